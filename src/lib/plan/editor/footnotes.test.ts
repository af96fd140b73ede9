/** Footnotes are letters of their paragraph: adding, changing and deleting one leaves all others as they are. */
import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readRich } from '../model/rich-text.ts';
import { paragraphs, writeRich } from '../model/write-rich.ts';
import { stretchIn, rangeIn } from './comment-marks.ts';
import { addedNote, noteAt, notesOf, removedNote, rewrittenNote, sameNote } from './footnotes.ts';
import { richSchema } from './schema.ts';

let doc: Y.Doc;
let fragment: Y.XmlFragment;
let joined: { doc: Y.Doc; type: Y.XmlFragment; mapping: ReturnType<typeof initProseMirrorDoc>['mapping'] };
let state: EditorState;

beforeEach(() => {
	doc = new Y.Doc();
	fragment = doc.getXmlFragment('text');
	writeRich(fragment, paragraphs('Growers sell as one.'));
	const { doc: shown, mapping } = initProseMirrorDoc(fragment, getSchema(richSchema()));
	joined = { doc, type: fragment, mapping };
	state = EditorState.create({ doc: shown });
});

/** Changes the text and what is shared, as the editor does. */
function apply(change: Transaction | undefined): void {
	if (!change) throw new Error('no change');
	state = state.apply(change);
	updateYFragment(doc, fragment, state.doc, { mapping: joined.mapping, isOMark: new Map() });
}
const select = (from: number, to = from): void =>
	void (state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to))));
const runs = () => {
	const [block] = readRich(fragment);
	return block?.kind === 'paragraph' ? block.runs : [];
};
const first = 1;
const afterGrowers = first + 'Growers'.length;
const afterSell = afterGrowers + ' sell'.length;

it('stands behind what is selected, and is found at the caret', () => {
	select(first, afterGrowers);
	apply(addedNote(state, 'Of apples,\n mostly.'));
	expect(runs()).toEqual([{ text: 'Growers' }, { note: 'Of apples, mostly.' }, { text: ' sell as one.' }]);
	expect(noteAt(state)).toEqual({ at: afterGrowers, note: 'Of apples, mostly.' });
	select(afterGrowers);
	expect(noteAt(state)?.note).toBe('Of apples, mostly.');
	select(first);
	expect(noteAt(state)).toBeUndefined();
	select(afterGrowers + 1);
	apply(state.tr.insertText('!'));
	expect(runs()).toContainEqual({ text: '! sell as one.' });
});

it('is changed and deleted alone, and found again after others have written', () => {
	select(afterSell);
	apply(addedNote(state, 'second'));
	select(afterGrowers);
	apply(addedNote(state, 'first'));
	const [one, two] = notesOf(state.doc);
	if (!one || !two) throw new Error('two notes');
	expect([one.note, two.note]).toEqual(['first', 'second']);
	apply(rewrittenNote(state, two, 'Second.'));
	expect(notesOf(state.doc).map(({ note }) => note)).toEqual(['first', 'Second.']);
	apply(state.tr.insertText('In Lublin: ', first));
	const there = sameNote(state.doc, one);
	apply(there && removedNote(state, there));
	expect(runs()).toEqual([{ text: 'In Lublin: Growers sell' }, { note: 'Second.' }, { text: ' as one.' }]);
	expect(sameNote(state.doc, one)).toBeUndefined();
});

it('leaves the letters after it whose they are: what is commented on there is still there', () => {
	const stretch = stretchIn(joined, { from: afterSell + 1, to: afterSell + 1 + 'as one'.length });
	select(afterGrowers);
	apply(addedNote(state, 'Of apples.'));
	const range = rangeIn(joined, stretch);
	expect(range && state.doc.textBetween(range.from, range.to)).toBe('as one');
});
