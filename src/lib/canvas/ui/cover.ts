/** What panels hide of the board: CSS pixels at the edges of the view in which nothing can be seen. */
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
