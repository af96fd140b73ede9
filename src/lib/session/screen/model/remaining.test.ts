import { expect, test } from 'vitest';
import { clockText, remaining } from './remaining.ts';

test.each([
	[0, '0:00'],
	[1, '0:01'],
	[59_000, '0:59'],
	[59_001, '1:00'],
	[245_000, '4:05'],
	[3_600_000, '1:00:00'],
	[3_845_000, '1:04:05']
])('%i ms are shown as %s', (milliseconds, text) => {
	expect(clockText(milliseconds)).toBe(text);
});

test('a timer that runs counts by the given clock, one that stands still does not', () => {
	expect(remaining({ endsAt: 5000, left: null }, 2000)).toBe(3000);
	expect(remaining({ endsAt: 5000, left: null }, 9000)).toBe(0);
	expect(remaining({ endsAt: null, left: 4000 }, 9000)).toBe(4000);
	expect(remaining({ endsAt: 5000, left: null }, NaN)).toBeUndefined();
	expect(remaining(null, 0)).toBeUndefined();
});
