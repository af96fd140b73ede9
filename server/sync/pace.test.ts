import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from './pace.ts';

const people = 200;
/** Of a room with so many people. */
const rest = 5;

describe('Pace', () => {
	let writes: number[];
	let pace: Pace;

	beforeEach(() => {
		vi.useFakeTimers();
		writes = [];
		pace = new Pace(() => {
			writes.push(performance.now());
			pace.begin(people);
		});
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('writes a lone change at once, together with what arrives in the same moment', () => {
		const start = performance.now();
		pace.plan();
		pace.plan();
		expect(writes).toEqual([]);
		vi.advanceTimersByTime(0);
		expect(writes).toEqual([start]);
	});

	it('rests between two writes, longer when very many people have to be told', () => {
		const start = performance.now();
		pace.plan();
		vi.advanceTimersByTime(1);
		pace.plan();
		vi.advanceTimersByTime(rest - 2);
		expect(writes).toHaveLength(1);
		vi.advanceTimersByTime(1);
		expect(writes).toEqual([start, start + rest]);
		pace.begin(people + 100);
		pace.plan();
		vi.advanceTimersByTime(2 * rest - 1);
		expect(writes).toHaveLength(2);
		vi.advanceTimersByTime(1);
		expect(writes).toHaveLength(3);
	});

	it('owes no rest after a quiet moment', () => {
		pace.begin(people);
		vi.advanceTimersByTime(rest);
		pace.plan();
		vi.advanceTimersByTime(0);
		expect(writes).toHaveLength(1);
	});

	it('forgets a plan that is dropped or was overtaken by a write', () => {
		pace.plan();
		pace.drop();
		vi.advanceTimersByTime(100);
		pace.plan();
		pace.begin(people);
		vi.advanceTimersByTime(100);
		expect(writes).toEqual([]);
	});
});
