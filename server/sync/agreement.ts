/**
 * Locks and signatures of action plans: a lock is opened by the region that set it, a region is signed for by its own
 * people, and both carry who did it. Like attribution it undoes by writing, never by refusing, so that everybody
 * converges, the offender too.
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import { locksOf, parseSignatureKey, signaturesOf } from '#lib/plan/model/sections.ts';
import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import type { SyncMember } from './access.ts';
import type { Changed } from './attribution.ts';
import { mayOpen } from './locked-sections.ts';

/** Locks or signatures of one plan; every section of the largest plan has room for those of all regions. */
const mostEntries = 4000;

const at = v.pipe(v.number(), v.finite(), v.minValue(0));
const LockClaim = v.object({ at });
const SignatureClaim = v.object({ at, of: v.pipe(v.string(), v.maxLength(64)) });

type Judge = (key: string, claim: unknown, known: unknown, member: SyncMember) => unknown;

interface Guarded {
	readonly map: Y.Map<unknown>;
	/** Entries as they truly are. */
	readonly known: Map<string, unknown>;
	/** The entry as it may be after `member` claimed it to be `claim`; undefined for none. */
	readonly judge: Judge;
}

export class Agreement {
	readonly #doc: Y.Doc;
	readonly #guarded: readonly Guarded[];

	constructor(doc: Y.Doc, kind: DocumentKind) {
		this.#doc = doc;
		const guard = (map: Y.Map<unknown>, judge: Judge): Guarded => ({
			map,
			judge,
			known: new Map(map.entries())
		});
		this.#guarded = kind === 'plan' ? [guard(locksOf(doc), lock), guard(signaturesOf(doc), signature)] : [];
	}

	/** The server changed something itself: what it wrote is true. */
	trust(changed: Changed): void {
		for (const { map, known } of this.#guarded) {
			for (const key of keysOf(changed, map)) {
				if (map.has(key)) known.set(key, map.get(key));
				else known.delete(key);
			}
		}
	}

	/**
	 * Puts right what `member` may not claim. Writes to the document; call it outside of a transaction.
	 * @returns how many entries had to be put right
	 */
	enforce(changed: Changed, member: SyncMember, origin: unknown): number {
		const fixes = this.#guarded.flatMap(({ map, known, judge }) =>
			keysOf(changed, map).flatMap((key) => {
				const claim = map.get(key);
				const had = known.get(key);
				const judged = judge(key, claim, had, member);
				const truth = had === undefined && known.size >= mostEntries ? undefined : judged;
				if (truth === undefined) known.delete(key);
				else known.set(key, truth);
				if (same(claim, truth)) return [];
				return [() => (truth === undefined ? map.delete(key) : map.set(key, truth))];
			})
		);
		if (fixes.length > 0) this.#doc.transact(() => fixes.forEach((fix) => fix()), origin);
		return fixes.length;
	}
}

function lock(section: string, claim: unknown, known: unknown, member: SyncMember): unknown {
	if (same(claim, known)) return known;
	if (known !== undefined && !mayOpen(known, member)) return known;
	if (claim === undefined || section.length > 64) return undefined;
	const parsed = v.safeParse(LockClaim, claim);
	if (!parsed.success) return known;
	return { by: member.participant, region: member.region, at: parsed.output.at };
}

function signature(key: string, claim: unknown, known: unknown, member: SyncMember): unknown {
	const about = parseSignatureKey(key);
	if (!about) return undefined;
	if (same(claim, known)) return known;
	if (member.role !== 'participant' || member.region !== about.region) return known;
	if (claim === undefined) return undefined;
	const parsed = v.safeParse(SignatureClaim, claim);
	return parsed.success ? { by: member.participant, ...parsed.output } : known;
}

const keysOf = (changed: Changed, map: Y.Map<unknown>): string[] =>
	[...changed].flatMap(([type, keys]) =>
		Object.is(type, map) ? [...keys].filter((key) => key !== null) : []
	);

/** Compares plain values; a shared type is never the same as one. */
function same(a: unknown, b: unknown): boolean {
	if (a instanceof Y.AbstractType || b instanceof Y.AbstractType) return false;
	return JSON.stringify(a) === JSON.stringify(b);
}
