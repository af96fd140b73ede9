/**
 * When a room writes and tells: a lone change at once, so that nobody waits for nothing; under load not more
 * often than it can afford to tell everybody. What arrives meanwhile goes together.
 */

/** Milliseconds from one write to the next at the least; telling 200 people takes about a fifth of it. */
const shortestRest = 5;
/** Who makes a room larger than that makes the rest longer, in milliseconds each. */
const manyPeople = 200;
const restPerPerson = 1 / 20;
const longestRest = 60;

const restOf = (people: number): number =>
	Math.min(longestRest, shortestRest + Math.max(0, people - manyPeople) * restPerPerson);

export class Pace {
	readonly #write: () => void;
	#timer: NodeJS.Timeout | undefined;
	#immediate: NodeJS.Immediate | undefined;
	/** When the next write may begin, by the clock of `performance`. */
	#restedAt = 0;

	/** @param write called once for each plan that was not dropped; it must call `begin` */
	constructor(write: () => void) {
		this.#write = write;
	}

	/** Plans the next write, unless it is planned already. */
	plan(): void {
		if (this.#timer || this.#immediate) return;
		const rest = this.#restedAt - performance.now();
		if (rest > 0) this.#timer = setTimeout(this.#write, rest);
		// Not before everything that has arrived by now was read.
		else this.#immediate = setImmediate(this.#write);
	}

	/** A write begins, planned or not; after it comes a rest. */
	begin(people: number): void {
		this.drop();
		this.#restedAt = performance.now() + restOf(people);
	}

	/** Nothing is planned any more. */
	drop(): void {
		clearTimeout(this.#timer);
		clearImmediate(this.#immediate);
		this.#timer = undefined;
		this.#immediate = undefined;
	}
}
