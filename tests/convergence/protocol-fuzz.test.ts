/**
 * Damaged and forged frames against the room's document and readers: nothing may throw out of them, whatever is
 * not accepted must leave no trace, and what is accepted is the same in the room and in its log. `FUZZ=1000000` for a long run, `SEED=…` to repeat one.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentRoots } from '../../server/sync/roots.ts';
import type { SyncMember } from '../../server/sync/access.ts';
import { readClientMessage, readPresence } from '../../server/sync/messages.ts';
import { PresenceTable } from '../../server/sync/presence-table.ts';
import { RoomDocument, type ApplyOutcome } from '../../server/sync/room-document.ts';
import { fingerprint } from '../../server/sync/verified-state.ts';
import { forgedUpdate } from '../support/forged-updates.ts';
import { awarenessFrame, updateFrame, updateOf } from '../support/hostile-updates.ts';
import { Randomness, seedOfRun } from '../support/randomness.ts';

const frames = Number(process.env['FUZZ'] ?? 6000);
const framesPerDocument = 50;
const timeout = 60_000 + frames;
const seed = seedOfRun();

const eve: SyncMember = {
	participant: 'eve',
	workshop: 'w',
	role: 'participant',
	name: 'Eve',
	region: null
};
const empty = { snapshot: null, snapshotSeq: 0, updates: [], seq: 0, clients: [] };

/** Updates as an ordinary client makes them, of all sorts. */
function honestUpdates(): Uint8Array[] {
	const doc = new Y.Doc();
	doc.clientID = 7;
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const items = doc.getMap('items');
	for (let index = 0; index < 6; index++) {
		const item = new Y.Map<unknown>();
		items.set(`item-${index}`, item);
		doc.transact(() => {
			item.set('x', index * 1.5);
			item.set('points', [1, 2.5, -3, { deep: [null, true, 'text'] }]);
			item.set('text', new Y.Text('Zażółć gęślą jaźń'));
		});
		const text = item.get('text');
		if (text instanceof Y.Text) {
			text.insert(3, 'in the middle');
			text.delete(1, 6);
			text.format(0, 4, { bold: true });
		}
	}
	items.delete('item-2');
	updates.push(Y.encodeStateAsUpdate(doc));
	return updates;
}

function damage(bytes: Uint8Array, random: Randomness): Uint8Array {
	const damaged = Uint8Array.from(bytes);
	for (let times = 1 + random.below(4); times > 0; times--) {
		const at = random.below(damaged.length);
		const kind = random.below(4);
		if (kind === 0) damaged[at] = random.below(256);
		else if (kind === 1) damaged[at] = (damaged[at] ?? 0) ^ (1 << random.below(8));
		else if (kind === 2) return damaged.slice(0, at);
		else damaged.copyWithin(at, random.below(damaged.length));
	}
	return damaged;
}

/** A room whose log is kept beside it, to be compared with it. */
class WatchedRoom {
	#log: readonly Uint8Array[];
	#room: RoomDocument;
	#mark: string;

	constructor(log: readonly Uint8Array[]) {
		this.#log = log;
		this.#room = load(log);
		this.#mark = fingerprint(this.#room.doc);
	}

	get doc(): Y.Doc {
		return this.#room.doc;
	}

	/** Whatever is not applied leaves no trace; a room that is broken is built again from its log, as it was. */
	receive(update: Uint8Array, when: string): ApplyOutcome['kind'] {
		const outcome = this.#room.apply(update, eve);
		if (outcome.kind === 'applied') {
			this.#log = [...this.#log, ...outcome.entries.map((entry) => entry.update)];
			this.#mark = fingerprint(this.#room.doc);
			return outcome.kind;
		}
		if (outcome.kind === 'broken') {
			this.#room.destroy();
			this.#room = load(this.#log);
		}
		expect(fingerprint(this.#room.doc), when).toBe(this.#mark);
		return outcome.kind;
	}

	/** Who loads the log has what the room has. */
	end(when: string): void {
		const fromLog = load(this.#log);
		expect(fingerprint(fromLog.doc), `log after ${when}`).toBe(this.#mark);
		fromLog.destroy();
		this.#room.destroy();
	}
}

function load(updates: readonly Uint8Array[]): RoomDocument {
	const room = new RoomDocument('board', { ...empty, updates });
	// A root shows as a map, and so in the fingerprint, once somebody asked for it as one.
	for (const root of documentRoots.board) room.doc.getMap(root);
	return room;
}

describe(`hostile updates (SEED=${seed})`, () => {
	it(
		`${frames} damaged ones: refused without a trace, or applied and the log says the same`,
		{ timeout },
		() => {
			const random = new Randomness(seed);
			const sources = honestUpdates();
			const before = updateOf((doc) => doc.getMap('items').set('before', 1), 99);
			let room = new WatchedRoom([before]);
			for (let count = 0; count < frames; count++) {
				const when = `frame ${count}`;
				if (count % framesPerDocument === 0) {
					// A young document holds only the first few changes, so the next ones, damaged, still have work to do.
					room = new WatchedRoom([before, ...sources.slice(0, random.below(sources.length))]);
				}
				room.receive(damage(random.pick(sources) ?? before, random), when);
				expect(room.doc.getMap('items').get('before')).toBe(1);
				if (count % framesPerDocument === framesPerDocument - 1) {
					// The door is neither locked nor open: what is honest still gets in, half of it does not.
					const honest = updateOf((doc) => doc.getMap('items').set('after', 1));
					expect(room.receive(honest.slice(0, -1), when)).toBe('bad');
					expect(room.receive(honest, when)).toBe('applied');
					room.end(when);
				}
			}
		}
	);

	it(
		`${frames} forged ones: refused without a trace, or applied and the log says the same`,
		{ timeout },
		() => {
			const random = new Randomness(seed);
			const start = updateOf((doc) => {
				const items = doc.getMap('items');
				for (const key of ['a', 'b']) {
					const item = items.set(key, new Y.Map<unknown>());
					const text = item.set('x', new Y.Text('hello'));
					text.insert(2, 'mid');
					text.delete(0, 1);
					item.set('a', 1);
					item.set('a', 2);
				}
				items.delete('b');
			}, 99);
			let room = new WatchedRoom([start]);
			for (let count = 0; count < frames; count++) {
				const when = `frame ${count}`;
				if (count % framesPerDocument === 0) room = new WatchedRoom([start]);
				room.receive(forgedUpdate(room.doc, random), when);
				if (count % framesPerDocument === framesPerDocument - 1) room.end(when);
			}
		}
	);

	it(
		'damaged messages and presence never throw',
		() => {
			const random = new Randomness(seed);
			const table = new PresenceTable();
			const holder = {};
			const sources = [
				...honestUpdates().map(updateFrame),
				awarenessFrame([{ client: 7, clock: 3, json: '{"cursor":{"x":1,"y":2},"selection":["a","b"]}' }])
			];
			for (let count = 0; count < frames; count++) {
				const message = readClientMessage(damage(random.pick(sources) ?? Uint8Array.of(0), random));
				if (message?.kind !== 'presence') continue;
				const entries = readPresence(message.bytes);
				if (entries) table.receive(holder, eve, entries, () => true);
				const seen = table.takeChanges().for({ cursors: 'everybody', names: 'everybody' });
				for (const { json } of seen) expect(() => JSON.parse(json)).not.toThrow();
				expect(table.size).toBeLessThanOrEqual(1);
			}
		},
		timeout
	);
});
