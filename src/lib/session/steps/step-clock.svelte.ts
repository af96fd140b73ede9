/** The timer of the running step, by the server's clock; says the last minutes and sounds at the end. */
import { timeLeft, passedMark } from '../model/steps/timer.ts';
import type { Steps } from './steps.svelte.ts';

/** Milliseconds between two looks; the shown second is never older. */
const lookEvery = 200;

export class StepClock {
	readonly #steps: Steps;
	readonly #passed: (minutes: number) => void;
	readonly #timer: ReturnType<typeof setInterval>;
	#left = $state<number | null>(null);
	#key = '';

	/** @param passed a mark was passed: so many minutes are left, 0 at the end */
	constructor(steps: Steps, passed: (minutes: number) => void) {
		this.#steps = steps;
		this.#passed = passed;
		this.#look();
		this.#timer = setInterval(() => this.#look(), lookEvery);
	}

	/** Whole milliseconds, below zero once the time is over; null without a timer. */
	get left(): number | null {
		return this.#left;
	}

	close(): void {
		clearInterval(this.#timer);
	}

	#look(): void {
		const { live } = this.#steps;
		const now = this.#steps.session.serverNow();
		const left = timeLeft(live?.timer, now);
		if (left === null || Number.isNaN(left)) {
			this.#left = null;
			return;
		}
		// A timer that was changed passes no mark by that.
		const key = `${live?.run ?? 0} ${live?.timer?.endsAt ?? 'still'}`;
		const mark = key === this.#key ? passedMark(this.#left, left) : undefined;
		this.#key = key;
		this.#left = left;
		if (mark !== undefined) this.#passed(mark);
	}
}
