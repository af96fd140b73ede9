/** From which region to which practices move, by their revealed judgements. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportBlock, ReportCell, ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';
import {
	movesFrom,
	transferMap,
	type TransferCell,
	type TransferMap
} from '#lib/polls/comparison/model/transfer-map.ts';
import { figureText } from '#lib/polls/model/measure-blocks.ts';
import { subjectSection } from '#lib/polls/model/poll-kind.ts';
import type { ComparedPoll, MapInput } from '../input.ts';
import { head, list, message, paragraph, regionEnd, regionName, subjectText } from '../texts.ts';

export function transfer(input: MapInput, language: string): ReportSection | undefined {
	// The newest revealed result of a kind that asks what works elsewhere.
	for (const poll of input.polls.toReversed()) {
		if (!poll.kind.directional) continue;
		const figures = poll.kind.figures(poll);
		const map =
			figures &&
			transferMap(
				figures,
				poll.subjects,
				input.regions.map(({ id }) => id)
			);
		if (!figures || !map) continue;
		const look = { input, poll, map, language };
		const strongest = Math.max(figures.high, movesFrom + 1);
		return {
			id: 'transfer-map',
			title: message('transfer'),
			blocks: [
				paragraph(message('transfer_about', { poll: localized(poll.title, language) })),
				...best(look),
				flows(look, strongest),
				matrix(look, figures.high),
				list([message('transfer_formula')])
			]
		};
	}
	return undefined;
}

interface Look {
	readonly input: MapInput;
	readonly poll: ComparedPoll;
	readonly map: TransferMap;
	readonly language: string;
}

const named = ({ input, language }: Look, region: string | null): ReportText =>
	region === null ? message('transfer_guests') : { text: regionName(input, region, language) || region };

/** Every pair of regions with a judgement. */
const pairs = ({ map }: Look) =>
	map.cells.flatMap((row, from) => row.flatMap((cell, to) => (cell ? [{ from, to, cell }] : [])));

/** The one practice that moves best between two regions of the workshop. */
function best(look: Look): ReportBlock[] {
	const { poll, map, language, input } = look;
	const [first] = pairs(look)
		.flatMap(({ from, to, cell }) => cell.practices.slice(0, 1).map((practice) => ({ from, to, practice })))
		.filter(({ from, practice }) => map.from[from] !== null && practice.value >= movesFrom)
		.sort((a, b) => b.practice.value - a.practice.value);
	if (!first) return [];
	return [
		paragraph(
			message('transfer_best', {
				practice: subjectText(poll, first.practice.subject, language),
				from: regionName(input, map.from[first.from] ?? null, language),
				to: regionName(input, map.to[first.to] ?? null, language),
				value: signed(first.practice.value, language)
			})
		)
	];
}

function flows(look: Look, strongest: number): ReportBlock {
	const { input, map, language } = look;
	const found = pairs(look).filter(({ cell }) => cell.value >= movesFrom);
	if (found.length === 0) return paragraph(message('transfer_nothing'));
	return {
		kind: 'flows',
		caption: message('transfer_flows', { from: signed(movesFrom, language) }),
		from: map.from.map((region) =>
			region === null ? { name: named(look, region), color: null } : regionEnd(input, region, language)
		),
		to: map.to.map((region) => regionEnd(input, region, language)),
		flows: found.map(({ from, to, cell }) => ({
			from,
			to,
			strength: Math.min(1, (cell.value - movesFrom) / (strongest - movesFrom)),
			label: { text: signed(cell.value, language) },
			...reasonsOf(cell)
		})),
		ranked: true
	};
}

function matrix(look: Look, high: number): ReportBlock {
	const { map, language } = look;
	return {
		kind: 'table',
		caption: message('transfer_caption'),
		rows: [
			[head(message('transfer_from')), ...map.to.map((region) => head(named(look, region)))],
			...map.from.map((source, at): ReportCell[] => [
				head(named(look, source)),
				...map.to.map((target, column): ReportCell => {
					const cell = map.cells[at]?.[column];
					if (source === target) return { content: message('transfer_own') };
					if (!cell) return { content: { text: '–' } };
					return {
						content: message('transfer_cell', {
							value: signed(cell.value, language),
							count: cell.practices.length
						}),
						value: cell.value,
						shade: cell.value / (high || 1),
						...reasonsOf(cell)
					};
				})
			])
		]
	};
}

/** Where the reasons are that people gave for what works best. */
function reasonsOf({ practices: [best] }: TransferCell): { more?: string } {
	return best ? { more: subjectSection(best.subject) } : {};
}

const signed = (value: number, language: string): string =>
	`${value > 0 ? '+' : ''}${figureText(value, language, 1)}`;
