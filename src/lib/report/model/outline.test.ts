import * as v from 'valibot';
import { expect, it } from 'vitest';
import type { ReportSection } from '#lib/base/model/report-blocks.ts';
import { arrange, choicesOf, ReportOutline } from './outline.ts';

const sections: ReportSection[] = ['numbers', 'agenda', 'posters', 'results', 'reading'].map((id) => ({
	id,
	title: { text: id },
	blocks: []
}));
const ids = (outline: ReportOutline) => arrange(sections, outline).map(({ id }) => id);

it('without choices everything stands in its usual order', () => {
	expect(ids([])).toEqual(['numbers', 'agenda', 'posters', 'results', 'reading']);
});

it('keeps the chosen order and leaves out what is hidden', () => {
	const outline = [
		{ section: 'results', shown: true },
		{ section: 'numbers', shown: true },
		{ section: 'agenda', shown: false },
		{ section: 'posters', shown: true },
		{ section: 'reading', shown: true }
	];
	expect(ids(outline)).toEqual(['results', 'numbers', 'posters', 'reading']);
	expect(choicesOf(sections, outline).map(({ section, shown }) => [section, shown])).toEqual([
		['results', true],
		['numbers', true],
		['agenda', false],
		['posters', true],
		['reading', true]
	]);
});

it('a section that came later stands behind what usually precedes it, and is shown', () => {
	const outline = [
		{ section: 'reading', shown: true },
		{ section: 'agenda', shown: true }
	];
	expect(ids(outline)).toEqual(['numbers', 'reading', 'agenda', 'posters', 'results']);
});

it('what has nothing to say any more is passed over', () => {
	expect(ids([{ section: 'gone', shown: true }])).toEqual(sections.map(({ id }) => id));
});

it('refuses a section that is named twice, and what is no name of a section', () => {
	const twice = { section: 'agenda', shown: true };
	expect(v.safeParse(ReportOutline, [twice, twice]).success).toBe(false);
	expect(v.safeParse(ReportOutline, [{ section: '<b>', shown: true }]).success).toBe(false);
	expect(v.safeParse(ReportOutline, [twice]).success).toBe(true);
});
