import { expect, it } from 'vitest';
import { leftOut } from './left-out.ts';
import type { Subject } from './subject.ts';

const subject = (id: string, source?: Subject['source']): Subject => ({
	...{ id, title: { en: id }, region: null },
	...(source ? { source } : {})
});
const offers = {
	posters: [
		...['a', 'b', 'c'].map((id) => subject(id, 'posters')),
		{ ...subject('unnamed', 'posters'), title: {} }
	],
	criteria: [subject('x', 'criteria')]
};
const draft = (...subjects: Subject[]) => ({ state: 'draft' as const, round: 1, subjects });

it('is what the register of a draft has beside what the draft asks about', () => {
	const ids = (...subjects: Subject[]) => leftOut(draft(...subjects), offers).map(({ id }) => id);
	expect(ids(subject('a', 'posters'))).toEqual(['b', 'c']);
	// Drafts from before the source was noted, and posters that are gone.
	expect(ids(subject('a'), subject('b'))).toEqual(['c']);
	expect(ids(subject('gone', 'posters'), subject('a', 'posters'))).toEqual(['b', 'c']);
	expect(ids(...offers.posters.slice(0, 3))).toEqual([]);
});

it('is nothing for lists of one’s own, things on a board, mixtures, and what is no first draft', () => {
	expect(leftOut(draft(subject('own', 'free')), offers)).toEqual([]);
	expect(leftOut(draft(subject('note', 'items')), offers)).toEqual([]);
	expect(leftOut(draft(subject('a', 'posters'), subject('x', 'criteria')), offers)).toEqual([]);
	expect(leftOut(draft(), offers)).toEqual([]);
	const one = draft(subject('a', 'posters'));
	expect(leftOut({ ...one, state: 'open' }, offers)).toEqual([]);
	expect(leftOut({ ...one, round: 2 }, offers)).toEqual([]);
});
