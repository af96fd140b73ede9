/** Finding room on a board for something that was not dropped at a point. World units. */
import { boxesTouch, grow, type Box, type Point } from '#lib/base/model/geometry.ts';

const gap = 16;

/**
 * The top-left corner for a box of `size` inside `area` that touches none of `taken`: the first one free
 * in reading order. Where everything is taken, the middle of the area, shifted a little by how many are
 * there, so that two things never lie exactly on each other.
 */
export function freePlace(
	area: Box,
	taken: readonly Box[],
	size: { readonly w: number; readonly h: number }
): Point {
	const nearby = taken.filter((box) => boxesTouch(area, box));
	const blocked = nearby.map((box) => grow(box, gap / 2));
	const right = area.x + area.w - size.w - gap;
	const bottom = area.y + area.h - size.h - gap;
	const stepX = Math.max(size.w / 2, right - area.x > 0 ? (right - area.x) / 24 : size.w);
	const stepY = Math.max(size.h / 2, bottom - area.y > 0 ? (bottom - area.y) / 24 : size.h);
	for (let y = area.y + gap; y <= bottom; y += stepY) {
		for (let x = area.x + gap; x <= right; x += stepX) {
			const candidate = { x, y, ...size };
			if (!blocked.some((box) => boxesTouch(box, candidate))) return { x, y };
		}
	}
	const shift = (nearby.length % 8) * gap;
	return { x: area.x + (area.w - size.w) / 2 + shift, y: area.y + (area.h - size.h) / 2 + shift };
}
