/**
 * What honest people do, however wildly, is never taken for an attack: three of them write, format, delete, undo
 * and redo, each behind by a random number of changes, and send single changes or all they have at once.
 * `HONEST=5000` for a long run, `SEED=…` to repeat one.
 */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { SyncMember } from '../../server/sync/access.ts';
import { RoomDocument } from '../../server/sync/room-document.ts';
import { fingerprint } from '../../server/sync/verified-state.ts';
import { Randomness, seedOfRun } from '../support/randomness.ts';

const meetings = Number(process.env['HONEST'] ?? 60);
const seed = seedOfRun();
const stored = { snapshot: null, snapshotSeq: 0, updates: [], seq: 0, clients: [] };

class Person {
	readonly doc = new Y.Doc();
	readonly undo: Y.UndoManager;
	readonly member: SyncMember;
	/** Changes of the room that have not reached this person yet. */
	readonly arriving: Uint8Array[] = [];
	readonly leaving: Uint8Array[] = [];
	readonly #random: Randomness;

	constructor(participant: string, clientId: number, random: Randomness) {
		this.doc.clientID = clientId;
		this.#random = random;
		this.member = { participant, workshop: 'w', role: 'participant', name: participant, region: null };
		this.undo = new Y.UndoManager(this.items, { captureTimeout: 0 });
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this) this.leaving.push(update);
		});
	}

	get items(): Y.Map<Y.Map<unknown>> {
		return this.doc.getMap('items');
	}

	receive(count: number): void {
		for (const update of this.arriving.splice(0, count)) Y.applyUpdate(this.doc, update, this);
	}

	#undoOrRedo(undo: boolean): void {
		try {
			if (undo) this.undo.undo();
			else this.undo.redo();
		} catch (error) {
			// Yjs itself stumbles over neighbours that were collected meanwhile; what it did so far is sent.
			expect(error).toBeInstanceOf(TypeError);
		}
	}

	act(): void {
		const random = this.#random;
		const id = `item-${random.below(3)}`;
		const item = this.items.get(id);
		const what = random.below(12);
		if (what <= 3) return this.#undoOrRedo(what > 0);
		if (!item) {
			return this.doc.transact(() => {
				const made = new Y.Map<unknown>();
				made.set('text', new Y.Text('one two'));
				this.items.set(id, made);
			});
		}
		if (what === 4) return this.items.delete(id);
		if (what === 5) return void item.set('x', random.below(100));
		const text = item.get('text');
		if (!(text instanceof Y.Text)) return;
		const at = random.below(text.length + 1);
		if (what === 6) return text.delete(at, Math.min(text.length - at, 1 + random.below(5)));
		if (what === 7)
			return text.format(at, Math.min(text.length - at, 3), { bold: random.chance(0.5) || null });
		if (what === 8) return text.insert(at, 'x', { bold: true });
		text.insert(at, random.chance(0.3) ? 'żó' : 'n');
	}
}

it(
	`honest changes are taken, and room, log and people agree (SEED=${seed})`,
	{ timeout: 60_000 + meetings * 100 },
	() => {
		const random = new Randomness(seed);
		for (let meeting = 0; meeting < meetings; meeting++) {
			const room = new RoomDocument('board', stored);
			const log: Uint8Array[] = [];
			const people = ['ana', 'ben', 'eva'].map(
				(name, index) => new Person(name, 1 + index + 10 * random.below(1000), random)
			);
			const send = (person: Person, update: Uint8Array) => {
				const outcome = room.apply(update, person.member);
				expect(['applied', 'empty', 'deletions'], `meeting ${meeting}: ${JSON.stringify(outcome)}`).toContain(
					outcome.kind
				);
				if (outcome.kind !== 'applied') return;
				for (const entry of outcome.entries) {
					log.push(entry.update);
					for (const other of people) other.arriving.push(entry.update);
				}
			};
			const sendAll = (person: Person) => {
				if (random.chance(0.3)) {
					// As after a reconnect: everything the room lacks, in one piece.
					person.leaving.length = 0;
					send(person, Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(room.doc)));
				} else for (const update of person.leaving.splice(0)) send(person, update);
			};
			for (let step = 0; step < 80; step++) {
				const person = random.pick(people);
				if (!person) continue;
				person.receive(random.below(6));
				for (let times = 1 + random.below(4); times > 0; times--) person.act();
				if (random.chance(0.6)) sendAll(person);
			}
			for (const person of people) sendAll(person);
			for (const person of people) {
				person.receive(Infinity);
				expect(fingerprint(person.doc), `meeting ${meeting}`).toBe(fingerprint(room.doc));
			}
			const again = new RoomDocument('board', { ...stored, updates: log });
			expect(fingerprint(again.doc), `log of meeting ${meeting}`).toBe(fingerprint(room.doc));
			again.destroy();
			room.destroy();
		}
	}
);
