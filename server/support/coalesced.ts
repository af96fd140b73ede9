/** Work that is asked for more often than it needs to be done. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from './logger.ts';
import { placeOf } from './place-of.ts';

export interface CoalescedOptions {
	readonly logger: Logger;
	/** What is logged when it goes wrong. */
	readonly failure: string;
	/** Milliseconds from the end of one act to the next. */
	readonly pause?: number;
}

/**
 * Acts at once; calls about the same thing that come meanwhile become one more act afterwards. A whole room may ask at
 * the same moment, but nobody is answered by what was begun before.
 */
export function coalesced(
	act: (key: string) => Promise<void>,
	{ logger, failure, pause = 0 }: CoalescedOptions
): (key: string) => void {
	const again = new Map<string, boolean>();
	const run = async (key: string): Promise<void> => {
		do {
			again.set(key, false);
			await act(key).catch((error: unknown) => logger.error({ of: key, at: placeOf(error) }, failure));
			// Keeps no process alive.
			if (pause > 0) await wait(pause, undefined, { ref: false });
		} while (again.get(key));
		again.delete(key);
	};
	return (key) => {
		if (again.has(key)) again.set(key, true);
		else void run(key);
	};
}
