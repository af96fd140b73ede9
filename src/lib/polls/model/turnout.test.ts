import { describe, expect, it } from 'vitest';
import { pollKindOf } from './kinds.ts';
import { ballotsAsked, finishedIn, partlyIn, totalOf } from './turnout.ts';

const kindOf = (id: string) => {
	const kind = pollKindOf(id);
	if (!kind) throw new Error(`no kind ${id}`);
	return kind;
};
const subjects = [
	{ id: 'apples', title: { en: 'Apples' }, region: 'pl' },
	{ id: 'guests', title: { en: 'Guests' }, region: null }
];
const asked = (kind: string, region: string, of = subjects) =>
	ballotsAsked(kindOf(kind), { subjects: of, config: kindOf(kind).defaultConfig() }, region);

describe('how much is asked of one person', () => {
	it('is one ballot about the whole poll, or one about each thing', () => {
		expect(asked('dots', 'es')).toBe(1);
		expect(asked('rating', 'es')).toBe(2);
	});

	it('leaves out the practices of the own region', () => {
		expect(asked('transferability', 'es')).toBe(2);
		expect(asked('transferability', 'pl')).toBe(1);
	});

	it('is not known where it depends on a region that is not kept', () => {
		expect(asked('transferability', '')).toBeNull();
		expect(asked('transferability', '', subjects.slice(1))).toBe(1);
		expect(asked('rating', '')).toBe(2);
	});

	it('is not known on a question board, where nobody has asked everything', () => {
		expect(asked('questions', 'es')).toBeNull();
	});
});

describe('all regions together', () => {
	it('add up, with those who are through and those who are not', () => {
		const total = totalOf({
			pl: { voters: 3, ballots: 5, complete: 2 },
			es: { voters: 1, ballots: 1, complete: 0 }
		});
		expect(total).toEqual({ voters: 4, ballots: 6, complete: 2 });
		expect([finishedIn(total), partlyIn(total)]).toEqual([2, 2]);
	});

	it('say nothing of who is through where one region does not tell', () => {
		const total = totalOf({ pl: { voters: 3, ballots: 5, complete: 2 }, es: { voters: 1, ballots: 1 } });
		expect(total).toEqual({ voters: 4, ballots: 6 });
		expect([finishedIn(total), partlyIn(total)]).toEqual([4, 0]);
	});
});
