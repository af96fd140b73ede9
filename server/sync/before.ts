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
			const text = value instanceof Y.XmlText ? new Y.XmlText() : new Y.Text();
			text.applyDelta(this.#delta(value));
			return text;
		}
		if (value instanceof Y.XmlFragment) {
			const fragment = value instanceof Y.XmlElement ? new Y.XmlElement(value.nodeName) : new Y.XmlFragment();
			if (fragment instanceof Y.XmlElement) {
				for (const key of value._map.keys()) setAttribute(fragment, key, this.get(value, key));
			}
			fragment.insert(
				0,
				this.#list(value)
					.map((each) => this.copy(each))
					.filter(isXml)
			);
			return fragment;
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

	/**
	 * Puts a shared type that is still there back to what it was, inside of it, so that those who have it open
	 * go on. To be written later, in a transaction of its own.
	 */
	back(type: Shared): Back {
		if (type instanceof Y.Text) {
			const { delta, written } = this.textBack(type);
			return { written, write: () => type.applyDelta(delta) };
		}
		if (type instanceof Y.Map) return this.#mapBack(type, (key, value) => setOrDelete(type, key, value));
		if (!(type instanceof Y.XmlFragment)) return { written: '', write: () => undefined };
		const children = this.#childrenBack(type);
		if (!(type instanceof Y.XmlElement)) return children;
		return together([children, this.#mapBack(type, (key, value) => setAttribute(type, key, value))]);
	}

	#mapBack(map: Shared, put: (key: string, value: unknown) => void): Back {
		return together(
			[...map._map].flatMap(([key, item]): Back[] => {
				const before = this.get(map, key);
				const now: unknown = item.deleted ? undefined : contentOf(item)[item.length - 1];
				if (before === now) return before instanceof Y.AbstractType ? [this.back(before)] : [];
				const copy = this.copy(before);
				return [{ written: textsIn(now), write: () => put(key, copy) }];
			})
		);
	}

	#childrenBack(fragment: Y.XmlFragment): Back {
		const inside: Back[] = [];
		const steps: ((at: number) => number)[] = [];
		let written = '';
		for (let item = fragment._start; item; item = item.right) {
			if (!item.countable) continue;
			const { length } = item;
			const values = contentOf(item);
			if (this.#was(item) && !item.deleted) {
				for (const value of values) if (value instanceof Y.AbstractType) inside.push(this.back(value));
				steps.push((at) => at + length);
			} else if (this.#was(item)) {
				const copies = values.map((value) => this.copy(value)).filter(isXml);
				steps.push((at) => {
					fragment.insert(at, copies);
					return at + copies.length;
				});
			} else if (!item.deleted) {
				written += values.map(textsIn).join('\n');
				steps.push((at) => {
					fragment.delete(at, length);
					return at;
				});
			}
		}
		const write = (): void => void steps.reduce((at, step) => step(at), 0);
		return together([...inside, { written, write }]);
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

/** How something is put back, and what somebody wrote into it meanwhile. */
export interface Back {
	readonly written: string;
	write(): void;
}

const together = (backs: readonly Back[]): Back => ({
	written: backs
		.map(({ written }) => written)
		.filter(Boolean)
		.join('\n'),
	write: () => backs.forEach((back) => back.write())
});

const isXml = (value: unknown): value is Y.XmlElement | Y.XmlText =>
	value instanceof Y.XmlElement || value instanceof Y.XmlText;

function setOrDelete(map: Y.Map<unknown>, key: string, value: unknown): void {
	if (value === undefined) map.delete(key);
	else map.set(key, value);
}

function setAttribute(element: Y.XmlElement, key: string, value: unknown): void {
	// Attributes may be of any plain type, which the type of a plain element does not say.
	if (value === undefined) element.removeAttribute(key);
	else Reflect.apply(element.setAttribute, element, [key, value]);
}

/** What people wrote inside a value; comments hold their words as a plain string. */
export function textsIn(value: unknown): string {
	if (value instanceof Y.XmlText) return deltaText(value);
	if (value instanceof Y.Text) return value.toString();
	if (value instanceof Y.XmlFragment) return value.toArray().map(textsIn).filter(Boolean).join('\n');
	if (!(value instanceof Y.Map)) return '';
	const words: unknown = value.get('text');
	return [typeof words === 'string' ? words : '', ...[...value.values()].map(textsIn)]
		.filter(Boolean)
		.join('\n');
}

/** The words alone: as a text, XML would show its marks. */
function deltaText(text: Y.XmlText): string {
	const pieces: unknown[] = text.toDelta();
	return pieces
		.map((piece) => {
			const insert = typeof piece === 'object' && piece !== null && 'insert' in piece ? piece.insert : '';
			return typeof insert === 'string' ? insert : '';
		})
		.join('');
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
