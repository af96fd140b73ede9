/** Closes polls whose time has come: by the server's clock, and after a restart those that came meanwhile. */
import type { Logger } from '../support/logger.ts';
import { placeOf } from '../support/place-of.ts';
import type { Polls } from './polls.ts';

/** Milliseconds between two looks. No ballot is taken after the time, however late the look. */
const lookEvery = 1000;

export interface ClosingTimes {
	/** Resolves when no poll is being closed any more. */
	stop(): Promise<void>;
}

export function closePollsOnTime(polls: Pick<Polls, 'closeDue'>, logger: Logger): ClosingTimes {
	let looking: Promise<void> | undefined;
	const timer = setInterval(() => (looking ??= look()), lookEvery);
	timer.unref();

	async function look(): Promise<void> {
		try {
			await polls.closeDue();
		} catch (error: unknown) {
			logger.error({ at: placeOf(error) }, 'polls could not be closed in time');
		} finally {
			looking = undefined;
		}
	}
	return {
		async stop() {
			clearInterval(timer);
			await looking;
		}
	};
}
