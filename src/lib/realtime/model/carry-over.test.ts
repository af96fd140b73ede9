import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { carryOver } from './carry-over.ts';

const newId = 2 ** 32 - 1;

/** What somebody does after the server has heard of nothing any more. */
function recorded(doc: Y.Doc, change: () => void): Uint8Array[] {
	const updates: Uint8Array[] = [];
	const record = (update: Uint8Array) => updates.push(update);
	doc.on('update', record);
	change();
	doc.off('update', record);
	return updates;
}

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

const items = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('items');

function textOf(doc: Y.Doc, id: string): Y.Text {
	const text = items(doc).get(id)?.get('text');
	if (!(text instanceof Y.Text)) throw new Error('no text');
	return text;
}

function board(): Y.Doc {
	const doc = new Y.Doc();
	for (const id of ['a', 'b']) {
		const item = items(doc).set(id, new Y.Map());
		item.set('text', new Y.Text('good practice'));
		item.set('x', 1);
	}
	return doc;
}

/** The server's document afterwards. */
function carried(server: Y.Doc, unsaved: readonly Uint8Array[]) {
	const fresh = copyOf(server);
	const { update, homeless } = carryOver(unsaved, fresh, newId);
	if (update) Y.applyUpdate(fresh, update);
	expect(fresh.store.pendingStructs).toBeNull();
	expect(fresh.store.pendingDs).toBeNull();
	return { fresh, homeless };
}

describe('carryOver', () => {
	it('brings everything to its place, under the new client id only', () => {
		const mine = board();
		const server = copyOf(mine);
		const unsaved = recorded(mine, () => {
			textOf(mine, 'a').insert(5, 'and tested ');
			textOf(mine, 'a').delete(0, 5);
			items(mine).get('b')?.set('x', 2);
			items(mine).set('c', new Y.Map());
			items(mine).get('c')?.set('text', new Y.Text('mine'));
			items(mine).delete('b');
		});
		textOf(server, 'a').insert(0, 'others: ');
		const { fresh, homeless } = carried(server, unsaved);
		expect(homeless).toEqual([]);
		expect(textOf(fresh, 'a').toJSON()).toBe('others: and tested practice');
		expect(items(fresh).toJSON()).toMatchObject({ a: { x: 1 }, c: { text: 'mine' } });
		expect(items(fresh).has('b')).toBe(false);
		const writers = [...Y.decodeStateVector(Y.encodeStateVector(fresh)).keys()];
		const before = [...Y.decodeStateVector(Y.encodeStateVector(server)).keys()];
		expect(writers.toSorted()).toEqual([...before, newId].toSorted());
	});

	it('does not touch what somebody else has under the same client id', () => {
		const mine = new Y.Doc();
		mine.clientID = 5;
		const unsaved = recorded(mine, () => items(mine).set('mine', new Y.Map([['x', 1]])));
		const server = new Y.Doc();
		server.clientID = 5;
		items(server).set('theirs', new Y.Map([['x', 2]]));
		expect(items(carried(server, unsaved).fresh).toJSON()).toEqual({ mine: { x: 1 }, theirs: { x: 2 } });
	});

	it('hands back the text of what has no place any more, and keeps the rest', () => {
		const mine = board();
		const unsaved = recorded(mine, () => {
			textOf(mine, 'a').insert(0, 'lost ');
			textOf(mine, 'a').insert(5, 'and found ');
			items(mine).set('c', new Y.Map([['x', 3]]));
			textOf(mine, 'a').delete(0, 1);
		});
		// Restored from a backup of before.
		const { fresh, homeless } = carried(new Y.Doc(), unsaved);
		expect(homeless).toEqual(['lost ', 'and found ']);
		expect(items(fresh).toJSON()).toEqual({ c: { x: 3 } });
	});

	it('makes nothing of nothing', () => {
		const mine = board();
		const unsaved = recorded(mine, () => textOf(mine, 'a').delete(0, 3));
		expect(carryOver(unsaved, new Y.Doc(), newId)).toEqual({ update: undefined, homeless: [] });
	});

	it('ends with what an ordinary connection would have ended with, whatever was done', () => {
		const act = fc.record({
			kind: fc.constantFrom('write', 'erase', 'set', 'add', 'remove'),
			id: fc.constantFrom('a', 'b', 'c'),
			at: fc.nat(12),
			text: fc.string({ minLength: 1, maxLength: 5 })
		});
		fc.assert(
			fc.property(fc.array(act, { maxLength: 30 }), fc.array(act, { maxLength: 10 }), (mine, theirs) => {
				const own = board();
				const server = copyOf(own);
				// Ids of neighbouring rank: conflicts end the same way.
				own.clientID = newId - 1;
				const unsaved = recorded(own, () => mine.forEach((one) => perform(own, one)));
				theirs.forEach((one) => perform(server, one));
				const fresh = copyOf(server);
				const { update, homeless } = carryOver(unsaved, fresh, newId);
				if (update) Y.applyUpdate(fresh, update);
				for (const update of unsaved) Y.applyUpdate(server, update);
				expect(homeless).toEqual([]);
				expect(items(fresh).toJSON()).toEqual(items(server).toJSON());
			})
		);
	});
});

function perform(
	doc: Y.Doc,
	{ kind, id, at, text }: { kind: string; id: string; at: number; text: string }
): void {
	const item = items(doc).get(id);
	if (kind === 'add' && !item) {
		items(doc).set(
			id,
			new Y.Map<unknown>([
				['text', new Y.Text(text)],
				['x', at]
			])
		);
	}
	if (!item) return;
	const written = textOf(doc, id);
	const place = Math.min(at, written.length);
	if (kind === 'remove') items(doc).delete(id);
	else if (kind === 'set') item.set('x', at);
	else if (kind === 'write') written.insert(place, text);
	else if (kind === 'erase') written.delete(place, Math.min(2, written.length - place));
}
