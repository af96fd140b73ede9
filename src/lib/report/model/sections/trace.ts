/** What the actions of the plans were learned from, and what hangs loose at either end. */
import type { ReportBlock, ReportCell, ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';
import { localized } from '#lib/base/model/localized-text.ts';
import { evidenceKey } from '#lib/plan/model/evidence.ts';
import { dissentAbove } from '#lib/polls/statistics/model/deviation.ts';
import { figureText } from '#lib/polls/model/measure-blocks.ts';
import {
	actionsIn,
	looseEnds,
	sourcesByKey,
	strengthOf,
	strongFrom,
	type PlacedAction
} from '#lib/trace/model/reading.ts';
import type { Source } from '#lib/trace/model/trace.ts';
import { judgedText } from '#lib/trace/model/words.ts';
import type { ReportInput } from '../input.ts';
import { cell, content, head, list, message, paragraph, regionEnd, regionName } from '../texts.ts';

/** How thick a line is from what no poll has judged. */
const plainStrength = 0.2;

export function trace(input: ReportInput, language: string): ReportSection | undefined {
	const actions = actionsIn(input.trace);
	if (actions.length === 0) return undefined;
	return {
		id: 'trace',
		title: message('trace'),
		blocks: [
			paragraph(message('trace_about')),
			...flows(input, actions, language),
			...tables(input, actions, language),
			...loose(input, language),
			list([
				message('trace_formula', {
					dissent: figureText(dissentAbove, language),
					share: new Intl.NumberFormat(language, { style: 'percent' }).format(strongFrom)
				})
			])
		]
	};
}

const actionText = ({ action, plan, number }: PlacedAction): ReportText =>
	action.name === '' ? message('trace_unnamed', { number }) : { text: action.name, language: plan.language };

const sourceText = ({ title, language: original }: Source, language: string): ReportText =>
	content(title, language, original);

const kindText = ({ trace: { kinds } }: ReportInput, { kind }: Source, language: string): string =>
	localized(kinds.find((each) => each.kind === kind)?.one, language);

/** What no register holds has the name of something that one does: it says what it is. */
function flowName(input: ReportInput, source: Source, language: string): ReportText {
	const stands = input.trace.kinds.some(({ kind, register }) => kind === source.kind && register !== null);
	if (stands) return sourceText(source, language);
	const kind = kindText(input, source, language);
	return message('trace_of_kind', { kind, name: localized(source.title, language) });
}

/** What is used directly, joined with what uses it. */
function flows(input: ReportInput, actions: readonly PlacedAction[], language: string): ReportBlock[] {
	const byKey = sourcesByKey(input.trace);
	const used = [
		...new Set(
			actions.flatMap(({ action }) => action.evidence.flatMap((each) => byKey.get(evidenceKey(each)) ?? []))
		)
	];
	if (used.length === 0) return [];
	return [
		{
			kind: 'flows',
			caption: message('trace_flows'),
			from: used.map((source) => ({
				name: flowName(input, source, language),
				color: source.region === null ? null : regionEnd(input, source.region, language).color
			})),
			to: actions.map((placed) => ({ name: actionText(placed), color: null })),
			flows: actions.flatMap(({ action }, to) =>
				action.evidence.flatMap((each) => {
					const source = byKey.get(evidenceKey(each));
					if (!source) return [];
					const strength = strengthOf(source) ?? plainStrength;
					return [{ from: used.indexOf(source), to, strength, label: { text: each.why } }];
				})
			)
		}
	];
}

/** One table for each plan that has actions. */
function tables(input: ReportInput, actions: readonly PlacedAction[], language: string): ReportBlock[] {
	const plans = [...new Set(actions.map(({ plan }) => plan))];
	return plans.map((plan) => ({
		kind: 'table',
		caption: message('trace_caption', { plan: plan.title }),
		rows: [
			columns.map((name) => head(message(name))),
			...actions.filter((placed) => placed.plan === plan).flatMap((placed) => rowsOf(input, placed, language))
		]
	}));
}

const columns = [
	'trace_action',
	'trace_kind',
	'trace_source',
	'trace_region',
	'trace_judged',
	'trace_dissent',
	'trace_why',
	'trace_indicator'
];

function rowsOf(input: ReportInput, placed: PlacedAction, language: string): ReportCell[][] {
	const { plan, action } = placed;
	const byKey = sourcesByKey(input.trace);
	const name = head(actionText(placed));
	const measured = cell({ text: indicatorText(placed), language: plan.language });
	if (action.evidence.length === 0)
		return [[name, empty, cell(message('trace_nothing')), ...Array<ReportCell>(4).fill(empty), measured]];
	return action.evidence.map((each) => {
		const source = byKey.get(evidenceKey(each));
		const dissents = source?.judged.flatMap(({ dissent }) => dissent ?? []) ?? [];
		return [
			name,
			cell({ text: source ? kindText(input, source, language) : '' }),
			cell(source ? sourceText(source, language) : message('trace_gone')),
			cell({ text: source ? regionName(input, source.region, language) : '' }),
			cell({ text: source?.judged.map((judged) => judgedText(judged, language)).join('\n') ?? '' }),
			cell({ text: dissents.map((dissent) => figureText(dissent, language)).join('\n') }),
			cell({ text: each.why, language: plan.language }),
			measured
		];
	});
}

const empty = cell({ text: '' });

function indicatorText({ action: { indicator, baseline, target } }: PlacedAction): string {
	if (indicator === '') return '';
	const way = [baseline, target].filter(Boolean).join(' → ');
	return way === '' ? indicator : `${indicator}: ${way}`;
}

function loose(input: ReportInput, language: string): ReportBlock[] {
	const { actions, kinds } = looseEnds(input.trace);
	const entries = [
		...actions.map(({ action, number, plan }) =>
			message('trace_loose_action', { name: action.name || `${plan.title}, ${number}` })
		),
		...kinds.flatMap(({ kind, strong }) =>
			strong.map((source) =>
				message('trace_loose_source', {
					kind: localized(kind.one, language),
					name: localized(source.title, language)
				})
			)
		)
	];
	if (entries.length === 0) return [];
	return [
		{
			kind: 'section',
			section: { id: 'trace-loose', title: message('trace_loose'), blocks: [list(entries)] }
		}
	];
}
