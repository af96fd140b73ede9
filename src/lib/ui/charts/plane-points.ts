/** Where things stand in a drawing by two figures, and what its axes say. */
import type { ResolvedAxis } from '#lib/base/model/resolved-blocks.ts';

type Axis = Pick<ResolvedAxis, 'low' | 'high'>;

export interface PlacedPoint {
	/** Shares of both axes, 0 to 1. */
	readonly x: number;
	readonly y: number;
	/** The places in the list, counted from 1, of everything that stands here. */
	readonly numbers: readonly number[];
}

/** Points in one place share a mark with the numbers of all, so that none hides another. */
export function placePoints(
	points: readonly { readonly x: number; readonly y: number }[],
	x: Axis,
	y: Axis
): PlacedPoint[] {
	const places = new Map<string, { x: number; y: number; numbers: number[] }>();
	for (const [at, point] of points.entries()) {
		const placed = { x: shareOf(point.x, x), y: shareOf(point.y, y) };
		const key = `${placed.x} ${placed.y}`;
		const known = places.get(key);
		if (known) known.numbers.push(at + 1);
		else places.set(key, { ...placed, numbers: [at + 1] });
	}
	return [...places.values()];
}

/** How far along an axis a value lies, 0 to 1. */
export const shareOf = (value: number, { low, high }: Axis): number =>
	high <= low ? 0.5 : (Math.min(high, Math.max(low, value)) - low) / (high - low);

/** The name of an axis with the words for its ends. */
export function axisWords({ name, lowest, highest }: ResolvedAxis): string {
	const ends = [lowest.text, highest.text].filter(Boolean).join(' – ');
	return ends === '' ? name.text : `${name.text} (${ends})`;
}
