/**
 * Where something that is being moved or resized clicks into place: edges and middles of its neighbours,
 * equal gaps, a grid. Pure geometry in world units.
 */
import type { Box, Point } from '#lib/base/model/geometry.ts';

type Axis = 'x' | 'y';

/** A line that shows why something clicked into place. */
export interface Guide {
	/** What it holds still: `x` stands upright at `at`, `y` lies. */
	readonly axis: Axis;
	readonly at: number;
	readonly from: number;
	readonly to: number;
	/** Lines lie on edges and middles; gaps measure a distance along the other axis. */
	readonly type: 'line' | 'gap';
}

export interface Snapped {
	/** What must be added to come into place. */
	readonly by: Point;
	readonly guides: readonly Guide[];
}

export interface SnapOptions {
	readonly targets: readonly Box[];
	/** How near something must be, in world units. */
	readonly reach: number;
	/** Distance of a grid's lines; null for none. Neighbours win over the grid. */
	readonly grid: number | null;
}

interface Place {
	readonly by: number;
	readonly guide: (box: Box) => Guide;
}

/** Differences smaller than this are none. */
const tiny = 0.01;
/** Gaps are looked for among so many nearest neighbours at most. */
const mostNeighbours = 40;

const sizeOf = { x: 'w', y: 'h' } as const;
const other = { x: 'y', y: 'x' } as const;
const start = (box: Box, axis: Axis): number => box[axis];
const end = (box: Box, axis: Axis): number => box[axis] + box[sizeOf[axis]];
const middle = (box: Box, axis: Axis): number => box[axis] + box[sizeOf[axis]] / 2;
const linesOf = (box: Box, axis: Axis): readonly number[] => [
	start(box, axis),
	middle(box, axis),
	end(box, axis)
];

/** Clicks a moved box into place. */
export function snapBox(box: Box, options: SnapOptions): Snapped {
	const x = snapAxis(box, 'x', linesOf(box, 'x'), options, true);
	const y = snapAxis(box, 'y', linesOf(box, 'y'), options, true);
	return finished(box, x, y);
}

/** Clicks single lines, such as the dragged edges of a box, into place; null leaves an axis alone. */
export function snapLines(
	box: Box,
	lines: { readonly x: number | null; readonly y: number | null },
	options: SnapOptions
): Snapped {
	const x = lines.x === null ? [] : snapAxis(box, 'x', [lines.x], options, false);
	const y = lines.y === null ? [] : snapAxis(box, 'y', [lines.y], options, false);
	return finished(box, x, y);
}

function finished(box: Box, x: readonly Place[], y: readonly Place[]): Snapped {
	const by = { x: x[0]?.by ?? 0, y: y[0]?.by ?? 0 };
	const moved = { ...box, x: box.x + by.x, y: box.y + by.y };
	return { by, guides: [...x, ...y].map((place) => place.guide(moved)).filter(distinct) };
}

const distinct = (guide: Guide, index: number, all: readonly Guide[]): boolean =>
	guide.from !== guide.to &&
	all.findIndex((each) => each.axis === guide.axis && each.at === guide.at && each.from === guide.from) ===
		index;

/** The nearest places on one axis: several only if they lead to the same position. */
function snapAxis(
	box: Box,
	axis: Axis,
	lines: readonly number[],
	{ targets, reach, grid }: SnapOptions,
	whole: boolean
): readonly Place[] {
	const places = [
		...linePlaces(axis, lines, targets, reach),
		...(whole ? gapPlaces(box, axis, targets, reach) : [])
	];
	const nearest = places.reduce(
		(best: Place | undefined, place) => (!best || Math.abs(place.by) < Math.abs(best.by) ? place : best),
		undefined
	);
	if (nearest) return places.filter((place) => Math.abs(place.by - nearest.by) < tiny);
	const [first] = lines;
	if (grid === null || first === undefined) return [];
	const by = Math.round(first / grid) * grid - first;
	return [{ by, guide: () => ({ axis, at: 0, from: 0, to: 0, type: 'line' }) }];
}

function linePlaces(axis: Axis, lines: readonly number[], targets: readonly Box[], reach: number): Place[] {
	const across = other[axis];
	const places: Place[] = [];
	for (const target of targets) {
		for (const at of linesOf(target, axis)) {
			for (const line of lines) {
				if (Math.abs(at - line) > reach) continue;
				places.push({
					by: at - line,
					guide: (box) => ({
						axis,
						at,
						from: Math.min(start(box, across), start(target, across)),
						to: Math.max(end(box, across), end(target, across)),
						type: 'line'
					})
				});
			}
		}
	}
	return places;
}

/** Beside two neighbours with their gap, or in the middle between them. */
function gapPlaces(box: Box, axis: Axis, targets: readonly Box[], reach: number): Place[] {
	const across = other[axis];
	const size = box[sizeOf[axis]];
	const beside = targets
		.filter((target) => start(target, across) < end(box, across) && end(target, across) > start(box, across))
		.sort((a, b) => away(a, box, axis) - away(b, box, axis))
		.slice(0, mostNeighbours)
		.sort((a, b) => start(a, axis) - start(b, axis));
	const places: Place[] = [];
	const add = (to: number, gaps: readonly (readonly [number, number])[], a: Box, b: Box): void => {
		if (Math.abs(to - start(box, axis)) > reach) return;
		for (const [from, until] of gaps) {
			places.push({
				by: to - start(box, axis),
				guide: (moved) => {
					const low = Math.max(start(moved, across), start(a, across), start(b, across));
					const high = Math.min(end(moved, across), end(a, across), end(b, across));
					return { axis: across, at: (low + high) / 2, from, to: until, type: 'gap' };
				}
			});
		}
	};
	beside.forEach((a, index) => {
		// Only direct neighbours have a gap between them.
		const b = beside.slice(index + 1).find((next) => start(next, axis) >= end(a, axis));
		if (!b) return;
		const gap = start(b, axis) - end(a, axis);
		const own: readonly [number, number] = [end(a, axis), start(b, axis)];
		const after = end(b, axis) + gap;
		add(after, [own, [end(b, axis), after]], a, b);
		const before = start(a, axis) - gap - size;
		add(before, [own, [before + size, start(a, axis)]], a, b);
		if (gap <= size) return;
		const between = end(a, axis) + (gap - size) / 2;
		add(
			between,
			[
				[end(a, axis), between],
				[between + size, start(b, axis)]
			],
			a,
			b
		);
	});
	return places;
}

const away = (target: Box, box: Box, axis: Axis): number =>
	Math.abs(middle(target, axis) - middle(box, axis));
