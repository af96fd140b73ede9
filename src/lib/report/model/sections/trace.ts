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
			table(input, actions, language),
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
				name: sourceText(source, language),
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

function table(input: ReportInput, actions: readonly PlacedAction[], language: string): ReportBlock {
	const byKey = sourcesByKey(input.trace);
	const heads = [
		'trace_plan',
		'trace_action',
		'trace_source',
		'trace_region',
		'trace_judged',
		'trace_dissent',
		'trace_why',
		'trace_indicator'
	];
	return {
		kind: 'table',
		caption: message('trace_caption'),
		rows: [
			heads.map((name) => head(message(name))),
			...actions.flatMap((placed): ReportCell[][] => {
				const { plan, action } = placed;
				const own: ReportCell[] = [cell({ text: plan.title }), head(actionText(placed))];
				const measured = cell({ text: indicatorText(placed), language: plan.language });
				if (action.evidence.length === 0)
					return [[...own, cell(message('trace_nothing')), ...Array<ReportCell>(4).fill(empty), measured]];
				return action.evidence.map((each) => {
					const source = byKey.get(evidenceKey(each));
					const dissents = source?.judged.flatMap(({ dissent }) => dissent ?? []) ?? [];
					return [
						...own,
						cell(source ? sourceText(source, language) : message('trace_gone')),
						cell({ text: source ? regionName(input, source.region, language) : '' }),
						cell({ text: source?.judged.map((judged) => judgedText(judged, language)).join('\n') ?? '' }),
						cell({ text: dissents.map((dissent) => figureText(dissent, language)).join('\n') }),
						cell({ text: each.why, language: plan.language }),
						measured
					];
				});
			})
		]
	};
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
