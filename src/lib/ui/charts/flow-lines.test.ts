import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowLines, labelPlaces, rowsOf, strongestOf } from './flow-lines.ts';

const flow = (from: number, to: number, strength: number) => ({ from, to, strength });

describe('the flows that stand out', () => {
	it('are the strongest, and those of one strength only together', () => {
		const flows = [flow(0, 1, 0.5), flow(1, 0, 1), flow(2, 0, 0.5), flow(0, 2, 0.2)];
		expect([...strongestOf(flows, 3)].sort()).toEqual([0, 1, 2]);
		expect([...strongestOf(flows, 2)]).toEqual([1]);
	});

	it('are never none: many of one strength stand out together', () => {
		expect(strongestOf([flow(0, 1, 1), flow(1, 0, 1), flow(1, 2, 1)], 2).size).toBe(3);
		expect(strongestOf([]).size).toBe(0);
	});
});

describe('the lines', () => {
	it('leave and arrive inside the rows of their ends, in the order of the other side', () => {
		const rows = rowsOf(2, 3, 30);
		expect(rows).toEqual({ tall: 90, from: 45, to: 30 });
		const [up, down, far] = flowLines([flow(0, 0, 1), flow(0, 2, 1), flow(1, 2, 1)], rows);
		expect(up?.start).toBeLessThan(down?.start ?? 0);
		expect(down?.end).toBeLessThan(far?.end ?? 0);
		for (const line of [up, down]) {
			expect(line?.start).toBeGreaterThan(0);
			expect(line?.start).toBeLessThan(45);
		}
		expect(far?.start).toBe(67.5);
	});

	it('carry labels that do not cover each other while there is room', () => {
		const ends = fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(3)), {
			minLength: 1,
			maxLength: 5,
			selector: ([from, to]) => `${from} ${to}`
		});
		fc.assert(
			fc.property(ends, (pairs) => {
				const lines = flowLines(
					pairs.map(([from, to]) => flow(from, to, 1)),
					rowsOf(4, 4, 44)
				);
				const places = labelPlaces(lines, 0.1, 16);
				expect(places).toHaveLength(lines.length);
				for (const [at, one] of places.entries()) {
					expect(one.along).toBeGreaterThan(0);
					expect(one.along).toBeLessThan(1);
					for (const other of places.slice(at + 1)) {
						const apart =
							Math.abs(one.along - other.along) >= 0.1 || Math.abs(one.across - other.across) >= 16;
						expect(apart).toBe(true);
					}
				}
			})
		);
	});
});
