/**
 * Who has a pen draws with it alone: fingers move the view then, and a hand that rests on the glass does nothing.
 * Begins by itself with the first stroke of a pen, and can be switched.
 */
import type { Frames } from '../frames.ts';

/** A hand lifts off a little later than the pen; milliseconds. */
const handLeaves = 400;
/** CSS pixels: what touches the glass over a larger stretch than this is no fingertip. */
const fingertip = 60;

/** What of a pointer says whether it is a hand. */
export interface Touch {
	readonly pointerType: string;
	readonly width: number;
	readonly height: number;
}

export class PenMode {
	readonly #frames: Frames;
	#on = $state(false);
	/** Somebody who switched it off does not want it to come back by itself. */
	#refused = false;
	#penDown = false;
	#penLeft = -Infinity;

	constructor(frames: Frames) {
		this.#frames = frames;
	}

	/** Reactive. */
	get on(): boolean {
		return this.#on;
	}

	set on(on: boolean) {
		this.#on = on;
		this.#refused = !on;
	}

	/** A pen touches the glass, or leaves it. */
	pen(down: boolean): void {
		this.#penDown = down;
		if (!down) this.#penLeft = this.#frames.now();
		else if (!this.#refused) this.#on = true;
	}

	/** Whether a pointer that comes down is the hand that holds the pen. */
	isHand({ pointerType, width, height }: Touch): boolean {
		if (pointerType !== 'touch') return false;
		if (this.#penDown || this.#frames.now() - this.#penLeft < handLeaves) return true;
		return this.#on && Math.max(width, height) > fingertip;
	}
}
