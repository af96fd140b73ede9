import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { longestNote } from '#lib/base/model/rich-blocks.ts';
import { countedText, noteAnchor, plainText, readRich, unknownNames, type RichBlock } from './rich-text.ts';
import { paragraphs, writeRich } from './write-rich.ts';

const fragment = (doc = new Y.Doc()): Y.XmlFragment => doc.getXmlFragment('text');

const blocks: RichBlock[] = [
	{ kind: 'heading', level: 3, runs: [{ text: 'Who' }] },
	{
		kind: 'paragraph',
		runs: [
			{ text: 'See ' },
			{ text: 'the call', bold: true, link: 'https://clusters3.eu/call' },
			{ break: true },
			{ text: 'and ask.', italic: true }
		]
	},
	{
		kind: 'list',
		ordered: true,
		items: [
			[{ kind: 'paragraph', runs: [{ text: 'one' }] }],
			[
				{ kind: 'paragraph', runs: [{ text: 'two' }] },
				{ kind: 'list', ordered: false, items: [[{ kind: 'paragraph', runs: [{ text: 'inside' }] }]] }
			]
		]
	},
	{
		kind: 'table',
		rows: [
			[{ header: true, columns: 2, rows: 1, blocks: [{ kind: 'paragraph', runs: [{ text: 'Role' }] }] }],
			[
				{ header: false, columns: 1, rows: 1, blocks: [{ kind: 'paragraph', runs: [{ text: 'Office' }] }] },
				{ header: false, columns: 1, rows: 1, blocks: [{ kind: 'paragraph', runs: [] }] }
			]
		]
	}
];

describe('a long text', () => {
	it('reads as it was written', () => {
		const text = fragment();
		writeRich(text, blocks);
		// Yjs keeps neighbouring runs in texts of their own, so nothing is merged.
		expect(readRich(text)).toEqual(blocks);
		expect(plainText(readRich(text))).toBe('Who\nSee the call\nand ask.\none\ntwo\ninside\nRole\nOffice\n');
		expect(unknownNames(text)).toEqual([]);
	});

	it('has footnotes where their numbers stand: told in brackets, counted by their words', () => {
		const text = fragment();
		const noted: RichBlock[] = [
			{ kind: 'paragraph', runs: [{ text: 'Prices rose' }, { note: 'Survey of 2016.' }, { text: '.' }] }
		];
		writeRich(text, noted);
		expect(readRich(text)).toEqual(noted);
		expect(plainText(readRich(text))).toBe('Prices rose [Survey of 2016.].');
		expect(countedText(readRich(text))).toBe('Prices roseSurvey of 2016..');
		expect(unknownNames(text)).toEqual([]);
	});

	it('takes for a footnote only a letter that it hangs at, with words of one line', () => {
		const read = (words: string, footnote: unknown) => {
			const text = fragment();
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText()]);
			text.push([paragraph]);
			const inner = paragraph.get(0);
			if (inner instanceof Y.XmlText) inner.insert(0, words, { footnote });
			const [block] = readRich(text);
			return block?.kind === 'paragraph' ? block.runs : [];
		};
		expect(read(`a${noteAnchor}b`, { note: ' See\nthe call ' })).toEqual([
			{ text: 'a' },
			{ note: 'See the call' },
			{ text: 'b' }
		]);
		for (const none of [{ note: ' ' }, { note: 7 }, 'note', {}]) {
			expect(read(`a${noteAnchor}`, none)).toEqual([{ text: `a${noteAnchor}` }]);
		}
		const [long] = read(noteAnchor, { note: 'ż'.repeat(2 * longestNote) });
		expect(long).toEqual({ note: 'ż'.repeat(longestNote) });
	});

	it('has pictures: captions count, what a picture shows is told, and what names none is left out', () => {
		const text = fragment();
		const pictures: RichBlock[] = [
			{ kind: 'picture', asset: '0123456789abcdef', alt: 'A cold store', caption: 'Since 2016', width: 50 },
			{ kind: 'picture', asset: '0123456789abcdef', alt: '', caption: '' }
		];
		writeRich(text, pictures);
		expect(readRich(text)).toEqual(pictures);
		expect(plainText(readRich(text))).toBe('Since 2016 [A cold store]');
		expect(countedText(readRich(text))).toBe('Since 2016');
		expect(unknownNames(text)).toEqual([]);
		for (const asset of ['https://tracker.example/a.png', '../x', '']) {
			const forged = fragment();
			writeRich(forged, [{ kind: 'picture', asset, alt: 'x', caption: 'x' }]);
			expect(readRich(forged)).toEqual([]);
		}
	});

	it('made of lines has a paragraph for each that says something', () => {
		const text = fragment();
		writeRich(text, paragraphs('First.\n\nSecond.'));
		expect(readRich(text)).toHaveLength(2);
	});

	it('names what it does not know, keeps the words inside, and changes nothing', () => {
		const doc = new Y.Doc();
		const text = fragment(doc);
		const video = new Y.XmlElement('video');
		const caption = new Y.XmlText('Lublin, day two');
		caption.format(0, 6, { glow: {} });
		video.insert(0, [caption]);
		text.push([video]);
		const before = Y.encodeStateAsUpdate(doc);
		expect(unknownNames(text)).toEqual(['video', 'glow']);
		expect(readRich(text)).toMatchObject([{ kind: 'unknown', name: 'video' }]);
		expect(plainText(readRich(text))).toBe('Lublin, day two');
		expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
	});

	it('follows no script and no endless nesting', () => {
		const doc = new Y.Doc();
		const text = fragment(doc);
		const words = new Y.XmlText();
		words.insert(0, 'click', { link: { href: 'javascript:alert(1)' } });
		let inner = new Y.XmlElement('paragraph');
		inner.insert(0, [words]);
		text.push([inner]);
		expect(readRich(text)).toEqual([{ kind: 'paragraph', runs: [{ text: 'click' }] }]);
		for (let depth = 0; depth < 400; depth++) {
			const next = new Y.XmlElement('bulletList');
			inner.push([next]);
			inner = next;
		}
		expect(() => readRich(text)).not.toThrow();
		expect(unknownNames(text)).toEqual(['hook']);
	});

	it('that is something else reads as no text, or as its words', () => {
		expect(readRich(undefined)).toEqual([]);
		expect(readRich(new Y.Map())).toEqual([]);
		expect(readRich('plain')).toEqual([{ kind: 'paragraph', runs: [{ text: 'plain' }] }]);
	});
});
