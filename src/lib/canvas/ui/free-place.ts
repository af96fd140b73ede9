/** Finding room on a board for something that was not dropped at a point. World units. */
import { boxContains, boxesTouch, grow, type Box, type Point } from '#lib/base/model/geometry.ts';

const gap = 16;
/** So many columns and rows are tried; where more things lie, nobody would find a hole either. */
const mostTried = 60;

/**
 * The top-left corner for a box of `size` inside `area` that touches none of `taken`: the first one free
 * in reading order. Where everything is taken, the middle of the area, shifted a little by how many are
 * there, so that two things never lie exactly on each other.
 * @param walls what it may lie in or beside, but not across
 */
export function freePlace(
	area: Box,
	taken: readonly Box[],
	size: { readonly w: number; readonly h: number },
	walls: readonly Box[] = []
): Point {
	const nearby = taken.filter((box) => boxesTouch(area, box));
	const blocked = nearby.map((box) => grow(box, gap / 2));
	const right = area.x + area.w - size.w - gap;
	const bottom = area.y + area.h - size.h - gap;
	// What is free begins at the area's edge or right behind something that is there.
	const columns = starts(area.x, right, [
		...nearby.map((box) => box.x + box.w),
		...walls.flatMap(({ x, w }) => [x, x + w])
	]);
	for (const y of starts(area.y, bottom, [
		...nearby.map((box) => box.y + box.h),
		...walls.flatMap(({ y, h }) => [y, y + h])
	])) {
		for (const x of columns) {
			const candidate = { x, y, w: size.w, h: size.h };
			const across = walls.some((wall) => boxesTouch(wall, candidate) && !boxContains(wall, candidate));
			if (!across && !blocked.some((box) => boxesTouch(box, candidate))) return { x, y };
		}
	}
	const shift = (nearby.length % 8) * gap;
	return { x: area.x + (area.w - size.w) / 2 + shift, y: area.y + (area.h - size.h) / 2 + shift };
}

export type Side = 'right' | 'left' | 'above' | 'below';

/**
 * The top-left corner for a box beside another one, edges aligned: at a gap's distance, or further away in
 * the same direction until it touches none of `taken`.
 */
export function placeBeside(box: Box, other: Box, side: Side, taken: readonly Box[]): Point {
	const lying = side === 'left' || side === 'right';
	const way = side === 'left' || side === 'above' ? -1 : 1;
	let at: Point = lying
		? { x: way > 0 ? other.x + other.w + gap : other.x - box.w - gap, y: other.y }
		: { x: other.x, y: way > 0 ? other.y + other.h + gap : other.y - box.h - gap };
	for (let tried = 0; tried < mostTried; tried += 1) {
		const blocking = taken.find((each) => boxesTouch(grow(each, gap / 2), { ...at, w: box.w, h: box.h }));
		if (!blocking) break;
		if (lying) at = { x: way > 0 ? blocking.x + blocking.w + gap : blocking.x - box.w - gap, y: at.y };
		else at = { x: at.x, y: way > 0 ? blocking.y + blocking.h + gap : blocking.y - box.h - gap };
	}
	return at;
}

function starts(from: number, to: number, ends: readonly number[]): number[] {
	const all = [from, ...ends].map((edge) => edge + gap).filter((start) => start >= from + gap && start <= to);
	return [...new Set(all)].sort((a, b) => a - b).slice(0, mostTried);
}
