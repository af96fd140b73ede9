/** Forms that an item's outline may have: what lies inside, and where a line towards something leaves it. */
import { centerOf, rotate } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';

export const forms = [
	'rectangle',
	'ellipse',
	'diamond',
	'triangle',
	'hexagon',
	'parallelogram',
	'star',
	'arrow',
	'callout'
] as const;
export type Form = (typeof forms)[number];

const p = (x: number, y: number): Point => ({ x, y });

/** Five points up, the outer ones on the box; inner ones at 45 % of the way out, as people draw it. */
const star: readonly Point[] = Array.from({ length: 10 }, (_, index) => {
	const angle = (index * Math.PI) / 5;
	const reach = index % 2 === 0 ? 1 : 0.45;
	// The box around the outer points of a regular star is not square: they are stretched onto ours.
	const x = (Math.sin(angle) * reach) / Math.sin((2 * Math.PI) / 5);
	const y = (1 - Math.cos(angle) * reach) / (1 + Math.cos(Math.PI / 5));
	return p(0.5 + x / 2, y);
});

/** The corners of a form in a box of 1 × 1, clockwise; a rectangle and an ellipse are not drawn from these. */
export const corners: Readonly<Record<Form, readonly Point[]>> = {
	rectangle: [],
	ellipse: [],
	diamond: [p(0.5, 0), p(1, 0.5), p(0.5, 1), p(0, 0.5)],
	triangle: [p(0.5, 0), p(1, 1), p(0, 1)],
	hexagon: [p(0.25, 0), p(0.75, 0), p(1, 0.5), p(0.75, 1), p(0.25, 1), p(0, 0.5)],
	parallelogram: [p(0.2, 0), p(1, 0), p(0.8, 1), p(0, 1)],
	star,
	arrow: [p(0, 0.25), p(0.6, 0.25), p(0.6, 0), p(1, 0.5), p(0.6, 1), p(0.6, 0.75), p(0, 0.75)],
	callout: [p(0, 0), p(1, 0), p(1, 0.78), p(0.42, 0.78), p(0.2, 1), p(0.22, 0.78), p(0, 0.78)]
};

/** Whether a point of the 1 × 1 box lies in the form. */
export function inside(form: Form, { x, y }: Point): boolean {
	if (x < 0 || y < 0 || x > 1 || y > 1) return false;
	if (form === 'rectangle') return true;
	if (form === 'ellipse') return Math.hypot(x - 0.5, y - 0.5) <= 0.5;
	const polygon = corners[form];
	let within = false;
	polygon.forEach((a, index) => {
		const b = polygon[(index + 1) % polygon.length] ?? a;
		if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) within = !within;
	});
	return within;
}

/** A shape on the board, as far as its outline goes. */
export interface Outlined extends Box {
	readonly rotation: number;
	readonly props: object;
}

/** The form of an item: its own, or that of its box. */
export function formOf({ props }: Outlined): Form {
	const own: unknown = 'form' in props ? props.form : undefined;
	return forms.find((form) => form === own) ?? 'rectangle';
}

/**
 * Where the line from an item's middle towards a world point leaves its real outline, also when it is
 * turned; undefined if that point lies inside, so that nothing leaves.
 */
export function borderPoint(item: Outlined, towards: Point): Point | undefined {
	const center = centerOf(item);
	const local = rotate(towards, center, -item.rotation);
	const dx = local.x - center.x;
	const dy = local.y - center.y;
	if ((dx === 0 && dy === 0) || item.w === 0 || item.h === 0) return undefined;
	const share = exitOf(formOf(item), dx / item.w, dy / item.h);
	if (share >= 1) return undefined;
	return rotate({ x: center.x + dx * share, y: center.y + dy * share }, center, item.rotation);
}

/** How much of the way from the middle of the 1 × 1 box in a direction lies inside: the last way out. */
function exitOf(form: Form, dx: number, dy: number): number {
	if (form === 'ellipse') return 0.5 / Math.hypot(dx, dy);
	if (form === 'rectangle') return 0.5 / Math.max(Math.abs(dx), Math.abs(dy));
	const polygon = corners[form];
	let exit = 0;
	polygon.forEach((a, index) => {
		const b = polygon[(index + 1) % polygon.length] ?? a;
		const ex = b.x - a.x;
		const ey = b.y - a.y;
		const crossing = dx * ey - dy * ex;
		if (Math.abs(crossing) < 1e-9) return;
		const t = ((a.x - 0.5) * ey - (a.y - 0.5) * ex) / crossing;
		const u = ((a.x - 0.5) * dy - (a.y - 0.5) * dx) / crossing;
		if (t > 0 && u >= -1e-9 && u <= 1 + 1e-9) exit = Math.max(exit, t);
	});
	return exit;
}
