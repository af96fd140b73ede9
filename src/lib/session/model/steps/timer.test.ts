import { expect, it } from 'vitest';
import { clockText, passedMark, timeLeft } from './timer.ts';

it('counts down by the server’s clock, and stands still in a pause', () => {
	expect(timeLeft({ endsAt: 10_000, left: null }, 4000)).toBe(6000);
	expect(timeLeft({ endsAt: null, left: 6000 }, 99_000)).toBe(6000);
	expect(timeLeft(null, 0)).toBeNull();
});

it('reads 0:00 at the very end and not before', () => {
	expect([61_000, 60_001, 1, 0, -999, -61_000].map(clockText)).toEqual([
		'1:01',
		'1:01',
		'0:01',
		'0:00',
		'0:00',
		'1:01'
	]);
});

it('says each mark once, also when several pass at once, and nothing for a new timer', () => {
	expect(passedMark(300_100, 299_900)).toBe(5);
	expect(passedMark(299_900, 299_000)).toBeUndefined();
	expect(passedMark(60_100, 60_000)).toBe(1);
	expect(passedMark(400_000, -5)).toBe(0);
	expect(passedMark(null, 10)).toBeUndefined();
	expect(passedMark(0, 60_000)).toBeUndefined();
});
