/**
 * Counts a document's local changes against what the server says is on disk. A change is one local
 * transaction. The server acknowledges frames of one connection in order (`messageSaved`), so each
 * update-carrying frame remembers how many changes it brings to safety.
 */
export class SaveCounter {
	#made = 0;
	#saved = 0;
	/** Per frame of this connection: the number of changes that are safe once it is acknowledged. */
	#frames: number[] = [];
	/** Whether this connection has sent its answer to the server's state, which carries all that is unsaved. */
	#answered = false;

	/** Changes made here that are not known to be on disk. */
	get waiting(): number {
		return this.#made - this.#saved;
	}

	/** A local transaction changed the document; called before its frame is sent. */
	changed(): void {
		this.#made++;
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
		this.#frames.push(this.#answered ? this.#made : this.#saved);
	}

	/** The first `count` frames of this connection are on disk. Counts that make no sense are ignored. */
	acknowledged(count: number): void {
		const safe = this.#frames[count - 1];
		if (safe !== undefined && safe > this.#saved) this.#saved = safe;
	}
}
