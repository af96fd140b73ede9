/**
 * Reads a document as it was before a transaction, while that transaction's deletions are still in memory
 * (until Yjs collects them right after the `afterTransaction` event), and puts things back. Yjs can do that
 * for whole transactions only (UndoManager); here it is done entry by entry.
 */
import * as Y from 'yjs';

/** What every shared type has, as far as reading its past needs it. */
export interface Shared {
	readonly _map: Map<string, Y.Item>;
	readonly _start: Y.Item | null;
	readonly _item: Y.Item | null;
}

export class Before {
	readonly #transaction: Y.Transaction;

	constructor(transaction: Y.Transaction) {
		this.#transaction = transaction;
	}

	/** Whether a struct was visible before. */
	#was(item: Y.Item): boolean {
		return !this.#adds(item) && (!item.deleted || this.#deletes(item));
	}

	#adds(item: Y.Item): boolean {
		return item.id.clock >= (this.#transaction.beforeState.get(item.id.client) ?? 0);
	}

	#deletes(item: Y.Item): boolean {
		return Y.isDeleted(this.#transaction.deleteSet, item.id);
	}

	/** The value of a key as it was; undefined if it had none. */
	get(map: Shared, key: string): unknown {
		let item = map._map.get(key) ?? null;
		while (item && this.#adds(item)) item = item.left;
		if (!item || !this.#was(item)) return undefined;
		const values: unknown[] = item.content.getContent();
		return values[item.length - 1];
	}

	/** A value as it was, made of new shared types, so that it can be put in anywhere. */
	copy(value: unknown): unknown {
		if (value instanceof Y.Text) {
			const text = new Y.Text();
			text.applyDelta(this.#delta(value));
			return text;
		}
		if (value instanceof Y.Array) {
			const list = new Y.Array();
			list.push(this.#list(value).map((each) => this.copy(each)));
			return list;
		}
		if (value instanceof Y.Map) {
			const map = new Y.Map<unknown>();
			for (const key of value._map.keys()) {
				const before = this.get(value, key);
				if (before !== undefined) map.set(key, this.copy(before));
			}
			return map;
		}
		return value;
	}

	/** What turns a text that is still there back into what it was, and what somebody wrote into it meanwhile. */
	textBack(text: Y.Text): { readonly delta: DeltaStep[]; readonly written: string } {
		const delta: DeltaStep[] = [];
		let written = '';
		for (const piece of this.#pieces(text)) {
			if (piece.was && piece.is) {
				const attributes = difference(piece.now, piece.before);
				delta.push({ retain: piece.length, ...(attributes ? { attributes } : {}) });
			} else if (piece.was) {
				const attributes = difference({}, piece.before);
				delta.push({ insert: piece.insert, ...(attributes ? { attributes } : {}) });
			} else if (piece.is) {
				delta.push({ delete: piece.length });
				if (typeof piece.insert === 'string') written += piece.insert;
			}
		}
		return { delta, written };
	}

	#delta(text: Y.Text): DeltaStep[] {
		return [...this.#pieces(text)]
			.filter(({ was }) => was)
			.map(({ insert, before }) => {
				const attributes = difference({}, before);
				return { insert, ...(attributes ? { attributes } : {}) };
			});
	}

	#list(list: Shared): unknown[] {
		const values: unknown[] = [];
		for (let item = list._start; item; item = item.right) {
			if (item.countable && this.#was(item)) values.push(...contentOf(item));
		}
		return values;
	}

	/** The structs of a text in order, with their formats before and now. */
	*#pieces(text: Y.Text): Generator<Piece> {
		const before: Formats = {};
		const now: Formats = {};
		for (let item = text._start; item; item = item.right) {
			const was = this.#was(item);
			const is = !item.deleted;
			if (item.content instanceof Y.ContentFormat) {
				const { key, value } = item.content;
				if (was) before[key] = value;
				if (is) now[key] = value;
				continue;
			}
			if (!item.countable || (!was && !is)) continue;
			const insert = item.content instanceof Y.ContentString ? item.content.str : contentOf(item)[0];
			if (typeof insert !== 'string' && (typeof insert !== 'object' || insert === null)) continue;
			yield { was, is, insert, length: item.length, before: { ...before }, now: { ...now } };
		}
	}
}

type Formats = Record<string, unknown>;

interface Piece {
	readonly was: boolean;
	readonly is: boolean;
	readonly insert: string | object;
	readonly length: number;
	readonly before: Formats;
	readonly now: Formats;
}

export interface DeltaStep {
	readonly retain?: number;
	readonly delete?: number;
	readonly insert?: string | object;
	readonly attributes?: Record<string, unknown>;
}

const contentOf = (item: Y.Item): unknown[] => item.content.getContent();

/** What must be set to get from one format to the other; undefined for nothing. */
function difference(from: Formats, to: Formats): Formats | undefined {
	const changes: Formats = {};
	for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
		const wanted = to[key] ?? null;
		if ((from[key] ?? null) !== wanted) changes[key] = wanted;
	}
	return Object.keys(changes).length > 0 ? changes : undefined;
}
