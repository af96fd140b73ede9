/**
 * What one participant may send per second over all connections. Kept per person, not per address: a whole
 * workshop sits behind one address (reliability.md N6). Who is over budget is read more slowly; nothing is
 * lost and nobody else waits.
 */
import { syncLimits } from '#lib/realtime/model/sync-protocol.ts';
import type { Clock } from '../support/clock.ts';
import { TokenBucket } from '../support/token-bucket.ts';

export class Budget {
	readonly #frames: TokenBucket;
	readonly #bytes: TokenBucket;
	readonly #states: TokenBucket;
	users = 0;

	constructor(clock: Clock) {
		this.#frames = new TokenBucket(clock, syncLimits.framesBurst, syncLimits.framesPerSecond);
		this.#bytes = new TokenBucket(clock, syncLimits.bytesBurst, syncLimits.bytesPerSecond);
		this.#states = new TokenBucket(clock, syncLimits.statesBurst, syncLimits.statesPerSecond);
	}

	/**
	 * Takes the price of a frame.
	 * @param states how many times it asks for the document: a few bytes that cost the server thousands
	 * @returns 0, or the milliseconds until it can be paid
	 */
	pay(bytes: number, states: 0 | 1): number {
		const missing = Math.max(
			this.#frames.waitFor(1),
			this.#bytes.waitFor(bytes),
			this.#states.waitFor(states)
		);
		if (missing > 0) return missing;
		this.#states.take(states);
		this.#frames.take(1);
		this.#bytes.take(bytes);
		return 0;
	}

	/** After something only an attacker sends: the next frames come no faster than one by one. */
	drain(): void {
		this.#frames.take(Math.max(0, this.#frames.level));
	}

	get full(): boolean {
		return this.#frames.full && this.#bytes.full && this.#states.full;
	}
}

export class Budgets {
	readonly #clock: Clock;
	readonly #budgets = new Map<string, Budget>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Pair with `release`. */
	hold(participant: string): Budget {
		let budget = this.#budgets.get(participant);
		if (!budget) {
			budget = new Budget(this.#clock);
			this.#budgets.set(participant, budget);
		}
		budget.users++;
		return budget;
	}

	release(budget: Budget): void {
		budget.users--;
	}

	/** Forgets those who are gone and owe nothing; who reconnects does not start afresh. */
	sweep(): void {
		for (const [participant, budget] of this.#budgets) {
			if (budget.users === 0 && budget.full) this.#budgets.delete(participant);
		}
	}
}
