/** What panels hide of the board, and what they leave of it. */
import type { Size } from '../camera.ts';

/** CSS pixels at the edges of the view in which nothing can be seen. */
export interface Cover {
	readonly right: number;
	readonly bottom: number;
}

export const uncovered: Cover = { right: 0, bottom: 0 };

/** What the panel around an element covers: the right of wide windows, the bottom of phones. */
export function coverOf(inside: Element): Cover {
	const { left, top, width } = (inside.closest('section') ?? inside).getBoundingClientRect();
	if (width > 0.8 * window.innerWidth) return { right: 0, bottom: window.innerHeight - top };
	return { right: window.innerWidth - left, bottom: 0 };
}

/** The size of the part of a view, from its upper left corner, that a panel leaves free. */
export const freeOf = ({ w, h }: Size, { right, bottom }: Cover): Size => ({
	w: Math.max(1, w - right),
	h: Math.max(1, h - bottom)
});
