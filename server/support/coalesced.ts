/** Work that is asked for more often than it needs to be done. */
import type { Logger } from './logger.ts';
import { placeOf } from './place-of.ts';

/**
 * Acts at once; calls that come meanwhile become one more act afterwards. A whole room may leave at the same
 * moment, but nobody keeps a right for longer than one look at all connections takes.
 */
export function coalesced(
	act: (workshop: string) => Promise<void>,
	logger: Logger
): (workshop: string) => void {
	const again = new Map<string, boolean>();
	const run = async (workshop: string): Promise<void> => {
		do {
			again.set(workshop, false);
			await act(workshop).catch((error: unknown) =>
				logger.error({ workshop, at: placeOf(error) }, 'rights could not be checked again')
			);
		} while (again.get(workshop));
		again.delete(workshop);
	};
	return (workshop) => {
		if (again.has(workshop)) again.set(workshop, true);
		else void run(workshop);
	};
}
