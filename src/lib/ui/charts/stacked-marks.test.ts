import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stackMarks } from './stacked-marks.ts';

it('puts every mark exactly at its value and none over another', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 14 }), (values) => {
			const placed = stackMarks(values, (value) => value, 5);
			expect(placed.map(({ mark }) => mark).sort()).toEqual([...values].sort());
			for (const [index, one] of placed.entries()) {
				expect(one.at).toBe(one.mark);
				for (const other of placed.slice(index + 1)) {
					expect(Math.abs(one.at - other.at) >= 5 || one.row !== other.row).toBe(true);
				}
			}
		})
	);
});

it('stacks equal ones from the top', () => {
	expect(stackMarks([4, 4, 4], (value) => value, 5).map(({ row }) => row)).toEqual([0, 1, 2]);
});
