/**
 * One thing on a board, as an immutable snapshot of what the document holds. Positions are world units,
 * `x y` is the top-left corner before rotation, rotation is in radians around the middle of the box.
 * An entry that cannot be parsed becomes a snapshot with `broken: true`: it is kept and drawn as a
 * placeholder and can be deleted by a person, but no code ever rewrites or drops it.
 */
import * as Y from 'yjs';
import type { Box } from '#lib/base/model/geometry.ts';
import { tagFields } from './tags.ts';
import type { UnreadEntry } from './unread-entry.ts';

export interface Item<Props extends object = object> extends Box {
	readonly id: string;
	readonly kind: string;
	/** Radians, clockwise on screen. */
	readonly rotation: number;
	/** Fractional index; ties are broken by id. */
	readonly z: string;
	/** Opaque participant id; names never enter a document. */
	readonly author: string;
	readonly region: string | null;
	/** The containing item's id. */
	readonly frame: string | null;
	readonly locked: boolean;
	/** The role that alone may open the lock; null if everybody may who writes. */
	readonly lockedBy: string | null;
	/** What shares this id is chosen and moved together; null if it stands alone. */
	readonly group: string | null;
	/** The kind's own fields; texts are plain strings here. */
	readonly props: Props;
	readonly broken: boolean;
	/** The whole entry behind a placeholder, only while it is being copied. */
	readonly unread?: UnreadEntry;
	/** Words by which things are gathered (tags.ts); absent if it has none. */
	readonly tags?: readonly string[];
	/** Only for what nobody else sees yet: private writing of this person. */
	readonly draft?: ItemDraft;
}

export interface ItemDraft {
	/** It is not to be revealed. */
	readonly kept: boolean;
	/** It was written in a list and is not to be seen anywhere yet. */
	readonly unplaced: boolean;
}

/** What can be changed about an item. `props` holds plain values only; texts are edited as Y.Text. */
export interface ItemPatch {
	readonly x?: number;
	readonly y?: number;
	readonly w?: number;
	readonly h?: number;
	readonly rotation?: number;
	readonly z?: string;
	readonly frame?: string | null;
	readonly locked?: boolean;
	readonly lockedBy?: string | null;
	readonly group?: string | null;
	readonly props?: Readonly<Record<string, unknown>>;
}

/** Finds an item by id; tools hand in lookups that show a gesture's preview instead. */
export type ItemLookup = (id: string) => Item | undefined;

/** The snapshot as it will be once `patch` is written; for previews. */
export function withPatch(item: Item, patch: ItemPatch): Item {
	const { props, ...base } = patch;
	return props ? { ...item, ...base, props: { ...item.props, ...props } } : { ...item, ...base };
}

/** Flat fields of a snapshot, the inverse of `itemFromFields`. */
export function fieldsOf(item: Item): Record<string, unknown> {
	const { id: _, props, broken: __, unread: ___, draft: ____, tags, ...base } = item;
	return { ...props, ...base, ...tagFields(tags) };
}

/** Writes only what differs; the caller opens the transaction. Returns whether anything was written. */
export function patchEntry(entry: Y.Map<unknown>, patch: ItemPatch): boolean {
	let changed = false;
	const { props, ...base } = patch;
	for (const [key, value] of Object.entries({ ...props, ...base })) {
		const old = entry.get(key);
		if (old instanceof Y.AbstractType) continue;
		if (value === null || value === undefined) {
			if (!entry.has(key)) continue;
			entry.delete(key);
		} else {
			if (old === value || (typeof value === 'object' && JSON.stringify(old) === JSON.stringify(value)))
				continue;
			entry.set(key, value);
		}
		changed = true;
	}
	return changed;
}

/** Order by z, ties by id. */
export function compareZ(a: Item, b: Item): number {
	if (a.z !== b.z) return a.z < b.z ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
