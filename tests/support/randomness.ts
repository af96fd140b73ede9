/** A repeatable source of chance: the same seed gives the same run. */
export class Randomness {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** In [0, 1); mulberry32. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number in [0, limit). */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(list: readonly T[]): T | undefined {
		return list[this.below(list.length)];
	}
}

/** What everyday runs begin with, so that a change is judged by what it does and not by luck. */
const everydaySeed = 20_170_301;

/**
 * The seed of every random test in this run; print it when something fails. `SEED=…` repeats or varies a run;
 * `npm run test:nightly` looks for new failures with a new one each time.
 */
export const seedOfRun = (): number => Number(process.env['SEED'] ?? everydaySeed);
