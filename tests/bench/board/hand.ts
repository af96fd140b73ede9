/** A hand on mouse and wheel: real input events at the pace of a display, whatever the page makes of them. */
import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession } from 'playwright';

interface Point {
	readonly x: number;
	readonly y: number;
}

/** Milliseconds between events. */
const pace = 1000 / 60;
const shift = 8;
const control = 2;

export class Hand {
	readonly #cdp: CDPSession;

	constructor(cdp: CDPSession) {
		this.#cdp = cdp;
	}

	/** Moves in a circle with the wheel and comes back to where it was. */
	async pan(at: Point, seconds: number): Promise<void> {
		await this.#paced(seconds, (t) => {
			const angle = t * 2 * Math.PI;
			return this.#wheel(at, 16 * Math.cos(angle), 16 * Math.sin(angle), 0);
		});
	}

	/** As two fingers on a trackpad: closer and away again, or the other way round. */
	async zoom(at: Point, seconds: number, first: 'in' | 'out'): Promise<void> {
		const sign = first === 'in' ? -1 : 1;
		await this.#paced(seconds, (t) => this.#wheel(at, 0, (t < 0.5 ? 3 : -3) * sign, control));
	}

	/** Presses at a point, leads it in a circle, and lets go where it began. @param every milliseconds between moves */
	async drag(from: Point, seconds: number, radius: number, every = pace): Promise<void> {
		await this.#mouse('mousePressed', from, 1);
		const lead = (t: number) => {
			const angle = t * 2 * Math.PI;
			const to = { x: from.x + radius * Math.sin(angle), y: from.y + radius * (1 - Math.cos(angle)) };
			return this.#mouse('mouseMoved', to, 1);
		};
		await this.#paced(seconds, lead, every);
		await this.#mouse('mouseReleased', from, 1);
	}

	async move(to: Point): Promise<void> {
		await this.#mouse('mouseMoved', to, 0);
	}

	async click(at: Point, withShift = false): Promise<void> {
		const modifiers = withShift ? shift : 0;
		await this.#mouse('mousePressed', at, 1, modifiers);
		await this.#mouse('mouseReleased', at, 1, modifiers);
	}

	/** Calls at an even pace without waiting for the page; then waits until it has seen everything. */
	async #paced(seconds: number, send: (share: number) => Promise<unknown>, every = pace): Promise<void> {
		const started = performance.now();
		const sent: Promise<unknown>[] = [];
		const count = Math.round((seconds * 1000) / every);
		for (let step = 0; step < count; step += 1) {
			sent.push(send(step / count));
			await wait(Math.max(0, started + (step + 1) * every - performance.now()));
		}
		await Promise.all(sent);
	}

	#wheel({ x, y }: Point, deltaX: number, deltaY: number, modifiers: number): Promise<unknown> {
		return this.#cdp.send('Input.dispatchMouseEvent', {
			type: 'mouseWheel',
			x,
			y,
			deltaX,
			deltaY,
			modifiers
		});
	}

	#mouse(
		type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
		{ x, y }: Point,
		buttons: number,
		modifiers = 0
	): Promise<unknown> {
		const button = buttons === 1 ? 'left' : 'none';
		return this.#cdp.send('Input.dispatchMouseEvent', {
			type,
			x,
			y,
			button,
			buttons: type === 'mouseReleased' ? 0 : buttons,
			clickCount: type === 'mouseMoved' ? 0 : 1,
			modifiers
		});
	}
}
