/**
 * Comments on a board: threads pinned to an item, a point or an area. They stand in a root of their own beside
 * the items, one flat entry each, so that they outlive what they are about, are never part of anybody's undo,
 * and the server can say of each whose it is. A removed comment stays as an empty entry, because replies hang
 * on it.
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import type { Author } from './board-commands.ts';

/** Characters, and threads of one document; a suggestion quotes all that it would change. */
export const commentLimits = { characters: 2000, quote: 160, suggestion: 2000, threads: 1000 } as const;

const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-1e7), v.maxValue(1e7));
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const time = v.pipe(v.number(), v.finite(), v.minValue(0));

/** What a thread is about. World units; `x y` of an item's pin is where it stood when it was made. */
const Place = v.union([
	v.object({ item: Id, x: coordinate, y: coordinate }),
	v.object({ x: coordinate, y: coordinate, w: coordinate, h: coordinate }),
	v.object({ x: coordinate, y: coordinate })
]);
export type CommentPlace = v.InferOutput<typeof Place>;

const Resolved = v.object({
	by: v.pipe(v.string(), v.maxLength(64)),
	at: time,
	/** What the thread suggests was taken over. */
	taken: v.optional(v.boolean(), false)
});
type Resolved = v.InferOutput<typeof Resolved>;

const Entry = v.object({
	/** The first comment of the thread that this one answers; absent in a first one. */
	thread: v.optional(Id),
	text: v.pipe(v.string(), v.maxLength(commentLimits.characters * 2)),
	author: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
	region: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64))), null),
	at: time,
	edited: v.optional(time),
	on: v.optional(v.unknown()),
	/** What the item said when the thread was begun; tells what it was about once the item is gone. */
	quote: v.optional(v.pipe(v.string(), v.maxLength(commentLimits.suggestion)), ''),
	/** A suggestion: what should stand in the place of the quoted words; empty to take them out. */
	instead: v.optional(v.pipe(v.string(), v.maxLength(commentLimits.suggestion))),
	resolved: v.optional(Resolved),
	deleted: v.optional(v.boolean(), false)
});

export interface Comment {
	readonly id: string;
	readonly text: string;
	/** Opaque participant id. */
	readonly author: string;
	readonly region: string | null;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly edited: boolean;
	readonly deleted: boolean;
}

/** @typeParam Place what comments of the document are about; on a board, places of the board */
export interface Thread<Place = CommentPlace> {
	/** The id of its first comment. */
	readonly id: string;
	readonly on: Place;
	readonly quote: string;
	/** What it suggests to stand in the place of the quoted words; undefined for one that suggests nothing. */
	readonly instead: string | undefined;
	/** In order of time; the first is the one it began with. Removed ones without replies are left out. */
	readonly comments: readonly Comment[];
	readonly resolved: Resolved | undefined;
	/** When the last thing in it was written, milliseconds since 1970. */
	readonly latest: number;
}

/** Threads as they stand in the root `comments` of a board, the newest first. */
export const readThreads = (root: Y.Map<unknown>): Thread[] => readThreadsOn(root, Place);

/** Threads about places that fit a schema, the newest first. Unreadable entries are left alone. */
export function readThreadsOn<Place>(
	root: Y.Map<unknown>,
	place: v.GenericSchema<unknown, Place>
): Thread<Place>[] {
	const heads = new Map<string, { readonly entry: v.InferOutput<typeof Entry>; readonly on: Place }>();
	const comments = new Map<string, Comment[]>();
	for (const [id, value] of root.entries()) {
		const entry = value instanceof Y.Map ? v.safeParse(Entry, value.toJSON()) : undefined;
		if (!entry?.success) continue;
		const { thread, on, ...fields } = entry.output;
		const comment: Comment = { ...fields, id, edited: fields.edited !== undefined };
		if (thread === undefined) {
			const about = v.safeParse(place, on);
			if (!about.success) continue;
			heads.set(id, { entry: entry.output, on: about.output });
		}
		const list = comments.get(thread ?? id);
		if (list) list.push(comment);
		else comments.set(thread ?? id, [comment]);
	}
	const threads = [...heads].flatMap(([id, head]): Thread<Place>[] => {
		const all = (comments.get(id) ?? []).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
		const first = all.find((comment) => comment.id === id);
		const shown = all.filter((comment) => comment.id !== id && !comment.deleted);
		if (!first || (first.deleted && shown.length === 0)) return [];
		const latest = Math.max(...[first, ...shown].map((comment) => comment.at));
		const { quote, resolved } = head.entry;
		// What was taken back suggests nothing any more.
		const instead = first.deleted ? undefined : head.entry.instead;
		return [{ id, on: head.on, quote, instead, comments: [first, ...shown], resolved, latest }];
	});
	return threads.sort((a, b) => b.latest - a.latest || (a.id < b.id ? -1 : 1));
}

/** Everything that changes comments. Each is one transaction that no undo knows of. */
export class CommentCommands<Place = CommentPlace> {
	readonly #doc: Y.Doc;
	readonly #author: Author;
	readonly #newId: () => string;
	/** Milliseconds since 1970, by the server's clock. */
	readonly #now: () => number;
	/** The origin of these transactions; none that an undo manager tracks. */
	readonly origin: object = { comments: 'local' };

	constructor(doc: Y.Doc, author: Author, newId: () => string, now: () => number) {
		this.#doc = doc;
		this.#author = author;
		this.#newId = newId;
		this.#now = now;
	}

	get #root(): Y.Map<unknown> {
		return this.#doc.getMap('comments');
	}

	/** Begins a thread; undefined if there is nothing to say or no room for more threads. */
	begin(on: Place, text: string, quote = ''): string | undefined {
		if (this.#root.size >= commentLimits.threads * 8) return undefined;
		return this.#write(text, { on, quote: quote.slice(0, commentLimits.quote) });
	}

	/** Suggests words in the place of those that are quoted, all of them; undefined if there is no room. */
	suggest(on: Place, quote: string, instead: string): string | undefined {
		if (this.#root.size >= commentLimits.threads * 8) return undefined;
		// Who knows no suggestions reads what it is about.
		return this.#write((instead || quote).slice(0, commentLimits.quote), { on, quote, instead });
	}

	/** Answers in a thread; undefined if it is gone or there is nothing to say. */
	reply(thread: string, text: string): string | undefined {
		return this.#root.get(thread) instanceof Y.Map ? this.#write(text, { thread }) : undefined;
	}

	edit(id: string, text: string): void {
		const trimmed = text.trim().slice(0, commentLimits.characters);
		const entry = this.#entry(id);
		if (!entry || trimmed === '' || entry.get('deleted') === true || entry.get('text') === trimmed) return;
		this.#transact(() => {
			entry.set('text', trimmed);
			entry.set('edited', this.#now());
		});
	}

	/** Takes the words away; the empty entry stays. */
	remove(id: string): void {
		const entry = this.#entry(id);
		if (!entry) return;
		this.#transact(() => {
			entry.set('deleted', true);
			entry.set('text', '');
			entry.delete('quote');
			entry.delete('instead');
		});
	}

	/** @param taken what the thread suggests was taken over */
	resolve(thread: string, resolved: boolean, taken = false): void {
		const entry = this.#entry(thread);
		if (!entry || entry.has('resolved') === resolved) return;
		const by = { by: this.#author.participant, at: this.#now(), ...(taken ? { taken } : {}) };
		this.#transact(() => {
			if (resolved) entry.set('resolved', by);
			else entry.delete('resolved');
		});
	}

	#write(text: string, fields: Readonly<Record<string, unknown>>): string | undefined {
		const trimmed = text.trim().slice(0, commentLimits.characters);
		if (trimmed === '') return undefined;
		const id = this.#newId();
		const { participant, region } = this.#author;
		const entry = new Y.Map<unknown>();
		const all = { ...fields, text: trimmed, author: participant, region, at: this.#now() };
		for (const [key, value] of Object.entries(all)) {
			if (value !== null && (value !== '' || key === 'instead')) entry.set(key, value);
		}
		this.#transact(() => this.#root.set(id, entry));
		return id;
	}

	#entry(id: string): Y.Map<unknown> | undefined {
		const entry = this.#root.get(id);
		return entry instanceof Y.Map ? entry : undefined;
	}

	#transact(change: () => void): void {
		this.#doc.transact(change, this.origin);
	}
}
