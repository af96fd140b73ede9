import { createEncoder, toUint8Array, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { RoomDocument } from './room-document.ts';

const ana = { participant: 'ana', workshop: 'w', role: 'participant', name: 'Ana', region: null } as const;
const empty = { snapshot: null, snapshotSeq: 0, updates: [], seq: 0, clients: [] };
const client = 7;

/** `items/note/text` of `client`: clock 0 is the note, 1 the text, and from 2 on its letters. */
function noteWith(letters: string): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = client;
	const note = doc.getMap('items').set('note', new Y.Map<unknown>());
	if (note instanceof Y.Map) note.set('text', new Y.Text(letters));
	return Y.encodeStateAsUpdate(doc);
}

/** Letters between two clocks of `client`. */
function letters(clock: number, between: readonly [number | null, number | null], text: string): Uint8Array {
	const [left, right] = between;
	const encoder = createEncoder();
	for (const number of [1, 1, client, clock]) writeVarUint(encoder, number);
	writeUint8(encoder, 4 | (left === null ? 0 : 0x80) | (right === null ? 0 : 0x40));
	for (const neighbour of between) {
		if (neighbour === null) continue;
		writeVarUint(encoder, client);
		writeVarUint(encoder, neighbour);
	}
	writeVarString(encoder, text);
	writeVarUint(encoder, 0);
	return toUint8Array(encoder);
}

function textOf(doc: Y.Doc): string {
	const note = doc.getMap('items').get('note');
	return note instanceof Y.Map ? String(note.get('text')) : '';
}

/** The text as the room has it, as its log has it, and as somebody gets it who joins. */
function apply(update: Uint8Array) {
	const start = noteWith('abcdef');
	const room = new RoomDocument('board', { ...empty, updates: [start] });
	const outcome = room.apply(update, ana);
	const entries = outcome.kind === 'applied' ? outcome.entries.map((entry) => entry.update) : [];
	const fromLog = new RoomDocument('board', { ...empty, updates: [start, ...entries] });
	const joined = new RoomDocument('board', { ...empty, updates: [Y.encodeStateAsUpdate(room.doc)] });
	return { outcome, texts: [room, fromLog, joined].map(({ doc }) => textOf(doc)) };
}

describe('what an update says of the neighbours of an item', () => {
	it('is kept where it is true', () => {
		const { outcome, texts } = apply(letters(8, [3, 4], 'X'));
		expect(outcome.kind).toBe('applied');
		expect(texts).toEqual(['abXcdef', 'abXcdef', 'abXcdef']);
	});

	it('is half kept where an undo of Yjs puts an item behind and in front of the same letter', () => {
		const { outcome, texts } = apply(letters(8, [4, 4], 'X'));
		expect(outcome.kind).toBe('applied');
		expect(texts).toEqual(['abcXdef', 'abcXdef', 'abcXdef']);
	});

	it('is half kept where the right one comes before the left one', () => {
		const { outcome, texts } = apply(letters(8, [5, 3], 'X'));
		expect(outcome.kind).toBe('applied');
		expect(texts).toEqual(['abcdXef', 'abcdXef', 'abcdXef']);
	});

	it('is half kept where a second version of known letters goes on behind its right neighbour', () => {
		const { outcome, texts } = apply(letters(6, [2, 3], 'ghij'));
		expect(outcome.kind).toBe('applied');
		expect(texts).toEqual(['abcdefij', 'abcdefij', 'abcdefij']);
	});

	it('is refused where nothing could ever stand: first of all, and in front of the second letter', () => {
		const { outcome, texts } = apply(letters(8, [null, 4], 'X'));
		expect(outcome).toEqual({ kind: 'bad', what: 'neighbours' });
		expect(texts).toEqual(['abcdef', 'abcdef', 'abcdef']);
	});
});
