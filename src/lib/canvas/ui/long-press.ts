/**
 * A finger that rests on the board asks for the menu. Some browsers report that themselves, but not those of
 * iPhones and iPads; whichever comes first opens it, once.
 */
import type { Frames } from '../frames.ts';

/** Milliseconds that a finger rests; a little longer than browsers that report it themselves wait. */
export const longPress = 600;

/** What it means on the board that a finger rests. */
export interface LongPressPort {
	readonly frames: Frames;
	/** Whether the finger has begun nothing else yet: no drag, no stroke, no second finger. */
	resting(): boolean;
	/** @param at CSS pixels of the window */
	perform(at: { readonly x: number; readonly y: number }): void;
}

/** What of an element hears fingers. */
type FingerTarget = Pick<HTMLElement, 'addEventListener'>;

/** Listens to the fingers on an element; returns the way out. */
export function listenToLongPress(element: FingerTarget, port: LongPressPort): () => void {
	const abort = new AbortController();
	const options = { signal: abort.signal };
	let stop: (() => void) | undefined;
	let performed = false;
	const end = (): void => {
		stop?.();
		stop = undefined;
	};
	element.addEventListener(
		'pointerdown',
		(event) => {
			end();
			performed = false;
			if (event.pointerType !== 'touch' || !event.isPrimary) return;
			const at = { x: event.clientX, y: event.clientY };
			stop = port.frames.after(longPress, () => {
				stop = undefined;
				if (!port.resting()) return;
				performed = true;
				port.perform(at);
			});
		},
		options
	);
	for (const name of ['pointerup', 'pointercancel'] as const) element.addEventListener(name, end, options);
	element.addEventListener(
		'contextmenu',
		(event) => {
			end();
			if (!performed) return;
			event.preventDefault();
			event.stopImmediatePropagation();
		},
		{ ...options, capture: true }
	);
	// The click after it would go to the menu that now lies under the finger.
	element.addEventListener('touchend', (event) => performed && event.preventDefault(), options);
	return () => {
		end();
		abort.abort();
	};
}
