/** The reveal in any order of writing, keeping back, revealing and crashes: nothing lost, nothing early, nothing twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { draftFields, draftsOf, wasOnBoard } from '#lib/board/model/drafts.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { draftName } from '#lib/realtime/model/sync-protocol.ts';
import { noBreakouts, type BreakoutState, type Group } from '#lib/session/breakouts/model/breakouts.ts';
import { allRights, freeRules } from '#lib/session/model/rights.ts';
import { control, emptySession, type SessionState } from '#lib/session/model/steps/machine.ts';
import type { Participant } from '../../storage/people-store.ts';
import { PrivateWriting } from './private-writing.ts';

class Killed extends Error {}

const people: readonly Participant[] = [
	{ id: 'anna', region: 'north' },
	{ id: 'adam', region: 'north' },
	{ id: 'ilze', region: 'south' }
].map((person) => ({
	...person,
	workshop: 'w',
	role: 'participant',
	name: person.id,
	organisation: null,
	language: null,
	createdAt: 0,
	removedAt: null,
	removal: null
}));

function sessionWith(privateWriting: 'named' | 'anonymous'): SessionState {
	const step = {
		id: 's',
		kind: 'brainstorm',
		title: {},
		instruction: {},
		minutes: 0,
		view: { kind: 'board', board: 'b', frame: null } as const,
		rights: allRights,
		privateWriting,
		breakout: null,
		sound: false,
		cursors: true,
		names: true,
		speaker: '',
		abstract: {}
	};
	const started = control({ ...emptySession, steps: [step] }, { do: 'start', step: 's', run: 0 }, 1);
	if (!started.ok) throw new Error(started.reason);
	return started.value;
}

/** A board and private documents that survive a server, and a server that can be killed between two writes. */
class World {
	readonly disk = new Map<string, Y.Doc>([['board.b', new Y.Doc()]]);
	session = sessionWith('named');
	groups: Pick<BreakoutState, 'phase' | 'groups'> = noBreakouts;
	/** How many writes the server still makes before it is killed. */
	writesLeft = Infinity;
	/** How often each note came onto the board. */
	readonly arrivals = new Map<string, number>();
	server = this.#start();

	get board(): Y.Map<unknown> {
		return draftsOf(this.#doc('board.b'));
	}

	drafts(person: string): Y.Map<unknown> {
		return draftsOf(this.#doc(draftName('b', person)));
	}

	write(person: string, id: string, over: Readonly<Record<string, unknown>> = {}): void {
		const items = this.drafts(person);
		items.doc?.transact(() => {
			const entry = new Y.Map<unknown>();
			for (const [key, value] of Object.entries({ ...note, author: person, ...over })) entry.set(key, value);
			entry.set('text', new Y.Text(`words of ${id}`));
			items.set(id, entry);
		});
	}

	textOf(id: string): string {
		return this.deltaOf(id)
			.map(({ insert }) => insert)
			.join('');
	}

	deltaOf(id: string): { insert: string; attributes?: object }[] {
		const entry = this.board.get(id);
		const text = entry instanceof Y.Map ? entry.get('text') : undefined;
		return text instanceof Y.Text ? text.toDelta() : [];
	}

	/** @returns whether the server lived through it */
	async reveal(which: { region?: string; one: boolean }, writesLeft = Infinity): Promise<boolean> {
		this.writesLeft = writesLeft;
		try {
			const outcome = await this.server.reveal(lead, 'b', which);
			expect(outcome.ok).toBe(true);
			return true;
		} catch (error) {
			if (!(error instanceof Killed)) throw error;
			this.restart();
			return false;
		} finally {
			this.writesLeft = Infinity;
		}
	}

	/** Everything is loaded from what was written, as after a kill. */
	restart(): void {
		for (const [name, doc] of this.disk) {
			const loaded = new Y.Doc();
			Y.applyUpdate(loaded, Y.encodeStateAsUpdate(doc));
			this.disk.set(name, loaded);
		}
		this.server = this.#start();
	}

	#doc(name: string): Y.Doc {
		const doc = this.disk.get(name) ?? new Y.Doc();
		this.disk.set(name, doc);
		return doc;
	}

	#start(): PrivateWriting {
		return new PrivateWriting({
			documents: {
				create: async (name) => void this.#doc(name),
				named: async (_workshop, beginning) =>
					[...this.disk.keys()].filter((name) => name.startsWith(beginning)),
				workshopOf: async (name) => (this.disk.has(name) ? 'w' : undefined)
			},
			people: { ofWorkshop: async () => [...people] },
			sync: () => ({
				read: async (name, look) => look(this.#doc(name)),
				write: async (name, change) => {
					if (this.writesLeft-- <= 0) throw new Killed();
					const doc = this.#doc(name);
					const before = new Set(draftsOf(doc).keys());
					doc.transact(() => change(doc));
					if (name !== 'board.b') return;
					for (const id of draftsOf(doc).keys()) {
						if (!before.has(id)) this.arrivals.set(id, (this.arrivals.get(id) ?? 0) + 1);
					}
				}
			}),
			kinds: itemKinds,
			session: async () => this.session,
			groups: async () => this.groups,
			boards: async () => [{ id: 'b' }],
			onChange: () => undefined
		});
	}
}

const note = { kind: 'note', x: 0, y: 0, w: 200, h: 200, z: 'a0', color: 'yellow' };
const sampleGroup: Group = {
	...{ id: 'g', number: 1, name: '', region: null, members: [], host: null, board: null, frame: null },
	from: []
};
const lead = { workshop: 'w', role: 'facilitator', workshopOpen: true } as const;
const regionOf = (id: string) => people.find((person) => person.id === id)?.region ?? null;
const fieldsOnBoard = (world: World, id: string): Record<string, unknown> => {
	const entry = world.board.get(id);
	return entry instanceof Y.Map ? { ...entry.toJSON() } : {};
};

test('a note becomes an ordinary item with its region, and its author only where that was promised twice', async () => {
	const world = new World();
	world.write('anna', 'n1', { [draftFields.named]: true, region: 'forged', lockedBy: 'facilitator' });
	world.write('anna', 'n2');
	const own = world.drafts('anna').get('n1');
	const words = own instanceof Y.Map ? own.get('text') : undefined;
	if (words instanceof Y.Text) words.format(0, 5, { bold: true });
	await world.reveal({ one: false });
	const { text, ...first } = fieldsOnBoard(world, 'n1');
	expect(first).toEqual({ ...note, author: 'anna', region: 'north' });
	expect(text).toBe('words of n1');
	expect(world.deltaOf('n1')[0]).toEqual({ insert: 'words', attributes: { bold: true } });
	expect(fieldsOnBoard(world, 'n2')).not.toHaveProperty('author');
	world.session = sessionWith('anonymous');
	world.write('anna', 'n3', { [draftFields.named]: true });
	await world.reveal({ one: false });
	expect(fieldsOnBoard(world, 'n3')).not.toHaveProperty('author');
	expect(fieldsOnBoard(world, 'n3')).toHaveProperty('region', 'north');
});

test('notes without a place stand beside each other below what is there, or in the frame they are for', async () => {
	const world = new World();
	world.write('anna', 'there', { y: 300 });
	await world.reveal({ one: false });
	const frame = new Y.Map<unknown>(
		Object.entries({ kind: 'frame', x: 1000, y: 0, w: 900, h: 600, z: 'a1', title: '' })
	);
	world.board.set('f', frame);
	for (let at = 0; at < 8; at++) world.write('adam', `m${at}`, { [draftFields.unplaced]: true });
	world.write('ilze', 'in', { [draftFields.unplaced]: true, frame: 'f' });
	world.write('ilze', 'lost', { frame: 'gone' });
	await world.reveal({ one: false });
	const places = Array.from({ length: 8 }, (_, at) => fieldsOnBoard(world, `m${at}`));
	expect(new Set(places.map(({ x, y }) => `${String(x)} ${String(y)}`)).size).toBe(8);
	expect(places.every(({ y }) => Number(y) >= 600)).toBe(true);
	expect(fieldsOnBoard(world, 'in')).toMatchObject({ frame: 'f', x: 1048, y: 48 });
	expect(fieldsOnBoard(world, 'lost')).not.toHaveProperty('frame');
});

test('what is revealed while groups meet lies in the frame of its author’s group, where names stay', async () => {
	const world = new World();
	const frame = { kind: 'frame', y: 1000, w: 520, h: 800, z: 'a1', title: '' };
	world.board.set('pair', new Y.Map<unknown>(Object.entries({ ...frame, x: 0 })));
	world.board.set('other', new Y.Map<unknown>(Object.entries({ ...frame, x: 2000 })));
	const pair = { ...sampleGroup, members: ['anna', 'ilze'], board: 'b', frame: 'pair' };
	world.groups = { phase: 'open', groups: [pair] };
	const named = { [draftFields.named]: true };
	for (const id of ['n1', 'n2', 'n3']) world.write('anna', id, named);
	world.write('ilze', 'chosen', { ...named, frame: 'other' });
	world.write('adam', 'alone', { ...named, x: 7 });
	world.write('anna', 'nameless');
	await world.reveal({ one: false });
	const inPair = ['n1', 'n2', 'n3'].map((id) => fieldsOnBoard(world, id));
	expect(inPair.map(({ frame: lies, author }) => [lies, author])).toEqual(
		Array.from({ length: 3 }, () => ['pair', 'anna'])
	);
	// Two fit beside each other.
	expect(inPair.map(({ x, y }) => [x, y])).toEqual([
		[48, 1048],
		[264, 1048],
		[48, 1264]
	]);
	expect(fieldsOnBoard(world, 'chosen')).toMatchObject({ frame: 'other', author: 'ilze' });
	for (const id of ['alone', 'nameless']) expect(fieldsOnBoard(world, id)).not.toHaveProperty('frame');
	expect(fieldsOnBoard(world, 'alone')).toHaveProperty('x', 7);
	// Called back, people write for all again.
	world.groups = { phase: 'back', groups: [pair] };
	world.write('anna', 'later', named);
	await world.reveal({ one: false });
	expect(fieldsOnBoard(world, 'later')).not.toHaveProperty('frame');
});

test('who was removed or leads is not asked, empty notes wait, and counts hold no content', async () => {
	const world = new World();
	world.write('anna', 'n1');
	world.write('anna', 'n2', { [draftFields.kept]: true });
	world.write('stranger', 'n3');
	const blank = new Y.Map<unknown>(Object.entries({ ...note, author: 'ilze' }));
	world.drafts('ilze').set('n4', blank);
	expect(await world.server.state('w')).toEqual([
		{ board: 'b', people: [{ participant: 'anna', notes: 2, kept: 1, revealed: 0 }] }
	]);
	await world.reveal({ one: false });
	world.server.written(draftName('b', 'anna'));
	expect(await world.server.state('w')).toEqual([
		{ board: 'b', people: [{ participant: 'anna', notes: 1, kept: 1, revealed: 1 }] }
	]);
	expect([...world.board.keys()]).toEqual(['n1']);
	expect(world.drafts('ilze').has('n4')).toBe(true);
});

test('only facilitators reveal, and only on boards of their workshop', async () => {
	const { server } = new World();
	for (const role of ['participant', 'reviewer', 'screen'] as const) {
		expect(await server.reveal({ ...lead, role }, 'b', { one: false })).toEqual({
			ok: false,
			reason: 'not-allowed'
		});
	}
	expect(await server.reveal({ ...lead, workshopOpen: false }, 'b', { one: false })).toMatchObject({
		ok: false
	});
	expect(await server.reveal(lead, 'foreign', { one: false })).toEqual({ ok: false, reason: 'not-found' });
});

test('a document is opened by its author only where a step is about it, or where something stands in it', async () => {
	const world = new World();
	expect(await world.server.open('w', 'b', 'anna')).toBe(true);
	world.session = emptySession;
	expect(await world.server.open('w', 'b', 'anna')).toBe(true);
	expect(await world.server.open('w', 'b', 'ilze')).toBe(false);
	expect(await world.server.open('other', 'b', 'anna')).toBe(false);
});

test('in a pause nobody writes privately either', () => {
	const { server } = new World();
	const now = { rights: allRights, paused: false };
	expect(server.rules(draftName('b', 'anna'), [now])).toEqual([freeRules]);
	expect(server.rules(draftName('b', 'anna'), [{ ...now, paused: true }])).toEqual([
		{ ...freeRules, paused: true }
	]);
});

const who = fc.constantFrom('anna', 'adam', 'ilze');
const step = fc.oneof(
	fc.record({ do: fc.constant('write' as const), who, kept: fc.boolean() }),
	fc.record({ do: fc.constant('toggle' as const), at: fc.nat() }),
	fc.record({ do: fc.constant('drop' as const), at: fc.nat() }),
	fc.record({ do: fc.constant('clear' as const), at: fc.nat() }),
	fc.record({
		do: fc.constant('reveal' as const),
		region: fc.option(fc.constantFrom('north', 'south'), { nil: undefined }),
		one: fc.boolean(),
		writes: fc.oneof({ weight: 2, arbitrary: fc.constant(Infinity) }, { weight: 3, arbitrary: fc.nat(4) })
	}),
	fc.record({ do: fc.constant('restart' as const) })
);

test('any order of writing, keeping back, revealing, deleting and kills loses nothing and shows nothing twice or early', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
			const world = new World();
			let count = 0;
			const written = new Map<string, { who: string; kept: boolean }>();
			const pick = (at: number) => [...written.keys()][at % Math.max(1, written.size)] ?? '';
			for (const each of steps) {
				if (each.do === 'write') {
					const id = `n${(count += 1)}`;
					written.set(id, { who: each.who, kept: each.kept });
					world.write(each.who, id, each.kept ? { [draftFields.kept]: true } : {});
				} else if (each.do === 'restart') {
					world.restart();
				} else if (each.do === 'reveal') {
					const { region, one } = each;
					const before = new Set(world.board.keys());
					await world.reveal({ one, ...(region === undefined ? {} : { region }) }, each.writes);
					const fresh = [...world.board.keys()].filter((id) => !before.has(id));
					if (one) expect(fresh.length).toBeLessThanOrEqual(1);
					for (const id of fresh) {
						expect(written.get(id)?.kept).toBe(false);
						if (region !== undefined) expect(regionOf(written.get(id)?.who ?? '')).toBe(region);
					}
				} else {
					const id = pick(each.at);
					const known = written.get(id);
					if (!known) continue;
					const entry = world.drafts(known.who).get(id);
					const revealed = wasOnBoard(world.board, id);
					if (each.do === 'clear') world.board.delete(id);
					// Whoever wrote it sees only the board's copy of what was revealed.
					else if (revealed || !(entry instanceof Y.Map)) continue;
					else if (each.do === 'drop') {
						world.drafts(known.who).delete(id);
						written.delete(id);
					} else {
						known.kept = !known.kept;
						entry.set(draftFields.kept, known.kept);
					}
				}
			}
			await world.reveal({ one: false });
			for (const [id, { who: person, kept }] of written) {
				const revealed = wasOnBoard(world.board, id);
				expect(revealed).toBe(!kept);
				expect(world.drafts(person).has(id)).toBe(kept);
				expect(world.arrivals.get(id) ?? 0).toBe(kept ? 0 : 1);
				if (world.board.has(id)) expect(world.textOf(id)).toBe(`words of ${id}`);
			}
			expect([...world.arrivals.values()].every((times) => times === 1)).toBe(true);
		})
	);
});
