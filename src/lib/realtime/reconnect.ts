/**
 * When to try again after a connection ended. Everybody in a workshop loses the server at the same moment,
 * so each waits a random time of its own; stock Yjs clients would all return within 0.2 s.
 */
import { closeCodes } from './model/sync-protocol.ts';

const firstWait = 600;
const longestWait = 8000;
/** An announced restart: the server is back in a few seconds and expects everybody at once. */
const restartWait = 3000;

/** A random number in [0, 1). */
export const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

/**
 * Milliseconds to wait before attempt number `attempt` (1 for the first after a loss).
 * @param random in [0, 1)
 */
export function reconnectWait(attempt: number, code?: number, random = chance()): number {
	if (code === closeCodes.restarting) return 300 + random * restartWait;
	const most = Math.min(longestWait, firstWait * 2 ** Math.min(attempt - 1, 10));
	return most * (0.3 + 0.7 * random);
}
