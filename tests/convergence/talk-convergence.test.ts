/**
 * People comment, answer, resolve and react at once, some of them with forged clients, over connections that
 * deliver late. In the end everybody has what the server has, every word is its author's, and every reaction
 * is its giver's. `SEED` repeats a failure, `CONVERGENCE_RUNS` runs longer.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { CommentCommands, readThreads } from '#lib/board/model/comments.ts';
import { parseReactionKey, reactionKey, reactionSigns, toggleReaction } from '#lib/board/model/reactions.ts';
import type { SyncMember } from '../../server/sync/access.ts';
import type { Changed } from '../../server/sync/attribution.ts';
import { Ownership } from '../../server/sync/ownership.ts';

const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 60);

const people = ['p0', 'p1', 'p2'] as const;
const step = fc.record({
	who: fc.nat(people.length - 1),
	what: fc.constantFrom('begin', 'reply', 'edit', 'remove', 'resolve', 'react', 'forge', 'send', 'receive'),
	at: fc.nat(6),
	text: fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' })
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

class Room {
	readonly server = new Y.Doc();
	readonly clients = people.map((participant) => new Client(participant));
	readonly #ownership = new Ownership(this.server, 'board');
	#changed: Changed = new Map();

	constructor() {
		this.server.on('afterTransaction', ({ changed, origin }: Y.Transaction) => {
			if (origin === 'client') this.#changed = changed;
		});
		this.server.on('update', (update: Uint8Array) => {
			for (const client of this.clients) client.inbox.push(update);
		});
	}

	send(client: Client): void {
		for (const update of client.outbox.splice(0)) {
			this.#changed = new Map();
			Y.applyUpdate(this.server, update, 'client');
			this.#ownership.enforce(this.#changed, client.member, 'server');
		}
	}
}

class Client {
	readonly doc = new Y.Doc();
	readonly outbox: Uint8Array[] = [];
	readonly inbox: Uint8Array[] = [];
	readonly commands: CommentCommands;
	readonly member: SyncMember;
	#ids = 0;

	constructor(participant: string) {
		this.member = {
			participant,
			workshop: 'w',
			role: 'participant',
			name: participant,
			region: `r-${participant}`
		};
		this.commands = new CommentCommands(
			this.doc,
			{ participant, region: this.member.region },
			() => `${participant}-${(this.#ids += 1)}`,
			() => this.#ids
		);
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'server') this.outbox.push(update);
		});
	}

	act({ what, at, text }: Step): void {
		const root = this.doc.getMap<unknown>('comments');
		const ids = [...root.keys()].sort();
		const id = ids[at % Math.max(1, ids.length)] ?? 'none';
		const own = ids.filter((each) => each.startsWith(`${this.member.participant}-`));
		const mine = own[at % Math.max(1, own.length)] ?? 'none';
		const sign = reactionSigns[at % reactionSigns.length] ?? '👍';
		if (what === 'begin') this.commands.begin({ x: at, y: at }, `${this.member.participant}:${text}`);
		else if (what === 'reply') this.commands.reply(id, `${this.member.participant}:${text}`);
		else if (what === 'edit') this.commands.edit(mine, `${this.member.participant}:${text}`);
		else if (what === 'remove') this.commands.remove(mine);
		else if (what === 'resolve') this.commands.resolve(id, at % 2 === 0);
		else if (what === 'react') toggleReaction(this.doc, 'item', sign, this.member.participant, this);
		else if (what === 'forge') this.#forge(id, at);
		else if (what === 'receive') {
			for (const update of this.inbox.splice(0, at + 1)) Y.applyUpdate(this.doc, update, 'server');
		}
	}

	#forge(id: string, at: number): void {
		const root = this.doc.getMap<unknown>('comments');
		const entry = root.get(id);
		this.doc.transact(() => {
			if (at === 0) root.delete(id);
			else if (at === 1) this.doc.getMap('reactions').set(reactionKey('item', '👍', 'p0'), true);
			else if (at === 2) this.doc.getMap('reactions').delete(reactionKey('item', '👍', 'p0'));
			else if (at === 3) root.set(id, new Y.Map<unknown>([['text', `${this.member.participant}:forged`]]));
			else if (entry instanceof Y.Map)
				entry.set(at === 4 ? 'text' : 'author', at === 4 ? `${this.member.participant}:forged` : 'p9');
		});
	}
}

it('everybody ends with the same threads and reactions, and each is whose it says', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
			const room = new Room();
			for (const next of steps) {
				const client = room.clients[next.who];
				if (!client) continue;
				if (next.what === 'send') room.send(client);
				else client.act(next);
			}
			for (const client of room.clients) room.send(client);
			for (const client of room.clients) {
				for (const update of client.inbox.splice(0)) Y.applyUpdate(client.doc, update, 'server');
			}
			const comments = room.server.getMap<unknown>('comments');
			for (const client of room.clients) {
				expect(client.doc.getMap('comments').toJSON()).toEqual(comments.toJSON());
				expect(client.doc.getMap('reactions').toJSON()).toEqual(room.server.getMap('reactions').toJSON());
			}
			for (const thread of readThreads(comments)) {
				for (const comment of thread.comments) {
					expect(people).toContain(comment.author);
					// Every word begins with who wrote it.
					if (!comment.deleted) expect(comment.text.split(':')[0]).toBe(comment.author);
					expect(comment.region).toBe(`r-${comment.author}`);
				}
			}
			for (const key of room.server.getMap('reactions').keys()) expect(parseReactionKey(key)).toBeDefined();
		}),
		{ numRuns: runs }
	);
});
