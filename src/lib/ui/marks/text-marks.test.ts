import { describe, expect, it } from 'vitest';
import { nextEntry, toggledBold, toggledList } from './text-marks.ts';
import type { TextEdit } from './text-marks.ts';

/** A text with its selection between brackets, as it is after an edit. */
function after(
	text: string,
	change: (text: string, start: number, end: number) => TextEdit | undefined
): string {
	const start = text.indexOf('[');
	const end = text.indexOf(']') - 1;
	const bare = text.replace('[', '').replace(']', '');
	const edit = change(bare, start, end);
	if (!edit) return text;
	const result = bare.slice(0, edit.from) + edit.insert + bare.slice(edit.to);
	return `${result.slice(0, edit.start)}[${result.slice(edit.start, edit.end)}]${result.slice(edit.end)}`;
}

describe('bold', () => {
	it('wraps what is selected, without the spaces at its ends', () => {
		expect(after('an [open] idea', toggledBold)).toBe('an **[open]** idea');
		expect(after('an[ open ]idea', toggledBold)).toBe('an **[open]** idea');
	});

	it('is taken away again, by the words or with their stars', () => {
		expect(after('an **[open]** idea', toggledBold)).toBe('an [open] idea');
		expect(after('an [**open**] idea', toggledBold)).toBe('an [open] idea');
	});

	it('begins where the caret is, and ends there if nothing was written', () => {
		expect(after('an [] idea', toggledBold)).toBe('an **[]** idea');
		expect(after('an **[]** idea', toggledBold)).toBe('an [] idea');
	});

	it('of several lines is bold in each', () => {
		expect(after('[one\n\ntwo]', toggledBold)).toBe('[**one**\n\n**two**]');
	});
});

describe('lists', () => {
	it('are made of the lines that are touched, and unmade', () => {
		expect(after('Needs\npe[op]le\nmoney', toggledList)).toBe('Needs\n[- people]\nmoney');
		expect(after('one[\ntwo]', toggledList)).toBe('[- one\n- two]');
		expect(after('[- one\n- two]', toggledList)).toBe('[one\ntwo]');
		expect(after('[- one\ntwo]', toggledList)).toBe('[- one\n- two]');
	});

	it('keep the caret where it was in the words', () => {
		expect(after('peo[]ple', toggledList)).toBe('- peo[]ple');
		expect(after('- peo[]ple', toggledList)).toBe('peo[]ple');
		expect(after('[]', toggledList)).toBe('- []');
	});

	it('go on with Enter, count on, and end with an empty entry', () => {
		const enter = (text: string, _: number, end: number) => nextEntry(text, end);
		expect(after('- people[]', enter)).toBe('- people\n- []');
		expect(after('  - deep[]er', enter)).toBe('  - deep\n  - []er');
		expect(after('9. nine[]', enter)).toBe('9. nine\n10. []');
		expect(after('- one\n- []', enter)).toBe('- one\n[]');
		expect(after('plain[]', enter)).toBe('plain[]');
	});
});
