/** Comments go with the letters they were made at, whoever writes before, between or after them. */
import { getSchema } from '@tiptap/core';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { noteAnchor } from '../model/rich-text.ts';
import { paragraphs, writeRich } from '../model/write-rich.ts';
import { rangeIn, stretchIn, type Stretch } from './comment-marks.ts';
import { richSchema } from './schema.ts';

const schema = getSchema(richSchema());
let doc: Y.Doc;
let type: Y.XmlFragment;

beforeEach(() => {
	doc = new Y.Doc();
	type = doc.getXmlFragment('text');
	doc.transact(() => writeRich(type, paragraphs('Growers sell as one.')));
});

/** The text as an editor has it. */
function opened() {
	const { doc: shown, mapping } = initProseMirrorDoc(type, schema);
	return { shown, joined: { doc, type, mapping } };
}
/** Marks words that stand in one paragraph. */
function mark(words: string): Stretch {
	const { shown, joined } = opened();
	let from = -1;
	shown.descendants((node, position) => {
		const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
		if (at >= 0) from = position + at;
	});
	return stretchIn(joined, { from, to: from + words.length });
}
function wordsAt(stretch: Stretch): string | undefined {
	const { shown, joined } = opened();
	const range = rangeIn(joined, stretch);
	return range && range.from < range.to ? shown.textBetween(range.from, range.to, ' ') : undefined;
}
function letters(): Y.XmlText {
	const [first] = type.toArray().flatMap((node) => (node instanceof Y.XmlElement ? node.toArray() : []));
	if (!(first instanceof Y.XmlText)) throw new Error('no text');
	return first;
}

it('finds its words again after others wrote around and inside them', () => {
	const stretch = mark('sell as one');
	letters().insert(0, 'In Lublin: ');
	expect(wordsAt(stretch)).toBe('sell as one');
	letters().insert(letters().toString().indexOf(' as one'), ' apples');
	expect(wordsAt(stretch)).toBe('sell apples as one');
	doc.transact(() => {
		const first = new Y.XmlElement('paragraph');
		first.insert(0, [new Y.XmlText('A new first paragraph')]);
		type.insert(0, [first]);
	});
	expect(wordsAt(stretch)).toBe('sell apples as one');
});

it('says that its words are gone, and takes garbage for no place', () => {
	const stretch = mark('sell as one');
	letters().delete(letters().toString().indexOf('sell'), 'sell as one'.length);
	expect(wordsAt(stretch)).toBeUndefined();
	expect(rangeIn(opened().joined, { from: 'AAAA', to: '////' })).toBeUndefined();
	expect(rangeIn(opened().joined, { from: '', to: '' })).toBeUndefined();
});

it('stays with its words when a footnote is put before or into them', () => {
	const stretch = mark('sell as one');
	for (const place of [0, 'Growers sell'.length]) {
		letters().insert(place, noteAnchor, { footnote: { note: 'Survey of 2016.' } });
	}
	expect(wordsAt(stretch)?.replaceAll(noteAnchor, '')).toBe('sell as one');
});
