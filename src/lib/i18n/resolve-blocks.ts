/** Report blocks in words: every message translated, so that views and files need no messages. */
import type {
	ReportAxis,
	ReportBlock,
	ReportEnd,
	ReportSection,
	ReportStep,
	ReportText
} from '#lib/base/model/report-blocks.ts';
import type { ResolvedBlock, ResolvedSection, Words } from '#lib/base/model/resolved-blocks.ts';
import { m } from './paraglide/messages.js';
import type { locales } from './paraglide/runtime.js';

export type Locale = (typeof locales)[number];

type Message = (
	values: Readonly<Record<string, string | number>>,
	options: { readonly locale: Locale }
) => string;

/** Messages by their key: blocks name them, because models know no messages. */
export type MessageMap = ReadonlyMap<string, Message>;

/** @param functions compiled messages by key; whatever is no function is left out */
export const messageMap = (functions: Readonly<Record<string, unknown>>): MessageMap =>
	new Map(
		Object.entries(functions).filter((entry): entry is [string, Message] => typeof entry[1] === 'function')
	);

/** @throws when asked for a message that does not exist */
export function resolveText(text: ReportText, locale: Locale, messages: MessageMap): Words {
	if ('text' in text) {
		const foreign = text.language !== undefined && text.language !== locale;
		return foreign ? { text: text.text, lang: text.language } : { text: text.text };
	}
	if ('parts' in text)
		return { text: text.parts.map((part) => resolveText(part, locale, messages).text).join('') };
	const message = messages.get(text.message);
	if (!message) throw new Error(`the report names a message that does not exist: ${text.message}`);
	return { text: message(text.values ?? {}, { locale }) };
}

/** @throws when a block names a message that does not exist */
export function resolveSection(
	section: ReportSection,
	locale: Locale,
	messages: MessageMap
): ResolvedSection {
	return {
		id: section.id,
		title: resolveText(section.title, locale, messages),
		blocks: resolveBlocks(section.blocks, locale, messages)
	};
}

/** @throws when a block names a message that does not exist */
export function resolveBlocks(
	blocks: readonly ReportBlock[],
	locale: Locale,
	messages: MessageMap
): ResolvedBlock[] {
	const words = (text: ReportText) => resolveText(text, locale, messages);
	const endsIn = (ends: readonly ReportEnd[]) => ends.map((end) => ({ ...end, name: words(end.name) }));
	const stepsIn = (steps: readonly ReportStep[]) =>
		steps.map((step) => ({ ...step, name: words(step.name) }));
	const axis = ({ name, lowest, highest, ...ends }: ReportAxis) => ({
		...ends,
		name: words(name),
		lowest: words(lowest),
		highest: words(highest)
	});
	return blocks.map((block): ResolvedBlock => {
		switch (block.kind) {
			case 'paragraph':
				return { kind: 'paragraph', words: words(block.content) };
			case 'list':
				return { kind: 'list', entries: block.entries.map(words) };
			case 'facts':
				return {
					kind: 'facts',
					entries: block.entries.map(({ name, value }) => ({ name: words(name), value: words(value) }))
				};
			case 'table':
				return {
					...block,
					caption: words(block.caption),
					rows: block.rows.map((row) =>
						row.map(({ content, ...rest }) => ({ ...rest, words: words(content) }))
					)
				};
			case 'bars': {
				const { ends: _ends, caption, rows, ...bars } = block;
				return {
					...bars,
					caption: words(caption),
					rows: rows.map(({ name, label, marks, value, note, steps }) => ({
						name: words(name),
						value,
						label: words(label),
						marks: marks.map((mark) => ({ ...mark, name: words(mark.name) })),
						...(note ? { note: words(note) } : {}),
						...(steps ? { steps: stepsIn(steps) } : {})
					}))
				};
			}
			case 'tree':
				return { ...block, caption: words(block.caption), leaves: endsIn(block.leaves) };
			case 'flows':
				return {
					...block,
					caption: words(block.caption),
					from: endsIn(block.from),
					to: endsIn(block.to),
					flows: block.flows.map((flow) => ({ ...flow, label: words(flow.label) }))
				};
			case 'columns':
				return {
					kind: 'columns',
					caption: words(block.caption),
					rows: block.rows.map(({ name, label, steps }) => ({
						name: words(name),
						label: words(label),
						steps: stepsIn(steps)
					}))
				};
			case 'plane':
				return {
					kind: 'plane',
					caption: words(block.caption),
					x: axis(block.x),
					y: axis(block.y),
					points: block.points.map((point) => ({ ...point, name: words(point.name) }))
				};
			case 'words':
				return {
					...block,
					caption: words(block.caption),
					words: block.words.map(({ word, count }) => ({ word: words(word), count }))
				};
			case 'picture': {
				const alt = words(block.alt);
				const none = { text: m.report_picture_without_alt({}, { locale }) };
				return { kind: 'picture', asset: block.asset, alt: alt.text.trim() === '' ? none : alt };
			}
			case 'rich': {
				const { blocks: written, language } = block;
				return { kind: 'rich', blocks: written, ...(language === locale ? {} : { lang: language }) };
			}
			case 'section':
				return { kind: 'section', section: resolveSection(block.section, locale, messages) };
		}
	});
}
