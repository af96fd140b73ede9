/**
 * Keeps a document's local changes until the server says that they are on disk. A change is one local
 * transaction. The server acknowledges frames of one connection in order (`messageSaved`), so each
 * update-carrying frame remembers how many changes it brings to safety.
 */
export class SaveCounter {
	/** The changes that are not known to be on disk, as updates. */
	#unsaved: Uint8Array[] = [];
	#saved = 0;
	/** Per frame of this connection: the number of changes that are safe once it is acknowledged. */
	#frames: number[] = [];
	/** Whether this connection has sent its answer to the server's state, which carries all that is unsaved. */
	#answered = false;

	/** How many changes made here are not known to be on disk. */
	get waiting(): number {
		return this.#unsaved.length;
	}

	/** These changes, in the order in which they were made. */
	get unsaved(): readonly Uint8Array[] {
		return this.#unsaved;
	}

	/** A local transaction changed the document; called before its frame is sent. */
	changed(update: Uint8Array): void {
		this.#unsaved.push(update);
	}

	/** A new connection: the server counts from zero again, and what was under way counts as unsaved. */
	connected(): void {
		this.#frames = [];
		this.#answered = false;
	}

	/**
	 * A frame that carries updates left on this connection. Before the first answer to the server's state
	 * a frame holds one change only and says nothing about those made while offline.
	 */
	sent(kind: 'answer' | 'update'): void {
		if (kind === 'answer') this.#answered = true;
		this.#frames.push(this.#answered ? this.#saved + this.#unsaved.length : this.#saved);
	}

	/** The first `count` frames of this connection are on disk. Counts that make no sense are ignored. */
	acknowledged(count: number): void {
		const safe = this.#frames[count - 1];
		if (safe === undefined || safe <= this.#saved) return;
		this.#unsaved.splice(0, safe - this.#saved);
		this.#saved = safe;
	}
}
