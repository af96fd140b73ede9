/** An action plan in the order of its template, with what its actions were learned from and who agreed to it. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportBlock, ReportCell, ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';
import { isAsked, planProgress } from '#lib/plan/model/completeness.ts';
import { isEmpty } from '#lib/plan/model/content.ts';
import { evidenceKey, type Evidence } from '#lib/plan/model/evidence.ts';
import type { PlanEntry } from '#lib/plan/model/messages.ts';
import { actionName, type Plan, type PlanSection } from '#lib/plan/model/plan.ts';
import type { Signature } from '#lib/plan/model/sections.ts';
import { isPlanChoice, type PlanField } from '#lib/plan/model/template.ts';
import type { Region, Workshop } from '#lib/session/model/messages.ts';
import { sourcesByKey } from '#lib/trace/model/reading.ts';
import type { Source, Trace } from '#lib/trace/model/trace.ts';
import { judgedText } from '#lib/trace/model/words.ts';
import { cell, content, conventions, head, message, monthText } from '../texts.ts';
import { nothing, type Form } from './form.ts';

export interface PlanFormInput {
	readonly workshop: Pick<Workshop, 'id' | 'project'>;
	readonly regions: readonly Pick<Region, 'id' | 'name'>[];
	readonly entry: PlanEntry;
	readonly plan: Plan;
	/** By the id of a section. */
	readonly signatures: ReadonlyMap<string, readonly Signature[]>;
	readonly trace: Trace;
	/** Milliseconds since 1970. */
	readonly collectedAt: number;
}

export function planForm(input: PlanFormInput): Form {
	const { workshop, regions, entry, plan, collectedAt } = input;
	const { language, template } = plan;
	const names = entry.regions.flatMap((id) => {
		const region = regions.find((each) => each.id === id);
		return region ? [localized(region.name, language)] : [];
	});
	return {
		workshop: workshop.id,
		title: { text: entry.title, language },
		place: names.join(', '),
		from: '',
		to: '',
		project: workshop.project,
		partners: [],
		collectedAt,
		language,
		kicker: content(template.title, language),
		lead: message('form_lead', { instrument: entry.instrument }),
		contents: true,
		tooLong: planProgress(plan).sections.flatMap(({ tooLong }) =>
			tooLong.map(({ label }) => content(label, language))
		),
		sections: [...parts(input), ...agreement(input)]
	};
}

/** The parts of the template in their order; the actions stand inside of theirs. */
function parts(input: PlanFormInput): ReportSection[] {
	const { plan } = input;
	const { language, template } = plan;
	return template.parts.flatMap((part): ReportSection[] => {
		const own = plan.sections.filter((section) => section.part.id === part.id);
		const [first] = own;
		const title = content(part.title, language);
		if (part.repeats) {
			const blocks = own.map((section, at): ReportBlock => ({
				kind: 'section',
				section: action(input, section, at + 1)
			}));
			const none: ReportBlock = { kind: 'paragraph', content: message('form_no_action') };
			return [{ id: part.id, title, blocks: blocks.length > 0 ? blocks : [none] }];
		}
		return first ? [{ id: part.id, title, blocks: fields(first, language) }] : [];
	});
}

function action(input: PlanFormInput, section: PlanSection, number: number): ReportSection {
	const { language } = input.plan;
	const name = actionName(section);
	const evidence = section.action?.evidence ?? [];
	return {
		id: `action-${section.id}`,
		title: name === '' ? message('trace_unnamed', { number }) : message('form_action', { number, name }),
		blocks: [
			...fields(section, language),
			...(evidence.length === 0 ? [] : [learned(input, section.id, evidence)])
		]
	};
}

/** Short fields are facts, long ones have a heading of their own; the order is that of the template. */
function fields({ id, part, fields: contents }: PlanSection, language: string): ReportBlock[] {
	const blocks: ReportBlock[] = [];
	/** Where short fields stand: below the last heading for such, or in the section itself. */
	let group = blocks;
	for (const field of part.fields) {
		if (field.english && !isAsked(field, language)) continue;
		const found = contents[field.id];
		const name = content(field.label, language);
		const written = field.english ? 'en' : language;
		if (found?.type === 'rich') {
			group = blocks;
			const empty = isEmpty(found);
			blocks.push({
				kind: 'section',
				section: {
					id: `${id}-${field.id}`,
					title: name,
					blocks: [
						empty
							? { kind: 'paragraph', content: nothing }
							: { kind: 'rich', blocks: found.blocks, language: written }
					]
				}
			});
			continue;
		}
		const entry = { name, value: factOf(field, found, written) };
		if (field.heading) {
			group = [];
			const title = content(field.heading, language);
			blocks.push({ kind: 'section', section: { id: `${id}-${field.id}`, title, blocks: group } });
		}
		const last = group.at(-1);
		if (last?.kind === 'facts') group.splice(-1, 1, { ...last, entries: [...last.entries, entry] });
		else group.push({ kind: 'facts', entries: [entry] });
	}
	return blocks;
}

function factOf(
	field: PlanField,
	found: PlanSection['fields'][string] | undefined,
	language: string
): ReportText {
	if (!found || isEmpty(found)) return nothing;
	if ('text' in found) return { text: found.text, language };
	if ('month' in found) return { text: monthText(found.month, language) };
	const labels = isPlanChoice(field)
		? field.options.filter(({ id }) => found.chosen.includes(id)).map(({ label }) => content(label, language))
		: [];
	const [first] = labels;
	const words = labels.map((label) => ('text' in label ? label.text : ''));
	return {
		text: words.join('; '),
		...(first && 'language' in first && first.language !== undefined ? { language: first.language } : {})
	};
}

function learned(input: PlanFormInput, action: string, evidence: readonly Evidence[]): ReportBlock {
	const { plan, trace, regions } = input;
	const { language } = plan;
	const byKey = sourcesByKey(trace);
	const row = (each: Evidence): ReportCell[] => {
		const source = byKey.get(evidenceKey(each));
		const region = regions.find(({ id }) => id === source?.region);
		return [
			cell(content(kindOf(trace, each)?.one, language)),
			head(source ? content(source.title, language, source.language) : message('trace_gone')),
			cell({ text: localized(region?.name, language) }),
			cell({ text: judged(source, language) }),
			cell({ text: each.why, language })
		];
	};
	return {
		kind: 'section',
		section: {
			id: `${action}-learned`,
			title: message('form_learned'),
			blocks: [
				{
					kind: 'table',
					caption: message('form_learned_caption'),
					rows: [
						['form_kind', 'trace_source', 'trace_region', 'trace_judged', 'trace_why'].map((name) =>
							head(message(name))
						),
						...evidence.map(row)
					]
				}
			]
		}
	};
}

const kindOf = ({ kinds }: Trace, { kind }: Evidence) => kinds.find((each) => each.kind === kind);

const judged = (source: Source | undefined, language: string): string =>
	(source?.judged ?? []).map((each) => judgedText(each, language)).join('\n');

/** Who signed what, and lines for ink and stamp. */
function agreement({ entry, plan, regions, signatures }: PlanFormInput): ReportSection[] {
	const { language } = plan;
	const day = new Intl.DateTimeFormat(conventions(language), { dateStyle: 'medium', timeZone: 'UTC' });
	const own = entry.regions.map((id) => ({
		id,
		name: localized(regions.find((region) => region.id === id)?.name, language) || id
	}));
	const actions = plan.sections.filter(({ action: each }) => each);
	const nameOf = (section: PlanSection): ReportText => {
		if (!section.action) return content(section.part.title, language);
		const number = actions.indexOf(section) + 1;
		const name = actionName(section);
		return name === '' ? message('trace_unnamed', { number }) : message('form_action', { number, name });
	};
	const signed = (section: PlanSection, region: string): ReportCell => {
		const signature = signatures.get(section.id)?.find((each) => each.region === region);
		if (!signature) return cell(nothing);
		const date = day.format(signature.at);
		return cell(signature.holds ? { text: date } : message('form_signed_before', { date }));
	};
	return [
		{
			id: 'agreement',
			title: message('form_agreement'),
			blocks: [
				{
					kind: 'table',
					caption: message('form_agreement_caption'),
					rows: [
						[head(message('form_section')), ...own.map(({ name }) => head({ text: name }))],
						...plan.sections.map((section) => [
							head(nameOf(section)),
							...own.map(({ id }) => signed(section, id))
						])
					]
				},
				{
					kind: 'facts',
					entries: ['form_date', 'form_signature', 'form_stamp'].map((name) => ({
						name: message(name),
						value: { text: '______________________________' }
					}))
				}
			]
		}
	];
}
