import { expect, it } from 'vitest';
import { consent } from './kinds/consent/model/consent.ts';
import { dots } from './kinds/dots/model/dots.ts';
import { rating } from './kinds/rating/model/rating.ts';
import type { Poll } from './model/messages.ts';
import type { PollKind } from './model/poll-kind.ts';
import { ownFigures } from './own-answers.ts';

type Asked = Pick<Poll, 'config' | 'subjects'>;

const subjects = ['a', 'b'].map((id) => ({ id, title: { en: id }, region: null }));

/** By question, what each subject comes to. */
const said = (kind: PollKind, poll: Asked, ballots: Record<string, unknown>) =>
	ownFigures(kind, poll, ballots).map(({ figures }) =>
		figures.subjects.map(({ subject, value }) => [subject, value])
	);

it('counts one person as if nobody else had voted', () => {
	const scale = { config: { points: 5, lowest: {}, highest: {} }, subjects };
	const ballots = { a: { subject: 'a', answer: 4 }, b: { subject: 'b', answer: 'cannot-judge' } };
	expect(said(rating, scale, ballots)).toEqual([
		[
			['a', 4],
			['b', null]
		]
	]);
	const axis = (name: string) => ({ name: { en: name }, lowest: {}, highest: {} });
	const two = { ...scale, config: { points: 5, ...axis('Effort'), second: axis('Effect') } };
	expect(said(rating, two, { a: { subject: 'a', answer: 4, second: 2 } })).toEqual([
		[
			['a', 4],
			['b', null]
		],
		[
			['a', 2],
			['b', null]
		]
	]);
	const three = { config: { dots: 3, cap: 2 }, subjects };
	expect(said(dots, three, { '*': { amounts: { a: 2 } } })).toEqual([
		[
			['a', 2],
			['b', 0]
		]
	]);
});

it('knows nothing where nothing was said, where it cannot be read, and where a kind has no figures', () => {
	const scale = { config: { points: 5, lowest: {}, highest: {} }, subjects };
	expect(ownFigures(rating, scale, {})).toEqual([]);
	expect(ownFigures(rating, scale, { a: { subject: 'a', answer: 99 }, b: 'garbage' })).toEqual([]);
	expect(ownFigures(consent, { config: {}, subjects }, { a: { subject: 'a', stance: 'agree' } })).toEqual([]);
});
