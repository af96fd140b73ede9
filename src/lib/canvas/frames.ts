/** Time as the canvas sees it, as a port, so that tests can turn it by hand. */
export interface Frames {
	/** Milliseconds, only for differences. */
	now(): number;
	/** Calls back before the next paint; returns the way to take it back. */
	request(callback: () => void): () => void;
	/** Calls back after `milliseconds`; returns the way to take it back. */
	after(milliseconds: number, callback: () => void): () => void;
}

export const browserFrames: Frames = {
	now: () => performance.now(),
	request(callback) {
		const handle = requestAnimationFrame(callback);
		return () => cancelAnimationFrame(handle);
	},
	after(milliseconds, callback) {
		const handle = setTimeout(callback, milliseconds);
		return () => clearTimeout(handle);
	}
};

/** This much quiet, milliseconds, and how long to wait for it at most. */
const quietMilliseconds = 120;
const patience = 600;

/** Calls back when things have come to rest; on a busy board, where they never do, now and then. */
export class Quiet {
	readonly #frames: Frames;
	readonly #settled: () => void;
	#cancel: (() => void) | undefined;
	#since = 0;
	#closed = false;

	constructor(frames: Frames, settled: () => void) {
		this.#frames = frames;
		this.#settled = settled;
	}

	/** Something happened. */
	disturb(): void {
		if (this.#closed) return;
		const now = this.#frames.now();
		if (!this.#cancel) this.#since = now;
		this.#cancel?.();
		const left = Math.max(0, this.#since + patience - now);
		this.#cancel = this.#frames.after(Math.min(quietMilliseconds, left), () => {
			this.#cancel = undefined;
			this.#settled();
		});
	}

	/** Nothing is called back any more. */
	close(): void {
		this.#closed = true;
		this.#cancel?.();
	}
}

/** Paints once per frame while asked to, and while painting says that there is more. */
export class FrameLoop {
	readonly #frames: Frames;
	readonly #paint: () => boolean;
	#cancel: (() => void) | undefined;
	#closed = false;

	constructor(frames: Frames, paint: () => boolean) {
		this.#frames = frames;
		this.#paint = paint;
	}

	request(): void {
		if (this.#closed) return;
		this.#cancel ??= this.#frames.request(() => {
			this.#cancel = undefined;
			if (this.#paint()) this.request();
		});
	}

	close(): void {
		this.#closed = true;
		this.#cancel?.();
	}
}
