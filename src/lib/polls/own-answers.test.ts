import { expect, it } from 'vitest';
import { ownFigures } from './own-answers.ts';

const subjects = ['a', 'b'].map((id) => ({ id, title: { en: id }, region: null }));

it('counts one person as if nobody else had voted', () => {
	const rating = { kind: 'rating', config: { points: 5, lowest: {}, highest: {} }, subjects };
	const ballots = { a: { subject: 'a', answer: 4 }, b: { subject: 'b', answer: 'cannot-judge' } };
	expect([...ownFigures(rating, ballots)]).toEqual([['a', 4]]);
	const dots = { kind: 'dots', config: { dots: 3, cap: 2 }, subjects };
	expect([...ownFigures(dots, { '*': { amounts: { a: 2 } } })]).toEqual([
		['a', 2],
		['b', 0]
	]);
});

it('knows nothing where nothing was said, where it cannot be read, and where a kind has no figures', () => {
	const rating = { kind: 'rating', config: { points: 5, lowest: {}, highest: {} }, subjects };
	expect(ownFigures(rating, {}).size).toBe(0);
	expect(ownFigures(rating, { a: { subject: 'a', answer: 99 }, b: 'garbage' }).size).toBe(0);
	expect(ownFigures({ kind: 'gone', config: {}, subjects }, { a: {} }).size).toBe(0);
	const consent = { kind: 'consent', config: {}, subjects };
	expect(ownFigures(consent, { a: { subject: 'a', stance: 'agree' } }).size).toBe(0);
});
