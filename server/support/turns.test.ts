import { expect, it } from 'vitest';
import { turns } from './turns.ts';

const work = (milliseconds: number): void => {
	const end = performance.now() + milliseconds;
	while (performance.now() < end);
};

it('lets others go first, goes on at once while work takes no time, and lets them go when it has taken long', async () => {
	const turn = turns();
	let others = 0;
	setImmediate(() => others++);
	await turn();
	expect(others).toBe(1);
	setImmediate(() => others++);
	await turn();
	expect(others).toBe(1);
	work(20);
	await turn();
	expect(others).toBe(2);
});

it('keeps nobody waiting for longer than a piece and a turn', async () => {
	const turn = turns();
	let seen = 0;
	let over = false;
	const other = (): void => {
		seen++;
		if (!over) setImmediate(other);
	};
	setImmediate(other);
	for (let piece = 0; piece < 20; piece++) {
		work(10);
		await turn();
	}
	over = true;
	expect(seen).toBeGreaterThanOrEqual(10);
});
