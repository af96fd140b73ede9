/**
 * Lets a limited number of newcomers in at a time; the others wait in line. After an outage a whole workshop
 * returns at once, and without a gate nobody would be served before everybody was half served.
 */
export class AcceptGate {
	readonly #places: number;
	readonly #longestLine: number;
	readonly #line: ((entered: boolean) => void)[] = [];
	#inside = 0;

	/** @param longestLine how many may wait; more are turned away */
	constructor(places: number, longestLine: number) {
		this.#places = places;
		this.#longestLine = longestLine;
	}

	/** Resolves when there is a place, with the function that gives it back (once); undefined if the line is full. */
	async enter(): Promise<(() => void) | undefined> {
		if (this.#inside < this.#places) this.#inside++;
		else {
			if (this.#line.length >= this.#longestLine) return undefined;
			const entered = await new Promise<boolean>((resolve) => this.#line.push(resolve));
			if (!entered) return undefined;
		}
		let left = false;
		return () => {
			if (left) return;
			left = true;
			const next = this.#line.shift();
			if (next) next(true);
			else this.#inside--;
		};
	}

	/** Turns away everybody who waits. */
	close(): void {
		for (const turnAway of this.#line.splice(0)) turnAway(false);
	}
}
