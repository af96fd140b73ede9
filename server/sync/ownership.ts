/**
 * What belongs to one person alone: comments may be changed only by who wrote them, reactions given and taken
 * back only by who gives them. Like attribution it undoes by writing, never by refusing, so that everybody
 * converges, the offender too.
 */
import * as Y from 'yjs';
import { parseReactionKey } from '#lib/board/model/reactions.ts';
import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import type { SyncMember } from './access.ts';
import type { Changed } from './attribution.ts';
import { ownedRoots } from './roots.ts';

/** What a comment may hold (board/model/comments.ts). */
const commentFields = [
	'thread',
	'text',
	'author',
	'region',
	'at',
	'edited',
	'on',
	'quote',
	'instead',
	'resolved',
	'deleted'
] as const;
/** What nobody changes about a comment that is there, its author neither. */
const fixedFields = ['thread', 'author', 'region', 'at', 'on', 'instead'] as const;
/** Longest value of a field, as JSON. */
const longestValue = 8192;
/** Entries of one root that one document may hold. */
const mostEntries = 20_000;

type Fields = Readonly<Record<string, unknown>>;

export class Ownership {
	readonly #doc: Y.Doc;
	readonly #comments: Y.Map<unknown> | undefined;
	readonly #reactions: Y.Map<unknown> | undefined;
	/** Comments as they truly are. */
	readonly #known = new Map<string, Fields>();
	/** Keys of the reactions that are truly given. */
	readonly #given = new Set<string>();

	constructor(doc: Y.Doc, kind: DocumentKind) {
		this.#doc = doc;
		const owned = (name: string) => (ownedRoots[kind].includes(name) ? doc.getMap(name) : undefined);
		this.#comments = owned('comments');
		this.#reactions = owned('reactions');
		for (const [id, entry] of this.#comments ?? []) {
			if (entry instanceof Y.Map) this.#known.set(id, plain(entry));
		}
		for (const key of this.#reactions?.keys() ?? []) this.#given.add(key);
	}

	/** The server changed something itself: what it wrote is true. */
	trust(changed: Changed): void {
		for (const id of touchedKeys(changed, this.#comments)) {
			const entry = this.#comments?.get(id);
			if (entry instanceof Y.Map) this.#known.set(id, plain(entry));
			else this.#known.delete(id);
		}
		for (const key of touchedKeys(changed, this.#reactions)) {
			if (this.#reactions?.has(key)) this.#given.add(key);
			else this.#given.delete(key);
		}
	}

	/**
	 * Puts right what `member` may not change. Writes to the document; call it outside of a transaction.
	 * @returns how many entries had to be put right
	 */
	enforce(changed: Changed, member: SyncMember, origin: unknown): number {
		const fixes: (() => void)[] = [];
		for (const id of touchedKeys(changed, this.#comments)) {
			const fix = this.#judge(id, member);
			if (fix) fixes.push(fix);
		}
		fixes.push(...this.#reactionFixes(changed, member));
		if (fixes.length > 0) {
			this.#doc.transact(() => {
				for (const fix of fixes) fix();
			}, origin);
		}
		return fixes.length;
	}

	/** What has to be written so that a comment is as it may be; undefined if it is. */
	#judge(id: string, member: SyncMember): (() => void) | undefined {
		const comments = this.#comments;
		const known = this.#known.get(id);
		const entry = comments?.get(id);
		const claim = entry instanceof Y.Map ? plain(entry) : undefined;
		const truth = allowed(claim, known, member, this.#known.size < mostEntries);
		if (truth) this.#known.set(id, truth);
		if (entry instanceof Y.Map && truth) {
			const keys = [...new Set([...entry.keys(), ...Object.keys(truth)])];
			const wrong = keys.filter((key) => !same(entry.get(key), truth[key]));
			if (wrong.length === 0) return undefined;
			return () => {
				for (const key of wrong) {
					if (truth[key] === undefined) entry.delete(key);
					else entry.set(key, truth[key]);
				}
			};
		}
		if (!truth) return comments?.has(id) ? () => comments.delete(id) : undefined;
		return () => comments?.set(id, new Y.Map(Object.entries(truth)));
	}

	#reactionFixes(changed: Changed, member: SyncMember): (() => void)[] {
		const root = this.#reactions;
		if (!root) return [];
		const fixes: (() => void)[] = [];
		for (const key of touchedKeys(changed, root)) {
			const parsed = parseReactionKey(key);
			const own = parsed?.participant === member.participant;
			const before = this.#given.has(key);
			const given = own && (before || this.#given.size < mostEntries) ? root.has(key) : before;
			if (given) this.#given.add(key);
			else this.#given.delete(key);
			if (given && root.get(key) !== true) fixes.push(() => root.set(key, true));
			else if (!given && root.has(key)) fixes.push(() => root.delete(key));
		}
		return fixes;
	}
}

/** Keys of a root map whose entries were set, removed or changed inside. */
function touchedKeys(changed: Changed, root: Y.Map<unknown> | undefined): ReadonlySet<string> {
	const touched = new Set<string>();
	if (!root) return touched;
	for (const [type, keys] of changed) {
		const item = type._item;
		if (Object.is(type, root)) {
			for (const key of keys) if (key !== null) touched.add(key);
		} else if (item?.parentSub && Object.is(item.parent, root)) touched.add(item.parentSub);
	}
	return touched;
}

/** The comment as it may be after `member` made `claim` of it; undefined if there may be none. */
function allowed(
	claim: Fields | undefined,
	known: Fields | undefined,
	member: SyncMember,
	room: boolean
): Fields | undefined {
	if (!known) {
		if (!claim || !room) return undefined;
		return without({
			...claim,
			author: member.participant,
			region: member.region ?? undefined,
			resolved: stamped(claim['resolved'], undefined, member)
		});
	}
	if (!claim) return known;
	const resolved = stamped(claim['resolved'], known['resolved'], member);
	if (known['author'] === member.participant) {
		const fixed = Object.fromEntries(fixedFields.map((field) => [field, known[field]]));
		const gone = claim['deleted'] === true ? { instead: undefined } : {};
		return without({ ...claim, ...fixed, ...gone, resolved });
	}
	if (member.role === 'facilitator' && claim['deleted'] === true) {
		return without({ ...known, text: '', quote: undefined, instead: undefined, deleted: true, resolved });
	}
	return without({ ...known, resolved });
}

/** Who resolved a thread is who did it now; who leaves it as it was changes nothing. */
function stamped(claim: unknown, known: unknown, member: SyncMember): unknown {
	if (claim === undefined || claim === null) return undefined;
	if (same(claim, known)) return known;
	const at: unknown = typeof claim === 'object' && 'at' in claim ? claim.at : undefined;
	const taken = typeof claim === 'object' && 'taken' in claim && claim.taken === true;
	return {
		by: member.participant,
		at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
		...(taken ? { taken } : {})
	};
}

/** The plain fields that a comment may hold; shared types inside have no place there. */
function plain(entry: Y.Map<unknown>): Fields {
	const fields: [string, unknown][] = [];
	for (const field of commentFields) {
		const value = entry.get(field);
		if (value === undefined || value instanceof Y.AbstractType) continue;
		if ((JSON.stringify(value) ?? '').length <= longestValue) fields.push([field, value]);
	}
	return Object.fromEntries(fields);
}

const without = (fields: Fields): Fields =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Compares plain values; a shared type is never the same as one. */
function same(a: unknown, b: unknown): boolean {
	if (a instanceof Y.AbstractType || b instanceof Y.AbstractType) return false;
	return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
