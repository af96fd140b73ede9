/** A budget that fills up with time: bursts are fine, a steady flood is not. */
import type { Clock } from './clock.ts';

export class TokenBucket {
	readonly #capacity: number;
	readonly #perMillisecond: number;
	readonly #clock: Clock;
	#level: number;
	#at: number;

	/** @param perSecond how many units come back each second, up to `capacity` */
	constructor(clock: Clock, capacity: number, perSecond: number) {
		this.#clock = clock;
		this.#capacity = capacity;
		this.#perMillisecond = perSecond / 1000;
		this.#level = capacity;
		this.#at = clock.now();
	}

	/** Takes `amount` if there is enough; a refused attempt costs nothing. */
	take(amount = 1): boolean {
		if (this.level < amount) return false;
		this.#level -= amount;
		return true;
	}

	/** Puts back what was taken for nothing. */
	give(amount = 1): void {
		this.#level = Math.min(this.#capacity, this.level + amount);
	}

	/** Units available now. */
	get level(): number {
		const now = this.#clock.now();
		// A clock that was set back must not drain the bucket.
		this.#level = Math.min(this.#capacity, this.#level + Math.max(0, now - this.#at) * this.#perMillisecond);
		this.#at = now;
		return this.#level;
	}

	/** Milliseconds until `amount` units will be available. */
	waitFor(amount = 1): number {
		return Math.max(0, Math.ceil((amount - this.level) / this.#perMillisecond));
	}

	get full(): boolean {
		return this.level >= this.#capacity;
	}
}
