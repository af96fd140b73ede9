/** Report blocks in words: every message translated, so that views and files need no messages. */
import type {
	ReportBlock,
	ReportEnd,
	ReportSection,
	ReportStep,
	ReportText,
	ReportTree
} from '#lib/base/model/report-blocks.ts';
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

/** Words, and their language where it is not that of what surrounds them. */
export interface Words {
	readonly text: string;
	readonly lang?: string;
}

export interface ResolvedCell {
	readonly words: Words;
	readonly value?: number | string;
	readonly header?: boolean;
	readonly shade?: number;
	readonly more?: string;
}

export interface ResolvedEnd {
	readonly name: Words;
	readonly color: number | null;
}

export interface ResolvedBar {
	readonly name: Words;
	readonly value: number | null;
	readonly label: Words;
	readonly marks: readonly { readonly name: Words; readonly value: number; readonly color: number }[];
	readonly note?: Words;
	readonly steps?: readonly ResolvedStep[];
}

export interface ResolvedStep {
	readonly name: Words;
	readonly count: number;
	readonly aside?: boolean;
}

export interface ResolvedColumns {
	readonly name: Words;
	readonly steps: readonly ResolvedStep[];
	readonly label: Words;
}

export type ResolvedBlock =
	| { readonly kind: 'paragraph'; readonly words: Words }
	| { readonly kind: 'list'; readonly entries: readonly Words[] }
	| { readonly kind: 'facts'; readonly entries: readonly { readonly name: Words; readonly value: Words }[] }
	| {
			readonly kind: 'table';
			readonly caption: Words;
			readonly heat?: boolean;
			readonly rows: readonly (readonly ResolvedCell[])[];
			readonly plain?: true;
	  }
	| {
			readonly kind: 'bars';
			readonly caption: Words;
			readonly low: number;
			readonly high: number;
			readonly rows: readonly ResolvedBar[];
	  }
	| {
			readonly kind: 'tree';
			readonly caption: Words;
			readonly leaves: readonly ResolvedEnd[];
			readonly root: ReportTree;
			readonly high: number;
	  }
	| {
			readonly kind: 'flows';
			readonly caption: Words;
			readonly from: readonly ResolvedEnd[];
			readonly to: readonly ResolvedEnd[];
			readonly flows: readonly {
				readonly from: number;
				readonly to: number;
				readonly strength: number;
				readonly label: Words;
			}[];
	  }
	| { readonly kind: 'columns'; readonly caption: Words; readonly rows: readonly ResolvedColumns[] }
	| {
			readonly kind: 'words';
			readonly caption: Words;
			readonly words: readonly { readonly word: Words; readonly count: number }[];
	  }
	| { readonly kind: 'picture'; readonly asset: string; readonly alt: Words }
	| { readonly kind: 'section'; readonly section: ResolvedSection };

export interface ResolvedSection {
	readonly id: string;
	readonly title: Words;
	readonly blocks: readonly ResolvedBlock[];
}

/** @throws when asked for a message that does not exist */
export function resolveText(text: ReportText, locale: Locale, messages: MessageMap): Words {
	if ('text' in text) {
		const foreign = text.language !== undefined && text.language !== locale;
		return foreign ? { text: text.text, lang: text.language } : { text: text.text };
	}
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
			case 'bars':
				return {
					...block,
					caption: words(block.caption),
					rows: block.rows.map(({ name, label, marks, value, note, steps }) => ({
						name: words(name),
						value,
						label: words(label),
						marks: marks.map((mark) => ({ ...mark, name: words(mark.name) })),
						...(note ? { note: words(note) } : {}),
						...(steps ? { steps: stepsIn(steps) } : {})
					}))
				};
			case 'tree':
				return { ...block, caption: words(block.caption), leaves: endsIn(block.leaves) };
			case 'flows':
				return {
					kind: 'flows',
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
			case 'section':
				return { kind: 'section', section: resolveSection(block.section, locale, messages) };
		}
	});
}
