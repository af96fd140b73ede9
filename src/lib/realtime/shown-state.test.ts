import { expect, test } from 'vitest';
import { shownState, worstState } from './shown-state.ts';

test('the worst of all documents is told, with everything that waits', () => {
	const saved = { kind: 'saved', waiting: 0 } as const;
	expect(worstState(saved, [])).toEqual(saved);
	expect(worstState(saved, [{ kind: 'offline', waiting: 1 }, saved])).toEqual({
		kind: 'offline',
		waiting: 1
	});
	const own = { kind: 'offline', waiting: 2 } as const;
	expect(worstState(own, [own, { kind: 'saving', waiting: 1 }])).toEqual({
		kind: 'offline',
		waiting: 3
	});
	expect(worstState(saved, [{ kind: 'refused', waiting: 1, reason: 'read-only' }])).toEqual({
		...{ kind: 'refused', waiting: 1, reason: 'read-only' }
	});
});

test('a document that only opens, or was never there, does not worry anybody', () => {
	const saved = { kind: 'saved', waiting: 0 } as const;
	expect(
		worstState(saved, [
			{ kind: 'connecting', waiting: 0 },
			{ kind: 'refused', waiting: 0, reason: 'no-such-document' }
		])
	).toEqual(saved);
});

test('nothing is called saved while the page has no connection', () => {
	expect(shownState({ kind: 'saved', waiting: 0 }, false)).toEqual({ kind: 'offline', waiting: 0 });
	expect(shownState({ kind: 'saved', waiting: 0 })).toEqual({ kind: 'saved', waiting: 0 });
});
