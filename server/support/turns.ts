/** Long work in pieces, so that the people who are working on this server do not wait for it. */

/** Milliseconds of work after which others have their turn: about as long as a frame of a screen. */
const longest = 15;

/** Waits between two pieces of work: for nothing while it has not taken long, else for everybody who is waiting. */
export type Turn = () => Promise<void>;

/** The first turn always waits, because nobody knows how long what came before took. */
export function turns(): Turn {
	let began = -Infinity;
	return async () => {
		if (performance.now() - began < longest) return;
		await new Promise<void>((next) => setImmediate(next));
		began = performance.now();
	};
}
