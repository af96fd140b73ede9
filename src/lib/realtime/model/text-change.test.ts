import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { changeBetween, moveIndex, type DeltaStep } from './text-change.ts';

const apply = (text: string, change: ReturnType<typeof changeBetween>): string =>
	change ? text.slice(0, change.at) + change.insert + text.slice(change.at + change.remove) : text;

describe('changeBetween', () => {
	it('finds the letter that was typed by the caret, not by luck', () => {
		expect(changeBetween('aa', 'aaa', 1)).toEqual({ at: 0, remove: 0, insert: 'a' });
		expect(changeBetween('aa', 'aaa', 3)).toEqual({ at: 2, remove: 0, insert: 'a' });
	});

	it('takes a whole emoji, never half of one', () => {
		expect(changeBetween('x😀', 'x😁', 3)).toEqual({ at: 1, remove: 2, insert: '😁' });
		expect(changeBetween('😀', '🌀', 2)).toEqual({ at: 0, remove: 2, insert: '🌀' });
	});

	it('always leads from the one text to the other, whatever the caret', () => {
		const words = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', 'ż'), maxLength: 12 });
		fc.assert(
			fc.property(words, words, fc.nat(30), (before, after, caret) => {
				const change = changeBetween(before, after, caret);
				expect(apply(before, change)).toBe(after);
				if (change) expect(change.insert.isWellFormed()).toBe(true);
			})
		);
	});
});

describe('moveIndex', () => {
	const deltaOf = (text: string, edit: (text: Y.Text) => void): readonly DeltaStep[] => {
		const shared = new Y.Doc().getText('t');
		shared.insert(0, text);
		let delta: readonly DeltaStep[] = [];
		shared.observe((event) => (delta = event.delta));
		edit(shared);
		return delta;
	};

	it('moves with what was inserted or deleted before it and ignores what happens behind it', () => {
		expect(
			moveIndex(
				3,
				deltaOf('abcdef', (t) => t.insert(0, 'xy'))
			)
		).toBe(5);
		expect(
			moveIndex(
				3,
				deltaOf('abcdef', (t) => t.delete(0, 2))
			)
		).toBe(1);
		expect(
			moveIndex(
				3,
				deltaOf('abcdef', (t) => t.delete(1, 4))
			)
		).toBe(1);
		expect(
			moveIndex(
				3,
				deltaOf('abcdef', (t) => t.insert(5, 'xy'))
			)
		).toBe(3);
		expect(
			moveIndex(
				3,
				deltaOf('abcdef', (t) => t.delete(4, 1))
			)
		).toBe(3);
	});

	it('stays in front of what others insert at the same place', () => {
		expect(
			moveIndex(
				3,
				deltaOf('abcdef', (t) => t.insert(3, 'xy'))
			)
		).toBe(3);
	});
});
