/**
 * Where regions lie on the bundled map of Europe (scripts/europe.ts), in its own units. A region of NUTS level 3 stands
 * where its region of level 2 is, one of level 1 or a country in the middle of what it consists of.
 */
import * as v from 'valibot';
import type { Point } from '#lib/base/model/geometry.ts';
import map from './europe.json' with { type: 'json' };

const Europe = v.object({
	width: v.number(),
	height: v.number(),
	/** Outlines of countries, as paths of SVG. */
	shapes: v.array(v.string()),
	/** By code of NUTS level 2. */
	places: v.record(v.string(), v.tuple([v.number(), v.number()]))
});
export const europe: v.InferOutput<typeof Europe> = v.parse(Europe, map);

/** Countries whose code in NUTS is not that of ISO 3166. */
const ownCodes: Readonly<Record<string, string>> = { GB: 'UK', GR: 'EL' };

/** @param nuts a code of any level, or empty @param country a code of two letters. Undefined where neither is on the map. */
export function placeOf(nuts: string, country: string): Point | undefined {
	const code = nuts.trim().toUpperCase();
	const land = country.trim().toUpperCase();
	const wanted = [code.slice(0, 4), code.slice(0, 3), code.slice(0, 2), ownCodes[land] ?? land];
	for (const prefix of wanted) {
		const found = prefix.length < 2 ? [] : pointsUnder(prefix);
		if (found.length > 0) return middleOf(found);
	}
	return undefined;
}

const pointsUnder = (prefix: string): readonly (readonly [number, number])[] =>
	Object.entries(europe.places).flatMap(([code, place]) => (code.startsWith(prefix) ? [place] : []));

const middleOf = (places: readonly (readonly [number, number])[]): Point => ({
	x: places.reduce((sum, [x]) => sum + x, 0) / places.length,
	y: places.reduce((sum, [, y]) => sum + y, 0) / places.length
});

/** How often marks that lie too close push each other away. */
const rounds = 40;

/**
 * The same points so far apart that none hides another, each as near to its place as that allows.
 * @param distance at least this much between two, in the units of the points
 */
export function spread(points: readonly Point[], distance: number): Point[] {
	const moved = points.map(({ x, y }) => ({ x, y }));
	for (let round = 0; round < rounds; round++) {
		let close = false;
		moved.forEach((one, at) => {
			for (const other of moved.slice(at + 1)) {
				const [dx, dy] = [other.x - one.x, other.y - one.y];
				const apart = Math.hypot(dx, dy);
				// A hair further than asked, so that rounding leaves nothing to do.
				const missing = distance * 1.001 - apart;
				if (apart >= distance) continue;
				close = true;
				const [ux, uy] = apart === 0 ? [1, 0] : [dx / apart, dy / apart];
				one.x -= (ux * missing) / 2;
				one.y -= (uy * missing) / 2;
				other.x += (ux * missing) / 2;
				other.y += (uy * missing) / 2;
			}
		});
		if (!close) break;
	}
	return moved;
}
