/**
 * The log of a board, applied once: for every moment at which items changed what they were before and after. From
 * then on any moment is found without Yjs, and the cost of a jump follows what lies between and not the size of
 * the board.
 */
import * as Y from 'yjs';
import { itemsOf, readEntry, sameEntry, type Entries, type Entry } from './entries.ts';

/** One row of the log. */
export interface LogRow {
	readonly seq: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Of whoever made it; null for the server, for removed people and where there is none. */
	readonly region: string | null;
	/** A Yjs update, format 1. */
	readonly update: Uint8Array;
}

export interface Change {
	readonly id: string;
	readonly before: Entry | undefined;
	readonly after: Entry | undefined;
}

/** A row of the log that changed items. */
export interface Moment {
	readonly seq: number;
	readonly at: number;
	readonly region: string | null;
	readonly changes: readonly Change[];
}

/** Something that is no longer on the board. */
export interface Deleted {
	readonly id: string;
	/** What it was at last. */
	readonly entry: Entry;
	/** The place of the moment at which it went. */
	readonly moment: number;
}

export class Timeline {
	readonly #doc = new Y.Doc();
	readonly #now = new Map<string, Entry>();
	readonly #moments: Moment[] = [];
	#touched = new Set<string>();
	#seq = 0;

	constructor() {
		itemsOf(this.#doc).observeDeep((events) => {
			for (const event of events) {
				if (event.path.length > 0) this.#touched.add(String(event.path[0]));
				else for (const id of event.changes.keys.keys()) this.#touched.add(id);
			}
		});
	}

	/** The number of the last row. */
	get seq(): number {
		return this.#seq;
	}

	get moments(): readonly Moment[] {
		return this.#moments;
	}

	/** The entries after the last row. */
	get now(): ReadonlyMap<string, Entry> {
		return this.#now;
	}

	/** Applies the next row. @throws if a row is missing or none */
	add({ seq, at, region, update }: LogRow): void {
		if (seq !== this.#seq + 1) throw new Error(`row ${this.#seq + 1} of the log is missing`);
		this.#touched = new Set();
		Y.applyUpdate(this.#doc, update);
		this.#seq = seq;
		const items = itemsOf(this.#doc);
		const changes: Change[] = [];
		for (const id of this.#touched) {
			const before = this.#now.get(id);
			const after = readEntry(items.get(id));
			if (sameEntry(before, after)) continue;
			changes.push({ id, before, after });
			if (after) this.#now.set(id, after);
			else this.#now.delete(id);
		}
		if (changes.length > 0) this.#moments.push({ seq, at, region, changes });
	}

	/** How many moments had been when this row was written: a place between 0 and `moments.length`. */
	placeOfSeq(seq: number): number {
		return this.#placesUntil((moment) => moment.seq <= seq);
	}

	/** The same for a time in milliseconds since 1970. */
	placeAt(time: number): number {
		return this.#placesUntil((moment) => moment.at <= time);
	}

	/** What must be written to come from one place to another; a place is how many moments have been. */
	between(from: number, to: number): Map<string, Entry | undefined> {
		const entries = new Map<string, Entry | undefined>();
		const forward = to >= from;
		for (let at = from; at !== to; at += forward ? 1 : -1) {
			for (const change of this.#moments[forward ? at : at - 1]?.changes ?? []) {
				entries.set(change.id, forward ? change.after : change.before);
			}
		}
		return entries;
	}

	/** How entries of a place differ from what they are at another one; those that are alike are left out. */
	differences(from: number, to: number): Change[] {
		const back = this.between(to, from);
		const changes: Change[] = [];
		for (const [id, after] of this.between(from, to)) {
			const before = back.get(id);
			if (!sameEntry(before, after)) changes.push({ id, before, after });
		}
		return changes;
	}

	/** What is gone at the end, the last first. @param since milliseconds since 1970 */
	deleted(since: number): Deleted[] {
		const gone = new Map<string, Deleted>();
		for (let moment = this.#moments.length - 1; moment >= 0; moment--) {
			const { at, changes } = this.#moments[moment] ?? { at: -Infinity, changes: [] };
			if (at < since) break;
			for (const { id, before, after } of changes) {
				if (!after && before && !this.#now.has(id) && !gone.has(id))
					gone.set(id, { id, entry: before, moment });
			}
		}
		return [...gone.values()];
	}

	close(): void {
		this.#doc.destroy();
	}

	#placesUntil(isPast: (moment: Moment) => boolean): number {
		let low = 0;
		let high = this.#moments.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const moment = this.#moments[middle];
			if (moment && isPast(moment)) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** What the changed entries are to be; only the chosen ones if any are named. */
export function entriesAfter(changes: readonly Change[], chosen?: ReadonlySet<string>): Entries {
	return new Map(
		changes.filter(({ id }) => !chosen || chosen.has(id)).map(({ id, after }) => [id, after] as const)
	);
}

export type ChangeSort = 'added' | 'moved' | 'changed' | 'gone';

const placeFields: ReadonlySet<string> = new Set(['x', 'y', 'w', 'h', 'rotation', 'z', 'frame', 'group']);

/** What happened to an item. One that moved and was changed otherwise was changed. */
export function sortOf({ before, after }: Change): ChangeSort {
	if (!before) return 'added';
	if (!after) return 'gone';
	if (!sameEntry({ plain: {}, texts: before.texts }, { plain: {}, texts: after.texts })) return 'changed';
	const keys = new Set([...Object.keys(before.plain), ...Object.keys(after.plain)]);
	for (const key of keys) {
		if (!placeFields.has(key) && !sameEntry(field(before, key), field(after, key))) return 'changed';
	}
	return 'moved';
}

const field = ({ plain }: Entry, key: string): Entry => ({
	plain: key in plain ? { [key]: plain[key] } : {},
	texts: {}
});

/** The region an item speaks for; null for none. */
export function regionOf({ before, after }: Change): string | null {
	const region = (after ?? before)?.plain['region'];
	return typeof region === 'string' && region !== '' ? region : null;
}

/** How many things of each region change how; regions in the order of their first change. */
export function countByRegion(changes: readonly Change[]): Map<string | null, Map<ChangeSort, number>> {
	const regions = new Map<string | null, Map<ChangeSort, number>>();
	for (const change of changes) {
		const region = regionOf(change);
		const counts = regions.get(region) ?? new Map<ChangeSort, number>();
		const sort = sortOf(change);
		counts.set(sort, (counts.get(sort) ?? 0) + 1);
		regions.set(region, counts);
	}
	return regions;
}
