/**
 * Whether the disk can be relied on. After an error of the disk itself, unlike one of a disk that is full or busy,
 * what the operating system keeps of the file in memory cannot: a second try may succeed without writing anything
 * (reliability.md D4). From then on nothing is written or acknowledged, whoever met the error, and only a new
 * process may try again.
 */
export class Disk {
	readonly #onFailure: () => void;
	#failed = false;

	/** @param onFailure called once */
	constructor(onFailure: () => void = () => undefined) {
		this.#onFailure = onFailure;
	}

	get failed(): boolean {
		return this.#failed;
	}

	/** @throws what `write` throws, and when the disk has failed before */
	writeNow<T>(write: () => T): T {
		this.#assertSound();
		try {
			return write();
		} catch (error) {
			throw this.#noticed(error);
		}
	}

	/** @throws what `write` throws, and when the disk has failed, be it while this was written */
	async write<T>(write: () => Promise<T>): Promise<T> {
		this.#assertSound();
		try {
			const result = await write();
			this.#assertSound();
			return result;
		} catch (error) {
			throw this.#noticed(error);
		}
	}

	#assertSound(): void {
		if (this.#failed) throw new Error('the disk has failed');
	}

	#noticed(error: unknown): unknown {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		if (!this.#failed && (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CORRUPT'))) {
			this.#failed = true;
			this.#onFailure();
		}
		return error;
	}
}
