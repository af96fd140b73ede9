/**
 * Damaged frames against the room's document and readers: nothing may throw out of them, and whatever is not
 * accepted must leave no trace. `FUZZ=1000000` for a long run, `SEED=…` to repeat one.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { SyncMember } from '../../server/sync/access.ts';
import { readClientMessage, readPresence } from '../../server/sync/messages.ts';
import { PresenceTable } from '../../server/sync/presence-table.ts';
import { RoomDocument } from '../../server/sync/room-document.ts';
import { fingerprint } from '../../server/sync/verified-state.ts';
import { awarenessFrame, updateFrame, updateOf } from '../support/hostile-updates.ts';
import { Randomness, seedOfRun } from '../support/randomness.ts';

const frames = Number(process.env['FUZZ'] ?? 6000);
const framesPerDocument = 50;
const timeout = 30_000 + frames;
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

describe(`damaged frames (SEED=${seed})`, () => {
	it(
		`${frames} damaged updates: refused without a trace, or applied and the log says the same`,
		() => {
			const random = new Randomness(seed);
			const sources = honestUpdates();
			const outcomes = new Map<string, number>();
			let slowest = 0;
			let log: Uint8Array[] = [];
			let room = new RoomDocument('board', empty);
			let mark = fingerprint(room.doc);

			/** A young document holds only the first few changes, so the next ones, damaged, still have work to do. */
			const startAfresh = () => {
				room.destroy();
				const before = updateOf((doc) => doc.getMap('items').set('before', 1), 99);
				log = [before, ...sources.slice(0, random.below(sources.length))];
				room = new RoomDocument('board', { ...empty, updates: log });
				mark = fingerprint(room.doc);
			};
			const checkLog = (when: string) => {
				const fresh = new RoomDocument('board', { ...empty, updates: log });
				expect(fingerprint(fresh.doc), `log after ${when}`).toBe(mark);
				expect(fresh.doc.getMap('items').get('before')).toBe(1);
				fresh.destroy();
			};

			for (let count = 0; count < frames; count++) {
				if (count % framesPerDocument === 0) startAfresh();
				const update = damage(random.pick(sources) ?? Uint8Array.of(0, 0), random);
				const start = performance.now();
				const outcome = room.apply(update, eve);
				slowest = Math.max(slowest, performance.now() - start);
				outcomes.set(outcome.kind, (outcomes.get(outcome.kind) ?? 0) + 1);
				if (outcome.kind === 'applied') {
					for (const entry of outcome.entries) log.push(entry.update);
					mark = fingerprint(room.doc);
				} else if (outcome.kind === 'broken') {
					room.destroy();
					room = new RoomDocument('board', { ...empty, updates: log });
				}
				if (outcome.kind !== 'applied') expect(fingerprint(room.doc), `frame ${count}`).toBe(mark);
				if (count % framesPerDocument === framesPerDocument - 1) checkLog(`frame ${count}`);
			}
			// A generator that never gets past the first check would prove nothing.
			expect(outcomes.get('bad') ?? 0).toBeGreaterThan(frames / 20);
			expect(outcomes.get('applied') ?? 0).toBeGreaterThan(frames / 100);
			expect(slowest).toBeLessThan(250);
		},
		timeout
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
				for (const { json } of table.takeChanges()) expect(() => JSON.parse(json)).not.toThrow();
				expect(table.size).toBeLessThanOrEqual(1);
			}
		},
		timeout
	);
});
