/**
 * The encoded state of one document, made once and sent to everybody who joins. A change does not throw a
 * large encoded state away: the changes since are sent behind it. Asked only while everything in memory is
 * on disk, so that nobody ever sees what could still be lost.
 */
import { deflateRaw } from 'node:zlib';
import * as Y from 'yjs';
import type { StoredDocument } from '../storage/document-store.ts';
import { Bundle, emptyUpdate, packedMessage, stateMessage, updateMessage } from './messages.ts';

/** From here on encoding anew is cheaper than dragging the changes along. */
const longestTail = 64 * 1024;
/** Each row is a transaction of its own for who receives it. */
const mostRows = 500;
/** Clients that return after an outage mostly have the same state. */
const keptDifferences = 8;
/** Smaller states are sent as they are. */
const worthPacking = 16 * 1024;
/** Of the levels of deflate the one that gains most for its time. */
const level = 1;

export class StateCache {
	#base: Uint8Array | undefined;
	#tail: Uint8Array[] = [];
	#tailBytes = 0;
	#full: Bundle | undefined;
	/** The base as a packed message, and the base of which one is being made. */
	#packed: Uint8Array | undefined;
	#packing: Uint8Array | undefined;
	#fullPacked: Bundle | undefined;
	#differences = new Map<string, Bundle>();

	/** @param stored a snapshot and the few rows after it, or few rows alone, need not be encoded again */
	constructor(stored: Pick<StoredDocument, 'snapshot' | 'updates'>) {
		const { snapshot, updates } = stored;
		const [base, tail] = snapshot ? [snapshot, updates] : [updates[0], updates.slice(1)];
		if (!base || tail.length > mostRows) return;
		this.#base = base;
		for (const update of tail) this.changed(update);
	}

	/** Whether newcomers can be answered without the document. */
	get isReady(): boolean {
		return this.#base !== undefined;
	}

	/** An update was applied and is on disk. */
	changed(update: Uint8Array): void {
		this.#full = undefined;
		this.#fullPacked = undefined;
		this.#differences.clear();
		if (!this.#base) return;
		this.#tail.push(update);
		this.#tailBytes += update.length;
		if (this.#tailBytes > Math.max(longestTail, this.#base.length / 4)) this.clear();
	}

	clear(): void {
		this.#base = undefined;
		this.#packed = undefined;
		this.#packing = undefined;
		this.#full = undefined;
		this.#fullPacked = undefined;
		this.#tail = [];
		this.#tailBytes = 0;
		this.#differences.clear();
	}

	/**
	 * What a client with this state vector lacks.
	 * @param doc asked for only if nothing that was encoded before serves
	 * @param unpacks whether the client reads packed messages
	 * @throws when the state vector is malformed
	 */
	answer(doc: () => Y.Doc, stateVector: Uint8Array, unpacks: boolean): Bundle {
		if (!hasNothing(stateVector)) return this.#difference(doc, stateVector);
		const base = (this.#base ??= Y.encodeStateAsUpdate(doc()));
		if (!unpacks || base.length < worthPacking) return this.#everything(base);
		this.#pack(base);
		return this.#packed ? this.#everythingPacked(this.#packed) : this.#everything(base);
	}

	#everything(base: Uint8Array): Bundle {
		this.#full ??=
			this.#tail.length === 0 ? new Bundle([stateMessage(base)]) : this.#withTail(updateMessage(base));
		return this.#full;
	}

	#everythingPacked(packed: Uint8Array): Bundle {
		this.#fullPacked ??= this.#withTail(packed);
		return this.#fullPacked;
	}

	/** The client counts as synced after the last message, when it has everything. */
	#withTail(base: Uint8Array): Bundle {
		return new Bundle([base, ...this.#tail.map(updateMessage), stateMessage(emptyUpdate)]);
	}

	/** Takes some hundredths of a second, aside; who comes meanwhile gets the base as it is. */
	#pack(base: Uint8Array): void {
		if (this.#packing === base) return;
		this.#packing = base;
		deflateRaw(updateMessage(base), { level }, (error, deflated) => {
			if (!error && this.#packing === base) this.#packed = packedMessage(deflated);
		});
	}

	#difference(doc: () => Y.Doc, stateVector: Uint8Array): Bundle {
		const key = Buffer.from(stateVector).toString('latin1');
		let bundle = this.#differences.get(key);
		if (!bundle) {
			bundle = new Bundle([stateMessage(Y.encodeStateAsUpdate(doc(), stateVector))]);
			if (this.#differences.size >= keptDifferences) this.#differences.clear();
			this.#differences.set(key, bundle);
		}
		return bundle;
	}
}

/** The state vector of somebody who has nothing yet. */
export const hasNothing = (stateVector: Uint8Array): boolean =>
	stateVector.length === 1 && stateVector[0] === 0;
