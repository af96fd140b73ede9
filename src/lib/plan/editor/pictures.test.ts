/** Pictures stand between paragraphs: none is cut in two for one, and every text goes on below it. */
import { getSchema } from '@tiptap/core';
import { EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { plainText, readRich, type RichBlock } from '../model/rich-text.ts';
import { paragraphs, writeRich } from '../model/write-rich.ts';
import { addedPicture, changedPicture, samePicture, selectedPicture } from './pictures.ts';
import { richSchema } from './schema.ts';

const schema = getSchema(richSchema());
const store = { asset: '0123456789abcdef', alt: 'A cold store', caption: '' };
let doc: Y.Doc;
let fragment: Y.XmlFragment;
let mapping: ReturnType<typeof initProseMirrorDoc>['mapping'];
let state: EditorState;

function open(...blocks: readonly RichBlock[]): void {
	doc = new Y.Doc();
	fragment = doc.getXmlFragment('text');
	writeRich(fragment, blocks);
	const opened = initProseMirrorDoc(fragment, schema);
	mapping = opened.mapping;
	state = EditorState.create({ doc: opened.doc });
}
/** Changes the text and what is shared, as the editor does. */
function apply(change: Transaction): void {
	state = state.apply(change);
	updateYFragment(doc, fragment, state.doc, { mapping, isOMark: new Map() });
}
const caretIn = (words: string): void =>
	state.doc.descendants((node, position) => {
		const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
		if (at >= 0) state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, position + at)));
	});
const kinds = (): string[] =>
	readRich(fragment).map((block) => (block.kind === 'paragraph' ? plainText([block]) : block.kind));

beforeEach(() => open(...paragraphs('Growers sell as one.\nPrices rose.')));

it('stands below the paragraph of the caret, which stays whole, and the caret goes on below it', () => {
	caretIn('as one');
	apply(addedPicture(state, { ...store, width: 50 }));
	expect(kinds()).toEqual(['Growers sell as one.', 'picture', 'Prices rose.']);
	expect(readRich(fragment)[1]).toEqual({ kind: 'picture', ...store, width: 50 });
	apply(state.tr.insertText('Then: '));
	expect(kinds().at(-1)).toBe('Then: Prices rose.');
});

it('at the end of a text, of a cell and of an entry of a list there is a paragraph behind it', () => {
	caretIn('Prices');
	apply(addedPicture(state, store));
	expect(kinds()).toEqual(['Growers sell as one.', 'Prices rose.', 'picture', '']);
	const cell = { header: false, columns: 1, rows: 1, blocks: paragraphs('Who') };
	open({ kind: 'table', rows: [[cell]] }, { kind: 'list', ordered: false, items: [paragraphs('first')] });
	for (const words of ['Who', 'first']) {
		caretIn(words);
		apply(addedPicture(state, store));
	}
	const inside = ['paragraph', 'picture', 'paragraph'];
	expect(readRich(fragment)).toMatchObject([
		{ rows: [[{ blocks: inside.map((kind) => ({ kind })) }]] },
		{ items: [inside.map((kind) => ({ kind }))] }
	]);
});

it('takes no empty paragraph away: it stands before it', () => {
	open({ kind: 'paragraph', runs: [] });
	apply(addedPicture(state, store));
	expect(kinds()).toEqual(['picture', '']);
});

it('is said other words about while others write, and keeps its file', () => {
	caretIn('Growers');
	apply(addedPicture(state, { ...store, width: 50 }));
	const at = 'Growers sell as one.'.length + 2;
	state = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, at)));
	const placed = selectedPicture(state);
	if (!placed) throw new Error('nothing is selected');
	apply(state.tr.insertText('In Lublin: ', 1));
	const there = samePicture(state.doc, placed);
	if (!there) throw new Error('it is gone');
	apply(changedPicture(state, there, { ...store, alt: '', caption: 'Since 2016' }));
	expect(readRich(fragment)[1]).toEqual({ kind: 'picture', ...store, alt: '', caption: 'Since 2016' });
	expect(selectedPicture(state)?.picture.caption).toBe('Since 2016');
	apply(state.tr.deleteSelection());
	expect(samePicture(state.doc, placed)).toBeUndefined();
});
