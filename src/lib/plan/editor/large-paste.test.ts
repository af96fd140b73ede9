/** What is more than one change may be is divided, and what a text cannot take is known before. */
import { getSchema } from '@tiptap/core';
import { Fragment, type Node } from '@tiptap/pm/model';
import { updateYFragment } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { syncLimits } from '#lib/realtime/model/sync-protocol.ts';
import { refusalOf, richBounds, Scales } from './bounds.ts';
import { piecesOf } from './large-paste.ts';
import { richSchema } from './schema.ts';

const schema = getSchema(richSchema());
const paragraph = (text: string): Node =>
	schema.node('paragraph', null, text === '' ? [] : [schema.text(text)]);
const repeated = (count: number, make: (index: number) => Node): Node[] =>
	Array.from({ length: count }, (_, index) => make(index));
const document = (nodes: readonly Node[]): Node => schema.node('doc', null, nodes);
const letters = (text: string, count: number): string =>
	text.repeat(Math.ceil(count / text.length)).slice(0, count);

/** Two hundred pages. */
const pages = document(repeated(5000, (index) => paragraph(letters(`Growers sell as one, ${index}. `, 100))));

/** Bytes of the update by which a whole text arrives. */
function sent(doc: Node): number {
	const shared = new Y.Doc();
	const fragment = shared.getXmlFragment('text');
	shared.transact(() => updateYFragment(shared, fragment, doc, { mapping: new Map(), isOMark: new Map() }));
	return Y.encodeStateAsUpdate(shared).length;
}

describe('a long text', () => {
	it.each([
		['two hundred pages', pages],
		['short paragraphs', document(repeated(2000, () => paragraph('a')))],
		['empty ones', document(repeated(2000, () => paragraph('')))],
		['other scripts', document(repeated(500, () => paragraph(letters('Συνεταιρισμός ', 100))))],
		[
			'bold words',
			document(
				repeated(500, () =>
					schema.node('paragraph', null, [schema.text('a'), schema.text('b', [schema.mark('bold')])])
				)
			)
		],
		['headings', document(repeated(500, () => schema.node('heading', { level: 3 }, [schema.text('a')])))]
	])('is weighed at no less than what is sent, and at no more than five times as much: %s', (_, doc) => {
		const weight = new Scales().weigh(doc);
		expect(weight).toBeGreaterThanOrEqual(sent(doc));
		expect(weight).toBeLessThan(5 * sent(doc));
	});

	it('of two hundred pages is taken, in pieces that hold all of it in its order', () => {
		const scales = new Scales();
		expect(refusalOf(pages, 0, scales)).toBeUndefined();
		expect(refusalOf(pages, scales.weigh(pages), scales)).toBe('too-much');
		const pieces = piecesOf(pages.content, document([paragraph('')]), scales);
		if (!pieces) throw new Error('pieces');
		expect(document(pieces.flatMap(({ content }) => content)).eq(pages)).toBe(true);
		for (const piece of pieces) {
			expect(sent(document(piece.content))).toBeLessThan(syncLimits.updateBytes);
			expect(scales.all(piece)).toBeLessThanOrEqual(richBounds.atOnce);
		}
	});

	it('of all that is taken fits one frame, and more is refused', () => {
		const scales = new Scales();
		expect(richBounds.size).toBeLessThan(syncLimits.frameBytes);
		expect(richBounds.atOnce).toBeLessThan(syncLimits.updateBytes);
		expect(refusalOf(document([...pages.children, ...pages.children]), 0, scales)).toBe('too-much');
	});

	it('is not divided inside of one paragraph, and what has no place between paragraphs is none', () => {
		const scales = new Scales();
		const empty = document([paragraph('')]);
		expect(
			piecesOf(Fragment.from(paragraph(letters('a', richBounds.atOnce))), empty, scales)
		).toBeUndefined();
		expect(
			piecesOf(Fragment.from(schema.text(letters('a', richBounds.atOnce))), empty, scales)
		).toBeUndefined();
	});
});
