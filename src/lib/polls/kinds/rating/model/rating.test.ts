import { describe, expect, it } from 'vitest';
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import { rating } from './rating.ts';

const subjects = ['a', 'b', 'c'].map((id) => ({ id, title: { en: id.toUpperCase() }, region: null }));
const axis = (name: string) => ({ name: { en: name }, lowest: {}, highest: {} });
const one = { ...axis(''), points: 5, name: {}, second: null, stop: null };
const two = { ...axis('Effort'), points: 5, second: axis('Effect'), stop: 1 };
const voter = { region: 'pl' };

/** By subject: what each person answered to both questions. */
function tallyOf(answers: Readonly<Record<string, readonly (readonly [unknown, unknown])[]>>) {
	const ballots = Object.entries(answers).flatMap(([subject, given]) =>
		given.map(([answer, second]) => ({ subject, region: 'pl', ballot: { subject, answer, second } }))
	);
	return rating.count(two, subjects, ['pl', 'es'], ballots, { minimumCell: 3, voters: 3 });
}
const question = (tally: unknown) => ({
	config: two,
	subjects,
	tally,
	weighting: 'person' as const,
	regions: [],
	language: 'en'
});
const kinds = (blocks: readonly ReportBlock[]): string[] => blocks.map(({ kind }) => kind);

describe('a rating by two questions', () => {
	it('needs a name for both, and both answers on one ballot', () => {
		expect(rating.parseConfig(two).ok).toBe(true);
		expect(rating.parseConfig({ ...two, name: {} }).ok).toBe(false);
		expect(rating.parseConfig({ ...two, second: axis(' ') }).ok).toBe(false);
		const accept = (config: unknown, ballot: object) =>
			rating.accept(config, { subject: 'a', ...ballot }, voter, subjects);
		expect(accept(two, { answer: 1, second: 'cannot-judge' })).toMatchObject({ ok: true });
		expect(accept(two, { answer: 1 })).toEqual({ ok: false, reason: 'incomplete-ballot' });
		expect(accept(one, { answer: 1, second: 2 })).toEqual({ ok: false, reason: 'invalid-ballot' });
		expect(accept(two, { answer: 1, second: 6 })).toEqual({ ok: false, reason: 'invalid-ballot' });
	});

	it('draws both medians in four fields and tells them in a table, the highest on both first', () => {
		const tally = tallyOf({
			a: [
				[1, 5],
				[2, 5],
				[1, 4]
			],
			b: [
				[5, 4],
				[4, 4],
				[5, 5]
			],
			c: [
				[3, 2],
				['cannot-judge', 2]
			]
		});
		const blocks = rating.report(question(tally));
		const [plane, table] = blocks.filter(({ kind }) => kind === 'plane' || kind === 'table');
		expect(plane).toMatchObject({
			points: [
				{ name: { text: 'B' }, x: 5, y: 4 },
				{ name: { text: 'A' }, x: 1, y: 5 },
				{ name: { text: 'C' }, x: 3, y: 2 }
			]
		});
		expect(table?.kind === 'table' && table.rows.slice(1).map((row) => row.at(-1)?.content)).toEqual([
			{ message: 'rating_field_both' },
			{ message: 'rating_field_second' },
			{ message: 'rating_field_line' }
		]);
		// Each question has its own figures; the first is what other results are compared by.
		expect(kinds(blocks).filter((kind) => kind === 'section')).toHaveLength(2);
		expect(rating.figures(question(tally))?.subjects.map(({ value }) => value)).toEqual([1, 5, 3]);
		expect(
			rating
				.questionFigures(question(tally))
				.map(({ name, figures }) => [name['en'], figures.subjects.map(({ value }) => value)])
		).toEqual([
			['Effort', [1, 5, 3]],
			['Effect', [5, 4, 2]]
		]);
		// How the figures are read is told once, after both.
		const notes = JSON.stringify(blocks).match(/result_formula_median/g);
		expect(notes).toHaveLength(1);
		expect(kinds(blocks).at(-1)).toBe('list');
	});

	it('shows how the answers to both spread before the figures, and nothing else', () => {
		const tally = tallyOf({ a: [[1, 5]] });
		const early = rating.report(question(rating.shownOf(tally, 'distribution')), 'distribution');
		expect(kinds(early)).toEqual(['section', 'section', 'paragraph']);
		for (const block of early.slice(0, 2)) {
			expect(block.kind === 'section' && kinds(block.section.blocks)).toEqual(['columns']);
		}
		expect(JSON.stringify(early)).not.toContain('plane');
	});

	it('is settled by its stop rule only when the answers to both questions are', () => {
		const near = tallyOf({ a: Array(3).fill([2, 2]), b: Array(3).fill([2, 2]), c: Array(3).fill([2, 2]) });
		expect(rating.report(question(near))).toContainEqual({
			kind: 'paragraph',
			content: { message: 'rating_stop_met' }
		});
		const far = tallyOf({
			a: Array(3).fill([2, 2]),
			b: Array(3).fill([2, 2]),
			c: [
				[2, 1],
				[2, 3],
				[2, 5]
			]
		});
		expect(rating.report(question(far))).toContainEqual({
			kind: 'paragraph',
			content: { message: 'rating_stop_open', values: { count: 1, subjects: 'C' } }
		});
	});
});
