import { expect, test } from 'vitest';
import { callOf, groupsChanged } from './call.ts';

test('that the groups are over is news once, and not with whatever ends later', () => {
	const inGroup = callOf({ run: 3, stage: 1, group: 'g' });
	const back = callOf({ run: 3, stage: 2, group: undefined });
	const ended = callOf({ run: 0, stage: 2, group: undefined });
	expect(groupsChanged(inGroup, back)).toBe(true);
	expect(groupsChanged(back, ended)).toBe(false);
	expect(groupsChanged('', back)).toBe(false);
});
