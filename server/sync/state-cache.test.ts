import { inflateRawSync } from 'node:zlib';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { messagePacked, messageSync } from '#lib/realtime/model/sync-protocol.ts';
import type { Bundle } from './messages.ts';
import { StateCache } from './state-cache.ts';

const nothing = Uint8Array.of(0);
const words = 'what others could take over from this practice '.repeat(1000);

function board(text: string): Y.Doc {
	const doc = new Y.Doc();
	doc.getMap('items').set('first', text);
	return doc;
}

/** An empty cache and one that remembers what changes in `doc` from now on. */
function cacheOf(doc: Y.Doc) {
	const cache = new StateCache({ snapshot: null, updates: [] });
	doc.on('update', (update: Uint8Array) => cache.changed(update));
	return { cache, ask: (unpacks: boolean) => cache.answer(() => doc, nothing, unpacks) };
}

/** What a client makes of it. */
function read(bundle: Bundle): { readonly items: unknown; readonly packed: boolean; readonly bytes: number } {
	const doc = new Y.Doc();
	let packed = false;
	const take = (message: Uint8Array): void => {
		const decoder = createDecoder(message);
		const type = readVarUint(decoder);
		if (type === messagePacked) {
			packed = true;
			return take(inflateRawSync(readVarUint8Array(decoder)));
		}
		expect(type).toBe(messageSync);
		readVarUint(decoder);
		Y.applyUpdate(doc, readVarUint8Array(decoder));
	};
	bundle.messages.forEach(take);
	const items = doc.getMap('items').toJSON();
	doc.destroy();
	return { items, packed, bytes: bundle.webSocket.length };
}

describe('the state for who has nothing', () => {
	it('is packed aside, and from then on a fraction of its size for whoever reads that', async () => {
		const doc = board(words);
		const { ask } = cacheOf(doc);
		const plain = read(ask(true));
		expect(plain).toMatchObject({ items: { first: words }, packed: false });
		await vi.waitFor(() => expect(read(ask(true)).packed).toBe(true));
		const packed = read(ask(true));
		expect(packed.items).toEqual(plain.items);
		expect(packed.bytes).toBeLessThan(plain.bytes / 5);
		expect(read(ask(false))).toMatchObject({ items: { first: words }, packed: false });
	});

	it('brings what was changed since behind the packed rest', async () => {
		const doc = board(words);
		const { ask } = cacheOf(doc);
		await vi.waitFor(() => expect(read(ask(true)).packed).toBe(true));
		doc.getMap('items').set('second', 2);
		expect(read(ask(true))).toMatchObject({ items: { first: words, second: 2 }, packed: true });
		expect(read(ask(false))).toMatchObject({ items: { first: words, second: 2 }, packed: false });
	});

	it('is never an old one, though it was thrown away while it was packed', async () => {
		const doc = board(words);
		const { cache, ask } = cacheOf(doc);
		ask(true);
		cache.clear();
		doc.getMap('items').set('first', `${words}!`);
		await vi.waitFor(() => expect(read(ask(true)).packed).toBe(true));
		expect(read(ask(true)).items).toEqual({ first: `${words}!` });
	});

	it('is left as it is when it is small', async () => {
		const { ask } = cacheOf(board('short'));
		const small = ask(true);
		await new Promise((resolve) => setImmediate(resolve));
		expect(ask(true)).toBe(small);
	});
});
