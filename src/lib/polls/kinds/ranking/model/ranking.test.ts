import { expect, it } from 'vitest';
import { ranking } from './ranking.ts';

const subjects = ['A', 'B', 'C', 'D'].map((id) => ({ id, title: { en: id }, region: null }));
const ballots = [
	...Array.from({ length: 6 }, () => 'ABDC'),
	...Array.from({ length: 5 }, () => 'DBCA'),
	...Array.from({ length: 4 }, () => 'CDBA'),
	...Array.from({ length: 2 }, () => 'BCDA')
].map((order) => ({ subject: '*', region: 'pl', ballot: { order: [...order] } }));
const count = (list: typeof ballots) =>
	ranking.count({}, subjects, ['pl'], list, { minimumCell: 3, voters: list.length });

it('lets B win with two first places: 18, 32, 21 and 31 points of 17 people', () => {
	expect(count(ballots)).toMatchObject({
		subjects: [18, 32, 21, 31].map((points) => ({
			total: { n: 17, mean: expect.closeTo(points / 17, 9) as number }
		})),
		firsts: [6, 2, 4, 5],
		complete: 17
	});
});

it('takes partial rankings, but tells the agreement of complete ones only', () => {
	const partial = { subject: '*', region: 'pl', ballot: { order: ['D'] } };
	const tally = count([...ballots, partial]);
	expect(tally).toMatchObject({
		complete: 17,
		concordance: (count(ballots) as { concordance: number }).concordance
	});
	expect(count([partial])).toMatchObject({
		concordance: null,
		subjects: [1, 1, 1, 3].map((mean) => ({ total: { mean } }))
	});
});

it('refuses a thing ranked twice and a thing nobody asked about', () => {
	const accept = (order: string[]) => ranking.accept({}, { order }, { region: 'pl' }, subjects);
	expect(accept(['A', 'A'])).toEqual({ ok: false, reason: 'invalid-ballot' });
	expect(accept(['A', 'Z'])).toEqual({ ok: false, reason: 'unknown-subject' });
});
