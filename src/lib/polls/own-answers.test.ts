import { expect, it } from 'vitest';
import type { Poll } from './model/messages.ts';
import { ownFigures } from './own-answers.ts';

const subjects = ['a', 'b'].map((id) => ({ id, title: { en: id }, region: null }));

/** By question, what each subject comes to. */
const said = (poll: Pick<Poll, 'kind' | 'config' | 'subjects'>, ballots: Record<string, unknown>) =>
	ownFigures(poll, ballots).map(({ figures }) =>
		figures.subjects.map(({ subject, value }) => [subject, value])
	);

it('counts one person as if nobody else had voted', () => {
	const rating = { kind: 'rating', config: { points: 5, lowest: {}, highest: {} }, subjects };
	const ballots = { a: { subject: 'a', answer: 4 }, b: { subject: 'b', answer: 'cannot-judge' } };
	expect(said(rating, ballots)).toEqual([
		[
			['a', 4],
			['b', null]
		]
	]);
	const axis = (name: string) => ({ name: { en: name }, lowest: {}, highest: {} });
	const two = { ...rating, config: { points: 5, ...axis('Effort'), second: axis('Effect') } };
	expect(said(two, { a: { subject: 'a', answer: 4, second: 2 } })).toEqual([
		[
			['a', 4],
			['b', null]
		],
		[
			['a', 2],
			['b', null]
		]
	]);
	const dots = { kind: 'dots', config: { dots: 3, cap: 2 }, subjects };
	expect(said(dots, { '*': { amounts: { a: 2 } } })).toEqual([
		[
			['a', 2],
			['b', 0]
		]
	]);
});

it('knows nothing where nothing was said, where it cannot be read, and where a kind has no figures', () => {
	const rating = { kind: 'rating', config: { points: 5, lowest: {}, highest: {} }, subjects };
	expect(ownFigures(rating, {})).toEqual([]);
	expect(ownFigures(rating, { a: { subject: 'a', answer: 99 }, b: 'garbage' })).toEqual([]);
	expect(ownFigures({ kind: 'gone', config: {}, subjects }, { a: {} })).toEqual([]);
	const consent = { kind: 'consent', config: {}, subjects };
	expect(ownFigures(consent, { a: { subject: 'a', stance: 'agree' } })).toEqual([]);
});
