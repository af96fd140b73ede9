/**
 * Whose an entry of a document is. `author` and `region` of items and posters are claims of the client that
 * made them; this remembers the true ones and says what must be put right after a change. It undoes by
 * writing, never by refusing, so that everybody converges, the offender too.
 */
import * as Y from 'yjs';
import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import type { SyncMember } from './access.ts';
import { attributedRoots } from './roots.ts';

interface Attributed {
	readonly author: unknown;
	readonly region: unknown;
	/** Whether the entry exists; entries that were deleted are remembered, so that an undo restores them. */
	present: boolean;
}

/** What one transaction touched. */
export type Changed = Y.Transaction['changed'];

export class Attribution {
	readonly #doc: Y.Doc;
	readonly #roots: readonly { readonly name: string; readonly map: Y.Map<unknown> }[];
	readonly #known = new Map<string, Attributed>();

	constructor(doc: Y.Doc, kind: DocumentKind) {
		this.#doc = doc;
		this.#roots = attributedRoots[kind].map((name) => ({ name, map: doc.getMap(name) }));
		for (const { name, map } of this.#roots) {
			for (const key of map.keys()) this.#learn(name, map, key);
		}
	}

	/** The server changed something itself: what it wrote is true. */
	trust(changed: Changed): void {
		this.#eachTouched(changed, (root, map, key) => this.#learn(root, map, key));
	}

	/**
	 * Puts right what `member` may not claim: an entry that is new must be his own (a facilitator may name any
	 * region), an entry that is there keeps author and region, one that returns may be as it was.
	 * Writes to the document; call it outside of a transaction.
	 * @returns how many values had to be put right
	 */
	enforce(changed: Changed, member: SyncMember, origin: unknown): number {
		const fixes: (() => void)[] = [];
		this.#eachTouched(changed, (root, map, key) => {
			const known = this.#known.get(`${root}/${key}`);
			const entry = map.get(key);
			if (!(entry instanceof Y.Map)) {
				if (known) known.present = false;
				return;
			}
			const claim = { author: entry.get('author'), region: entry.get('region') };
			const truth = allowed(claim, known, member);
			for (const name of ['author', 'region'] as const) {
				const value = truth[name];
				if (same(value, claim[name])) continue;
				fixes.push(() => {
					if (value === undefined) entry.delete(name);
					else entry.set(name, value);
				});
			}
			this.#known.set(`${root}/${key}`, { ...truth, present: true });
		});
		if (fixes.length > 0) {
			this.#doc.transact(() => {
				for (const fix of fixes) fix();
			}, origin);
		}
		return fixes.length;
	}

	#learn(root: string, map: Y.Map<unknown>, key: string): void {
		const entry = map.get(key);
		const known = this.#known.get(`${root}/${key}`);
		if (entry instanceof Y.Map) {
			const claim = { author: entry.get('author'), region: entry.get('region') };
			this.#known.set(`${root}/${key}`, { ...claim, present: true });
		} else if (known) known.present = false;
	}

	/** Calls back once for every entry that was added, removed, replaced, or whose author or region changed. */
	#eachTouched(changed: Changed, touch: (root: string, map: Y.Map<unknown>, key: string) => void): void {
		const seen = new Set<string>();
		const once = (root: string, map: Y.Map<unknown>, key: string) => {
			if (seen.has(`${root}/${key}`)) return;
			seen.add(`${root}/${key}`);
			touch(root, map, key);
		};
		for (const { name, map } of this.#roots) {
			for (const [type, keys] of changed) {
				const item = type._item;
				if (Object.is(type, map)) {
					for (const key of keys) if (key !== null) once(name, map, key);
				} else if (item?.parentSub && Object.is(item.parent, map)) {
					if (keys.has('author') || keys.has('region')) once(name, map, item.parentSub);
				}
			}
		}
	}
}

function allowed(
	claim: { readonly author: unknown; readonly region: unknown },
	known: Attributed | undefined,
	member: SyncMember
): { readonly author: unknown; readonly region: unknown } {
	const free = member.role === 'facilitator';
	if (known?.present) return { author: known.author, region: free ? claim.region : known.region };
	if (known && same(claim.author, known.author) && same(claim.region, known.region)) return known;
	return {
		author: member.participant,
		region: free ? claim.region : sameRegion(claim.region, member.region)
	};
}

/** The own region in the way the client wrote it: no region may be null, empty or absent. */
function sameRegion(claim: unknown, own: string | null): unknown {
	if (own !== null) return own;
	return claim === null || claim === '' ? claim : undefined;
}

const same = (a: unknown, b: unknown): boolean => (a ?? null) === (b ?? null);
