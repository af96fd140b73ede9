/**
 * What a person may do to the entries of a document under the rules of the moment. A change is applied first
 * and judged then, entry by entry and field by field; what was not allowed is put back by the server, so that
 * everybody converges, the offender too, and everything else in the same update stays.
 */
import * as Y from 'yjs';
import { tagPrefix } from '#lib/board/model/tags.ts';
import type { Denied, DeniedVerb } from '#lib/realtime/model/denied.ts';
import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import { regionOfKey } from '#lib/registers/model/keys.ts';
import {
	isClosed,
	mayModerate,
	moderationFrom,
	moderationKey,
	type ModerationState
} from '#lib/registers/model/moderation.ts';
import { canNow, type StepRules, type StepVerb } from '#lib/session/model/rights.ts';
import type { SyncMember } from './access.ts';
import { Before, textsIn, type Shared } from './before.ts';
import { isLockedFor, sectionOf } from './locked-sections.ts';
import { entryRoots, moderatedRoots, regionalRoots } from './roots.ts';

export interface Judgement {
	readonly denials: readonly Denied[];
	/** Puts back what was not allowed; call it inside a transaction of the server. */
	repair(): void;
}

/** Which of an item's fields arrange it, and which also belong to its content. Tags are such, too. */
const arranging: ReadonlySet<string> = new Set(['x', 'y', 'rotation', 'z', 'frame']);
const sizing: ReadonlySet<string> = new Set(['w', 'h']);
/** Put right by the attribution. */
const claims: ReadonlySet<string> = new Set(['author', 'region']);
/** The role whose locks only it opens, as items hold it. */
const keeper = 'facilitator';

interface Touched {
	readonly root: string;
	readonly map: Y.Map<unknown>;
	readonly key: string;
	/** The entry was added, removed or replaced. */
	whole: boolean;
	/** Fields that were set, removed, or changed inside. */
	readonly fields: Set<string>;
}

/**
 * Judges a transaction of `member`; call it in the `afterTransaction` event, before anything is collected.
 * @param rules any of them may allow a change
 * @returns undefined if all of it is allowed
 */
export function judge(
	transaction: Y.Transaction,
	kind: DocumentKind,
	member: SyncMember,
	rules: readonly StepRules[]
): Judgement | undefined {
	const free = member.role === 'facilitator';
	const regional = regionalRoots[kind];
	if (free && regional.length === 0) return undefined;
	const court = new Court(transaction, kind, member, rules);
	if (!free) judgeOtherRoots(transaction, kind, court);
	for (const touched of touchedEntries(transaction, kind)) {
		if (!free) court.judge(touched);
		if (regional.includes(touched.root)) court.judgeRegions(touched);
	}
	return court.judgement;
}

class Court {
	readonly before: Before;
	readonly #doc: Y.Doc;
	readonly #kind: DocumentKind;
	readonly #member: SyncMember;
	readonly #rules: readonly StepRules[];
	readonly #denials: Denied[] = [];
	readonly #repairs: (() => void)[] = [];
	/** Ids of entries that the same transaction took away: what referred to them may let go of them. */
	readonly #gone = new Set<string>();
	/** Ids of entries that it made: what lies in a new frame may become its own. */
	readonly #made = new Set<string>();

	constructor(
		transaction: Y.Transaction,
		kind: DocumentKind,
		member: SyncMember,
		rules: readonly StepRules[]
	) {
		this.before = new Before(transaction);
		this.#doc = transaction.doc;
		this.#kind = kind;
		this.#member = member;
		this.#rules = rules;
	}

	get judgement(): Judgement | undefined {
		if (this.#denials.length === 0) return undefined;
		const repairs = this.#repairs;
		return { denials: this.#denials, repair: () => repairs.forEach((repair) => repair()) };
	}

	can(verb: StepVerb): boolean {
		const { granted } = this.#member;
		if (granted) return granted.includes(verb);
		return this.#rules.some((rules) => canNow(this.#member.role, verb, rules));
	}

	/** Something outside of all entries was changed: a title, say. */
	judgeRoot(map: Y.Map<unknown>, key: string): void {
		// Which form a plan has, and for which version, is for the server and facilitators to say.
		if (this.#kind === 'plan') return this.#putBack(map, key, 'lock');
		if (!this.can('edit-all')) this.#putBack(map, key, 'edit-all');
	}

	judge(touched: Touched): void {
		const { root, map, key, whole } = touched;
		// Whose a reaction is says its key; that nobody else gives or takes it is the ownership's part.
		if (root === 'reactions') return this.can('react') ? undefined : this.#putBack(map, key, 'react');
		// Whose locks and signatures are is for the agreements to say.
		if (root === 'locks' || root === 'signatures') {
			return this.can('edit-own') ? undefined : this.#restore(map, key, 'edit-own');
		}
		if (this.#kind === 'plan' && this.#isLocked(touched)) return this.#restore(map, key, 'lock');
		if (root === 'text') return this.can('edit-own') ? undefined : this.#restore(map, key, 'edit-own');
		const before = this.before.get(map, key);
		const now = map.get(key);
		if (before === undefined) {
			if (now === undefined) return;
			const verb = root === 'comments' ? 'comment' : 'add';
			if (!this.can(verb)) this.#deny(verb, () => map.delete(key), textsIn(now));
			else if (root === 'items') this.#made.add(key);
			if (now instanceof Y.Map && now.get('lockedBy') === keeper) {
				this.#deny('lock', () => now.delete('lockedBy'), '');
			}
			if (now instanceof Y.Map && !this.#mayModerate('draft', this.#moderation(root, now), true)) {
				this.#deny('lock', () => now.delete(moderationKey), '');
			}
			return;
		}
		if (!(before instanceof Y.Map)) {
			if (whole && !this.can('edit-all')) this.#putBack(map, key, 'edit-all');
			return;
		}
		const own = this.#isOwn(root, before);
		if (now === undefined) return this.#judgeRemoval(root, map, key, before, own);
		if (whole || !(now instanceof Y.Map)) {
			const [from, to] = [this.#moderationBefore(root, before), this.#moderation(root, now)];
			if (this.#isKept(before) || isClosed(from) || !this.#mayModerate(from, to, own)) {
				return this.#putBack(map, key, 'lock');
			}
			if (root === 'comments') {
				if (!this.can('comment')) this.#putBack(map, key, 'comment');
				else if (!own) this.#putBack(map, key, 'delete-others');
				return;
			}
			if (!this.#mayEdit(root, own) || (!own && !this.can('move')))
				this.#putBack(map, key, own ? 'edit-own' : 'edit-all');
			return;
		}
		for (const field of touched.fields) this.#judgeField(root, now, field, own);
	}

	/** What another region says for itself stays as it is: for facilitators, too, and in a new entry it is nothing. */
	judgeRegions({ map, key, whole, fields }: Touched): void {
		const entry = map.get(key);
		if (!(entry instanceof Y.Map)) return;
		const before = this.before.get(map, key);
		const past = before instanceof Y.Map ? before : undefined;
		for (const field of whole ? new Set([...entry.keys(), ...(past?._map.keys() ?? [])]) : fields) {
			const region = regionOfKey(field);
			if (region === undefined || region === this.#member.region) continue;
			if (past === entry) this.#restore(entry, field, 'region');
			else this.#restoreFrom(past, entry, field);
		}
	}

	/** Puts back one field of an entry that was replaced as a whole. */
	#restoreFrom(past: Y.Map<unknown> | undefined, entry: Y.Map<unknown>, field: string): void {
		const before = past && this.before.get(past, field);
		if (before === undefined && !entry.has(field)) return;
		const copy = this.before.copy(before);
		this.#deny(
			'region',
			() => (copy === undefined ? entry.delete(field) : entry.set(field, copy)),
			textsIn(entry.get(field))
		);
	}

	#judgeRemoval(root: string, map: Y.Map<unknown>, key: string, before: Y.Map<unknown>, own: boolean): void {
		// An action is only marked as deleted, because others may be writing in it.
		if (root === 'actions') return this.#putBack(map, key, 'delete-others');
		if (this.#isKept(before) || isClosed(this.#moderationBefore(root, before))) {
			return this.#putBack(map, key, 'lock');
		}
		const registered = root !== 'items';
		const verb = root === 'comments' ? 'comment' : 'delete';
		const allowed = this.can(verb) && (own || (!registered && this.can('edit-all')));
		if (allowed && root === 'items') this.#gone.add(key);
		if (!allowed) this.#putBack(map, key, registered && !own ? 'delete-others' : verb);
	}

	#judgeField(root: string, entry: Y.Map<unknown>, field: string, ownEntry: boolean): void {
		if (claims.has(field)) return;
		const region = regionalRoots[this.#kind].includes(root) ? regionOfKey(field) : undefined;
		// Another region's word is judged by `judgeRegions`.
		if (region !== undefined && region !== this.#member.region) return;
		const own = ownEntry || region !== undefined;
		const state = this.#moderationBefore(root, entry);
		if (field === moderationKey) {
			if (!this.#mayModerate(state, this.#moderation(root, entry), own))
				return this.#restore(entry, field, 'lock');
		} else if (isClosed(state) && region === undefined && field !== 'order') {
			return this.#restore(entry, field, 'lock');
		}
		if (root === 'items') {
			if (field === 'lockedBy' || this.#isKept(entry)) return this.#restore(entry, field, 'lock');
			const moves = arranging.has(field) || sizing.has(field) || field.startsWith(tagPrefix);
			if (moves && this.can('move')) return;
			if (!own && arranging.has(field) && field !== 'frame') return this.#restore(entry, field, 'move');
			if (this.#letsGo(entry, field)) return;
		} else if (field === 'deletedAt') {
			if (own && this.can(root === 'comments' ? 'comment' : 'delete')) return;
			return this.#restore(entry, field, own ? 'delete' : 'delete-others');
		}
		if (this.#mayEdit(root, own)) return;
		this.#restore(entry, field, root === 'comments' ? 'comment' : own ? 'edit-own' : 'edit-all');
	}

	#mayEdit(root: string, own: boolean): boolean {
		if (root === 'comments') return this.can('comment');
		return this.can(own ? 'edit-own' : 'edit-all') || (own && this.can('edit-all'));
	}

	/** Leaving a frame that is gone, entering one that is new, letting go of an item that is gone. */
	#letsGo(entry: Y.Map<unknown>, field: string): boolean {
		const before = this.before.get(entry, field);
		if (field === 'frame') {
			const now = entry.get('frame');
			if (typeof now === 'string') return this.#made.has(now);
			return typeof before === 'string' && this.#gone.has(before);
		}
		if (before === undefined || before instanceof Y.AbstractType) return false;
		const text = JSON.stringify(before);
		return [...this.#gone].some((id) => text.includes(JSON.stringify(id)));
	}

	#isOwn(root: string, entry: Y.Map<unknown>): boolean {
		const author = this.before.get(entry, 'author');
		if (author === this.#member.participant) return true;
		// Only those whose plan it is may write in it at all.
		if (this.#kind === 'plan' && root !== 'comments') return true;
		// A poster speaks for a region: everybody of it answers for it.
		const region = this.before.get(entry, 'region');
		return (
			root !== 'items' && root !== 'comments' && typeof region === 'string' && region === this.#member.region
		);
	}

	/** What an entry is now; of entries that are not moderated, and of what is none, a draft. */
	#moderation(root: string, entry: unknown): ModerationState {
		const moderated = entry instanceof Y.Map && moderatedRoots[this.#kind].includes(root);
		return moderationFrom(moderated ? entry.get(moderationKey) : undefined);
	}

	#moderationBefore(root: string, entry: Y.Map<unknown>): ModerationState {
		const moderated = moderatedRoots[this.#kind].includes(root);
		return moderationFrom(moderated ? this.before.get(entry, moderationKey) : undefined);
	}

	/** For participants; facilitators are not judged here. */
	#mayModerate(from: ModerationState, to: ModerationState, own: boolean): boolean {
		return mayModerate({ facilitator: false, own }, from, to);
	}

	/** Locked by a facilitator. */
	#isKept(before: Y.Map<unknown>): boolean {
		return this.before.get(before, 'locked') === true && this.before.get(before, 'lockedBy') === keeper;
	}

	/** Puts a whole entry back. */
	#putBack(map: Y.Map<unknown>, key: string, verb: DeniedVerb): void {
		const before = this.before.get(map, key);
		const copy = this.before.copy(before);
		const written = textsIn(map.get(key));
		this.#deny(verb, () => (before === undefined ? map.delete(key) : map.set(key, copy)), written);
	}

	/** Whether a change is one of a section that its member found locked; its place among the others is not. */
	#isLocked({ root, key, whole, fields }: Touched): boolean {
		const section = sectionOf(root, key);
		if (section === undefined || !isLockedFor(this.#doc, this.before, section, this.#member)) return false;
		return whole || fields.size === 0 || [...fields].some((field) => field !== 'order');
	}

	/** Puts one field back; a text that is still the same one inside of it, so that typing in it goes on. */
	#restore(entry: Y.Map<unknown>, field: string, verb: DeniedVerb): void {
		const before = this.before.get(entry, field);
		const now = entry.get(field);
		if (before instanceof Y.AbstractType && before === now) {
			const { write, written } = this.before.back(before);
			return this.#deny(verb, write, written);
		}
		const copy = this.before.copy(before);
		this.#deny(
			verb,
			() => (before === undefined ? entry.delete(field) : entry.set(field, copy)),
			field === 'text' && typeof now === 'string' ? now : textsIn(now)
		);
	}

	#deny(verb: DeniedVerb, repair: () => void, text: string): void {
		const paused = this.#rules.every((rules) => rules.paused);
		const lasting = verb === 'lock' || verb === 'delete-others' || verb === 'region';
		this.#denials.push({ verb, reason: lasting ? 'kept' : paused ? 'paused' : 'step', text });
		this.#repairs.push(repair);
	}
}

/** Everything a transaction touched, removals first, so that what lets go of them is judged knowing them. */
function touchedEntries(transaction: Y.Transaction, kind: DocumentKind): Touched[] {
	const { doc, changed } = transaction;
	const before = new Before(transaction);
	const touched = new Map<string, Touched>();
	const entry = (root: string, map: Y.Map<unknown>, key: string): Touched => {
		const known = touched.get(`${root}/${key}`);
		const made = known ?? { root, map, key, whole: false, fields: new Set<string>() };
		if (!known) touched.set(`${root}/${key}`, made);
		return made;
	};
	for (const name of entryRoots[kind]) {
		const map = doc.getMap<unknown>(name);
		for (const [type, keys] of changed) {
			if (Object.is(type, map)) {
				for (const key of keys) if (key !== null) entry(name, map, key).whole = true;
				continue;
			}
			const place = placeIn(type, map);
			if (!place) continue;
			const found = entry(name, map, place.key);
			if (place.field !== null) found.fields.add(place.field);
			else for (const key of keys) if (key !== null) found.fields.add(key);
		}
	}
	const order = ({ map, key }: Touched): number =>
		map.has(key) ? (before.get(map, key) === undefined ? 1 : 2) : 0;
	return [...touched.values()].sort((a, b) => order(a) - order(b));
}

function judgeOtherRoots({ doc, changed }: Y.Transaction, kind: DocumentKind, court: Court): void {
	for (const [type, keys] of changed) {
		const name = rootName(doc, type);
		if (name === undefined || entryRoots[kind].includes(name)) continue;
		for (const key of keys) if (key !== null) court.judgeRoot(doc.getMap(name), key);
	}
}

/** The entry of `root` in which a type lies, and the entry's field; null if the type is the entry itself. */
function placeIn(
	type: Shared,
	root: Y.Map<unknown>
): { readonly key: string; readonly field: string | null } | undefined {
	let field: string | null = null;
	let at: Shared = type;
	for (;;) {
		const item = at._item;
		const parent: unknown = item?.parent;
		if (!item || !(parent instanceof Y.AbstractType)) return undefined;
		if (Object.is(parent, root)) return item.parentSub === null ? undefined : { key: item.parentSub, field };
		field = item.parentSub ?? field;
		at = parent;
	}
}

function rootName(doc: Y.Doc, type: Shared): string | undefined {
	if (type._item !== null) return undefined;
	for (const [name, root] of doc.share) if (Object.is(root, type)) return name;
	return undefined;
}
