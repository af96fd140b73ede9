/**
 * Several people fill one register at once: they add entries, type in the same texts, tag, speak for their regions, move,
 * merge, delete and bring back, while changes arrive late and in bursts. In the end everybody reads the same, whatever
 * the register: no entry, no tag, no word of a region and no letter is lost. `SEED` repeats a failure.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { memberKey, regionKey } from '#lib/registers/model/keys.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { listRecords } from '#lib/registers/model/register-record.ts';
import { registers } from '#lib/registers/models.ts';
import { isTextField } from '#lib/registers/model/template.ts';

const people = 3;
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 40);
const letters = { 0: 'a', 1: 'ż', 2: 'ß' } as const;

const step = fc.record({
	who: fc.nat(people - 1),
	what: fc.constantFrom(
		'add',
		'type',
		'tag',
		'speak',
		'move',
		'merge',
		'apart',
		'delete',
		'restore',
		'receive'
	),
	at: fc.nat(30),
	to: fc.nat(30)
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

class Person {
	readonly doc = new Y.Doc();
	readonly inbox: Uint8Array[] = [];
	readonly commands: RegisterCommands;
	/** Keys that this person set, and how many letters they typed, by the entry. */
	readonly set: (readonly [entry: string, key: string])[] = [];
	readonly typed = new Map<string, number>();
	readonly #model: (typeof registers)[number];
	readonly #who: 0 | 1 | 2;
	#made = 0;

	constructor(who: 0 | 1 | 2, model: (typeof registers)[number]) {
		this.#who = who;
		this.#model = model;
		this.commands = new RegisterCommands(this.doc, model);
	}

	act({ what, at, to }: Step): void {
		const { doc, commands } = this;
		const ids = [...doc.getMap(this.#model.id).keys()].sort();
		const [some, other] = [ids[at % Math.max(1, ids.length)], ids[to % Math.max(1, ids.length)]];
		if (what === 'add') {
			const id = `${this.#who}-${this.#made++}`;
			return commands.add({ id, author: `p${this.#who}`, region: `r${this.#who}`, language: 'en', now: 1 });
		}
		if (what === 'receive') {
			for (const update of this.inbox.splice(0, 1 + (at % 3))) Y.applyUpdate(doc, update, 'remote');
			return;
		}
		if (some === undefined) return;
		if (what === 'type') {
			const text = commands.ensureText(some, this.#model.heading, 'en', 'en');
			text?.insert(to % (text.length + 1), letters[this.#who]);
			this.typed.set(some, (this.typed.get(some) ?? 0) + 1);
		}
		if (what === 'tag') this.#keep(some, memberKey('tags', `t${this.#who}${to % 3}`));
		if (what === 'speak') this.#keep(some, regionKey('named', `r${this.#who}`));
		if (what === 'merge' && other !== undefined) commands.merge(some, other);
		if (what === 'apart') commands.merge(some, null);
		if (what === 'delete') commands.markDeleted(some, 2);
		if (what === 'restore') commands.markDeleted(some, null);
		if (what === 'move') {
			const order = listRecords(doc, this.#model).map(({ id }) => id);
			const place = to % (order.length + 1);
			commands.move(some, order[place - 1], order[place]);
		}
	}

	#keep(entry: string, key: string): void {
		this.commands.setKey(entry, key, true);
		this.set.push([entry, key]);
	}
}

it.each(registers.map((model) => [model.id, model] as const))(
	'%s: everybody ends with the same, and nothing is lost',
	(_id, model) => {
		fc.assert(
			fc.property(fc.array(step, { minLength: 10, maxLength: 70 }), (steps) => {
				const room = ([0, 1, 2] as const).map((who) => new Person(who, model));
				for (const person of room) {
					person.doc.on('update', (update: Uint8Array, origin: unknown) => {
						if (origin !== 'remote') for (const each of room) if (each !== person) each.inbox.push(update);
					});
				}
				for (const each of steps) room[each.who]?.act(each);
				for (const person of room) {
					for (const update of person.inbox.splice(0)) Y.applyUpdate(person.doc, update, 'remote');
				}
				const [first, ...others] = room.map(({ doc }) => doc.getMap(model.id).toJSON());
				for (const other of others) expect(other).toEqual(first);
				const [reading] = room;
				if (!reading) throw new Error('nobody');
				for (const { doc } of room) {
					expect(listRecords(doc, model).map(({ id }) => id)).toEqual(
						listRecords(reading.doc, model).map(({ id }) => id)
					);
				}
				const added = steps.filter(({ what }) => what === 'add').length;
				expect(Object.keys(first ?? {})).toHaveLength(added);
				expect(model.templates[0].fields.filter(isTextField).map(({ id }) => id)).toContain(model.heading);
				room.forEach(({ set, typed }, who) => {
					for (const [entry, key] of set) expect(reading.commands.entry(entry)?.get(key), key).toBe(true);
					for (const [entry, count] of typed) {
						const text = reading.commands.ensureText(entry, model.heading, 'en', 'en')?.toString() ?? '';
						const letter = Object.values(letters)[who] ?? '';
						expect(text.split(letter).length - 1, entry).toBe(count);
					}
				});
				for (const { doc } of room) doc.destroy();
			}),
			{ numRuns: runs }
		);
	}
);
