/** Puts something that pops up beside what it belongs to, inside the window. */
export type Side = 'top' | 'bottom' | 'left' | 'right';
export type Align = 'start' | 'center' | 'end';

/** Pixels between the two, and to the edge of the window. */
const gap = 6;
const margin = 8;

/** @param element positioned `fixed`; @param anchor in client coordinates */
export function place(element: HTMLElement, anchor: DOMRect, side: Side, align: Align): void {
	const { offsetWidth: width, offsetHeight: height } = element;
	const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
	const vertical = side === 'top' || side === 'bottom';

	/** The place along one axis beside the anchor, on the other side if only that has room. */
	const beside = (before: number, after: number, size: number, space: number, first: boolean): number => {
		const fitsBefore = before - gap - size >= margin;
		const fitsAfter = after + gap + size <= space - margin;
		return (first ? fitsBefore || !fitsAfter : fitsBefore && !fitsAfter) ? before - gap - size : after + gap;
	};
	const along = (start: number, end: number, size: number): number => {
		if (align === 'start') return start;
		return align === 'end' ? end - size : (start + end - size) / 2;
	};
	const inside = (position: number, size: number, space: number): number =>
		Math.max(margin, Math.min(position, space - size - margin));

	const left = vertical
		? along(anchor.left, anchor.right, width)
		: beside(anchor.left, anchor.right, width, room.width, side === 'left');
	const top = vertical
		? beside(anchor.top, anchor.bottom, height, room.height, side === 'top')
		: along(anchor.top, anchor.bottom, height);
	element.style.left = `${inside(left, width, room.width)}px`;
	element.style.top = `${inside(top, height, room.height)}px`;
	element.dataset['placed'] = '';
}
