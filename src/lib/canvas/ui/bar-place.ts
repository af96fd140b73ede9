/** Where the bar of a selection stands without covering what it belongs to. CSS pixels of the viewport. */
import { boxesTouch, type Box, type Point } from '#lib/base/model/geometry.ts';
import type { Size } from '../camera.ts';

/** Between the bar and the selection, and between the bar and the edge of the view. */
const gap = 12;
const edge = 8;
/** What the tools take at the lower edge, and on a phone the controls of the view at the upper one. */
const tools = 80;
const phoneTools = 68;
const phoneControls = 64;

/**
 * The bar's upper left corner: above the selection, else below, else beside it; in a selection that fills the view
 * at the lower edge, where no handle for turning is.
 * @param taken the selection with its title and its handle for turning
 */
export function barPlace(taken: Box, bar: Size, view: Size): Point {
	const within = (value: number, most: number): number =>
		Math.min(Math.max(edge, value), Math.max(edge, most));
	const lowest = view.h - tools - bar.h;
	const x = within(taken.x + taken.w / 2 - bar.w / 2, view.w - bar.w - edge);
	const y = within(taken.y + taken.h / 2 - bar.h / 2, lowest);
	const right = taken.x + taken.w + gap;
	const places: readonly Point[] = [
		{ x, y: taken.y - gap - bar.h },
		{ x, y: taken.y + taken.h + gap },
		{ x: right, y },
		{ x: taken.x - gap - bar.w, y }
	];
	const fits = (at: Point): boolean =>
		at.x >= edge && at.x + bar.w <= view.w - edge && at.y >= edge && at.y <= lowest;
	return places.find(fits) ?? { x, y: Math.max(edge, lowest) };
}

/**
 * On a phone the bar stands above the tools, or, where it would cover the selection there and there alone, below the
 * controls of the view: then this is true.
 */
export function standsHigh(taken: Box, bar: Size, view: Size): boolean {
	const covers = (y: number): boolean => boxesTouch(taken, { x: (view.w - bar.w) / 2, y, ...bar });
	return covers(view.h - phoneTools - bar.h) && !covers(phoneControls);
}
