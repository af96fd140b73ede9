import { expect, it } from 'vitest';
import { dots } from './dots.ts';

const subjects = ['a', 'b'].map((id) => ({
	id,
	title: { en: id },
	region: null,
	source: 'items' as const,
	board: 'wall'
}));

it('puts on each thing as many marks as people gave it together', () => {
	const ballots = [{ a: 2, b: 1 }, { a: 1 }, { a: 3 }].map((amounts) => ({
		subject: '*',
		region: 'pl',
		ballot: { amounts }
	}));
	const tally = dots.count({ dots: 3, cap: 3 }, subjects, ['pl'], ballots, { minimumCell: 3, voters: 3 });
	expect(dots.marksItems).toBe(true);
	expect(dots.marks(tally)).toEqual([
		{ subject: 'a', count: 6 },
		{ subject: 'b', count: 1 }
	]);
});
