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
