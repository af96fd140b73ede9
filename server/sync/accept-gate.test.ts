import { describe, expect, it } from 'vitest';
import { AcceptGate } from './accept-gate.ts';

describe('AcceptGate', () => {
	it('lets in as many as it has places, and the next in line when one leaves', async () => {
		const gate = new AcceptGate(2, 10);
		const [first, second] = await Promise.all([gate.enter(), gate.enter()]);
		const inside: string[] = [];
		const third = gate.enter().then(() => inside.push('third'));
		const fourth = gate.enter().then(() => inside.push('fourth'));
		await Promise.resolve();
		expect(inside).toEqual([]);
		first?.();
		await third;
		expect(inside).toEqual(['third']);
		// Leaving twice must not open a second place.
		first?.();
		await Promise.resolve();
		expect(inside).toEqual(['third']);
		second?.();
		await fourth;
		expect(inside).toEqual(['third', 'fourth']);
	});

	it('turns away who finds the line full, and everybody when it closes', async () => {
		const gate = new AcceptGate(1, 1);
		await gate.enter();
		const waiting = gate.enter();
		expect(await gate.enter()).toBeUndefined();
		gate.close();
		expect(await waiting).toBeUndefined();
	});
});
