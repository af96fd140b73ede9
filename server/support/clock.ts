/** Time as a port, so that tests can turn it. */
export interface Clock {
	/** Milliseconds since 1970, by this server's clock. */
	now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
