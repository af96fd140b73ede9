import { describe, expect, it } from 'vitest';
import { closesAtOf, nextAct } from './survey-look.ts';

const poll = (state: 'draft' | 'open' | 'closed' | 'revealed', closesAt: number | null = null) => ({
	state,
	closesAt
});

describe('a survey', () => {
	it('is open until its last poll closes, and without end when one has no time', () => {
		expect(closesAtOf([poll('open', 5), poll('draft', 9), poll('closed', 20)])).toBe(9);
		expect(closesAtOf([poll('open', 5), poll('open')])).toBeNull();
		expect(closesAtOf([])).toBeNull();
	});

	it('waits for the earliest step of any of its polls', () => {
		expect(nextAct([poll('revealed'), poll('draft')])).toBe('open');
		expect(nextAct([poll('closed'), poll('open')])).toBe('close');
		expect(nextAct([poll('closed'), poll('revealed')])).toBe('reveal');
		expect(nextAct([poll('revealed')])).toBeUndefined();
	});
});
