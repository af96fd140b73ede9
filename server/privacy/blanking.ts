/**
 * Taking one person's words out of a document and out of its whole past. The structs of Yjs keep their ids and their
 * places, because what others wrote leans on them; only what they hold is taken out. So the log keeps all of its rows,
 * replay and restoring go on, and a client that still holds the words learns at its next sync that they are deleted
 * and has nothing to bring back.
 *
 * What goes: entries that are the person's (an item, a comment's words, a reaction); an entry of a register or a plan
 * in which others wrote stays with what they wrote. Elsewhere the text that the person typed, and values with words in
 * them, which become what they were before. Places, sizes and colours say nothing about a person and stay.
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import { parseReactionKey } from '#lib/board/model/reactions.ts';
import { encodeUpdate, type Struct } from '#lib/realtime/model/encode-update.ts';
import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import { attributedRoots, documentRoots } from '../sync/roots.ts';

export interface Subject {
	readonly participant: string;
	/** Their Yjs client ids in this document. */
	readonly clients: ReadonlySet<number>;
	/** Those of all other people. */
	readonly others: ReadonlySet<number>;
}

/** What is to be taken out of one document. */
export interface Blanks {
	/** Clocks of structs that are to hold nothing, by client. */
	readonly gone: ReadonlyMap<number, ReadonlySet<number>>;
	/** Values of keys that become what they were before, by client and clock; undefined where there was nothing. */
	readonly values: ReadonlyMap<number, ReadonlyMap<number, unknown>>;
}

const AboutThing = v.object({ item: v.string() });
/** What a comment says, beside where it stands and whose it is. */
const commentWords: ReadonlySet<string> = new Set(['text', 'quote', 'instead']);
/** Short signs that mean something to the program: a kind, a colour, an id. */
const token = /^[A-Za-z0-9._:-]{1,64}$/;

/**
 * @param doc with everything that was ever in it: made from the whole log, with garbage collection switched off
 */
export function findBlanks(doc: Y.Doc, kind: DocumentKind, subject: Subject): Blanks {
	const search = new Search(doc, kind, subject);
	search.entries();
	search.words();
	return search;
}

export const isEmpty = ({ gone, values }: Blanks): boolean => gone.size === 0 && values.size === 0;

class Search implements Blanks {
	readonly gone = new Map<number, Set<number>>();
	readonly values = new Map<number, Map<number, unknown>>();
	readonly #doc: Y.Doc;
	readonly #kind: DocumentKind;
	readonly #subject: Subject;

	constructor(doc: Y.Doc, kind: DocumentKind, subject: Subject) {
		this.#doc = doc;
		this.#kind = kind;
		this.#subject = subject;
	}

	/** Entries that are the person's as a whole. */
	entries(): void {
		const attributed = this.#kind === 'draft' ? documentRoots.draft : attributedRoots[this.#kind];
		const taken = new Set<string>();
		for (const root of attributed) {
			for (const item of allEntries(this.#doc.getMap(root))) {
				const type = typeOf(item);
				if (!type || authorOf(type) !== this.#subject.participant) continue;
				if (root !== 'items' && this.#othersWroteIn(type)) continue;
				this.#takeTree(item);
				if (item.parentSub !== null) taken.add(item.parentSub);
			}
		}
		this.#quotes(taken);
		if (!documentRoots[this.#kind].includes('reactions')) return;
		const reactions = this.#doc.getMap('reactions');
		for (const item of allEntries(reactions)) {
			if (parseReactionKey(item.parentSub ?? '')?.participant === this.#subject.participant) this.#take(item);
		}
	}

	/** Comments of others quote what a thing said. */
	#quotes(things: ReadonlySet<string>): void {
		if (things.size === 0 || !documentRoots[this.#kind].includes('comments')) return;
		for (const item of allEntries(this.#doc.getMap('comments'))) {
			const fields = typeOf(item)?._map;
			const on = fields?.get('on')?.content;
			const about = on instanceof Y.ContentAny ? v.safeParse(AboutThing, valuesIn(on).at(-1)) : undefined;
			if (!about?.success || !things.has(about.output.item)) continue;
			for (const quote of chainOf(fields?.get('quote'))) {
				for (let offset = 0; offset < quote.length; offset++) this.#set(quote, offset, '');
			}
		}
	}

	/** What the person typed anywhere else. */
	words(): void {
		const comments = documentRoots[this.#kind].includes('comments')
			? this.#doc.getMap('comments')
			: undefined;
		const keys = new Map<Y.AbstractType<unknown>, Set<string>>();
		for (const client of this.#subject.clients) {
			for (const struct of this.#doc.store.clients.get(client) ?? []) {
				if (!(struct instanceof Y.Item) || this.#isGone(struct)) continue;
				const { content, parent, parentSub } = struct;
				if (content instanceof Y.ContentAny && parentSub !== null && parent instanceof Y.AbstractType) {
					const known = keys.get(parent);
					if (known) known.add(parentSub);
					else keys.set(parent, new Set([parentSub]));
				} else if (holdsWords(content)) this.#take(struct);
			}
		}
		for (const [parent, names] of keys) {
			const inComment = comments !== undefined && parent._item?.parent === comments;
			for (const name of names) {
				if (!inComment) this.#revert(parent, name, undefined);
				else if (commentWords.has(name)) this.#revert(parent, name, '');
			}
		}
	}

	/** Puts the value before in the place of what the person wrote under a key. @param first where there was none */
	#revert(parent: Y.AbstractType<unknown>, name: string, first: unknown): void {
		let before: unknown = first;
		for (const item of chainOf(parent._map.get(name))) {
			if (!(item.content instanceof Y.ContentAny)) continue;
			const own = this.#subject.clients.has(item.id.client);
			for (const [offset, value] of valuesIn(item.content).entries()) {
				if (!own || !hasWords(value)) before = value;
				else if (before !== undefined || !isToken(value)) this.#set(item, offset, before);
			}
		}
	}

	#othersWroteIn(type: Y.AbstractType<unknown>): boolean {
		return treeOf(type).some(
			({ id, content }) => content instanceof Y.ContentString && this.#subject.others.has(id.client)
		);
	}

	#takeTree(item: Y.Item): void {
		this.#take(item);
		const type = typeOf(item);
		for (const inner of type ? treeOf(type) : []) this.#take(inner);
	}

	#take({ id, length }: Y.Item): void {
		const clocks = this.gone.get(id.client) ?? new Set();
		for (let offset = 0; offset < length; offset++) clocks.add(id.clock + offset);
		this.gone.set(id.client, clocks);
	}

	#isGone({ id }: Y.Item): boolean {
		return this.gone.get(id.client)?.has(id.clock) ?? false;
	}

	#set({ id }: Y.Item, offset: number, value: unknown): void {
		const values = this.values.get(id.client) ?? new Map<number, unknown>();
		values.set(id.clock + offset, value);
		this.values.set(id.client, values);
	}
}

/** Every item that was ever an entry of a map, the older ones of a key first. */
const allEntries = (map: Y.Map<unknown>): Y.Item[] => [...map._map.values()].flatMap((item) => chainOf(item));

/** What a key held, one after the other. */
function chainOf(last: Y.Item | undefined): Y.Item[] {
	const chain: Y.Item[] = [];
	for (let item: Y.Item | null = last ?? null; item; item = item.left) chain.unshift(item);
	return chain;
}

const typeOf = ({ content }: Y.Item): Y.AbstractType<unknown> | undefined =>
	content instanceof Y.ContentType ? content.type : undefined;

/** Everything that was ever inside of a type, at any depth. */
function treeOf(type: Y.AbstractType<unknown>): Y.Item[] {
	const found = allOf(type);
	// Grows while it is walked through.
	for (const item of found) {
		const inner = typeOf(item);
		for (const each of inner ? allOf(inner) : []) found.push(each);
	}
	return found;
}

function allOf(type: Y.AbstractType<unknown>): Y.Item[] {
	const items = [...type._map.values()].flatMap((item) => chainOf(item));
	for (let item = type._start; item; item = item.right) items.push(item);
	return items;
}

/** Several values of one key, one after the other, may be one struct. */
const valuesIn = (content: Y.ContentAny): readonly unknown[] => content.arr;

/** Whose an entry is, or was when it was deleted. */
function authorOf(type: Y.AbstractType<unknown>): unknown {
	const content = type._map.get('author')?.content;
	return content instanceof Y.ContentAny ? valuesIn(content).at(-1) : undefined;
}

const holdsWords = (content: Y.Item['content']): boolean =>
	content instanceof Y.ContentString ||
	content instanceof Y.ContentBinary ||
	content instanceof Y.ContentEmbed ||
	(content instanceof Y.ContentAny && valuesIn(content).some(hasWords)) ||
	(content instanceof Y.ContentFormat && hasWords(content.value));

/** Whether somebody could have typed something that is in a value. */
function hasWords(value: unknown): boolean {
	if (typeof value === 'string') return value !== '';
	return typeof value === 'object' && value !== null && Object.values(value).some(hasWords);
}

const isToken = (value: unknown): boolean => typeof value === 'string' && token.test(value);

/**
 * The same update without what is to be taken out.
 * @returns undefined if it holds nothing of that
 */
export function blank(update: Uint8Array, blanks: Blanks): Uint8Array | undefined {
	const { structs, ds } = Y.decodeUpdate(update);
	let changed = false;
	const kept = structs.map((struct): Struct => {
		const other = struct instanceof Y.Item ? blanked(struct, blanks) : undefined;
		changed ||= other !== undefined;
		return other ?? struct;
	});
	return changed ? encodeUpdate(kept, ds.clients) : undefined;
}

/** An item in the place of another one; undefined if that may stay. */
function blanked(item: Y.Item, { gone, values }: Blanks): Y.Item | undefined {
	const { id, content, length } = item;
	const clocks = gone.get(id.client);
	if (clocks && someClock(item, (clock) => clocks.has(clock))) {
		return content instanceof Y.ContentDeleted ? undefined : withContent(item, new Y.ContentDeleted(length));
	}
	const own = values.get(id.client);
	if (!own || !(content instanceof Y.ContentAny)) return undefined;
	const arr = valuesIn(content).map((value, offset) => {
		const clock = id.clock + offset;
		// `null` where a key held nothing before: a place in the log cannot be without a value.
		return own.has(clock) ? (own.get(clock) ?? null) : value;
	});
	if (JSON.stringify(arr) === JSON.stringify(valuesIn(content))) return undefined;
	return withContent(item, new Y.ContentAny(arr));
}

function someClock({ id, length }: Y.Item, is: (clock: number) => boolean): boolean {
	for (let offset = 0; offset < length; offset++) if (is(id.clock + offset)) return true;
	return false;
}

const withContent = (
	{ id, origin, rightOrigin, parent, parentSub }: Y.Item,
	content: Y.ContentDeleted | Y.ContentAny
): Y.Item => new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, content);

/** Takes the same out of a document that people have open; call it in a transaction of the server. */
export function takeOut(doc: Y.Doc, { gone, values }: Blanks): void {
	for (const [client, own] of values) {
		for (const [clock, before] of own) revertNow(doc, Y.createID(client, clock), before);
	}
	const deletions = new Map(
		[...gone].map(([client, clocks]) => [client, [...clocks].map((clock) => ({ clock, len: 1 }))] as const)
	);
	if (deletions.size > 0) Y.applyUpdate(doc, encodeUpdate([], deletions));
}

/** Sets a key to what it held before, if what is to be taken out is its value now. */
function revertNow(doc: Y.Doc, id: Y.ID, before: unknown): void {
	if (Y.getState(doc.store, id.client) <= id.clock) return;
	const item = Y.getItem(doc.store, id);
	if (!(item instanceof Y.Item) || item.deleted || item.parentSub === null) return;
	const { parent, parentSub } = item;
	if (!(parent instanceof Y.Map) || parent._map.get(parentSub) !== item || item.lastId.clock !== id.clock)
		return;
	if (before === undefined) parent.delete(parentSub);
	else parent.set(parentSub, before);
	// A comment without words is one that was removed; replies keep hanging on it.
	if (parent._item?.parent === doc.share.get('comments') && parentSub === 'text') parent.set('deleted', true);
}
