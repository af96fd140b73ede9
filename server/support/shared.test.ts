import { expect, it } from 'vitest';
import { shared } from './shared.ts';

it('looks once for all who ask meanwhile, and never answers with an older look', async () => {
	let looks = 0;
	const waiting: (() => void)[] = [];
	const ask = shared(async () => {
		const look = ++looks;
		await new Promise<void>((done) => waiting.push(done));
		return look;
	});
	const answer = () => waiting.shift()?.();
	const first = ask('a');
	const rest = [ask('a'), ask('a')];
	expect(looks).toBe(1);
	answer();
	expect(await first).toBe(1);
	answer();
	expect(await Promise.all(rest)).toEqual([2, 2]);
	const later = ask('a');
	answer();
	expect(await later).toBe(3);
});

it('keeps keys apart and goes on after a failure', async () => {
	let fails = true;
	const ask = shared((key) => (fails ? Promise.reject(new Error(key)) : Promise.resolve(key)));
	const [first, second, other] = [ask('a'), ask('a'), ask('b')];
	fails = false;
	await expect(first).rejects.toThrow('a');
	await expect(other).rejects.toThrow('b');
	expect(await second).toBe('a');
	expect(await ask('a')).toBe('a');
});
