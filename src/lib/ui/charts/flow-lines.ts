/**
 * Where the lines of a drawing of flows run, and which of them stand out. A page stretches the drawing in width, a
 * file does not: along the way places are shares from 0 to 1, across it they have the unit of the rows.
 */

export interface Flow {
	/** Places among the ends on either side. */
	readonly from: number;
	readonly to: number;
	/** From 0 to 1. */
	readonly strength: number;
}

export interface FlowLine {
	readonly start: number;
	readonly end: number;
}

/** How far along and across a label stands. */
export interface LabelPlace {
	readonly along: number;
	readonly across: number;
}

/** So many lines can still be told apart. */
const mostStanding = 12;
/** Lines of one end leave beside each other, in the order in which they arrive, over this share of its row. */
const spread = 0.7;
/** Where a line has bent half of its way, as shares of the width. */
export const bends = [0.45, 0.55] as const;

/** The height of a row on either side, when the shorter side gets higher rows. */
export const rowsOf = (from: number, to: number, least: number) => {
	const tall = Math.max(from, to) * least;
	return { tall, from: tall / Math.max(1, from), to: tall / Math.max(1, to) };
};

/** In the order of the flows. */
export function flowLines(
	flows: readonly Flow[],
	rows: { readonly from: number; readonly to: number }
): FlowLine[] {
	const place = (of: number, row: number, others: readonly number[], which: number): number => {
		const sorted = others.toSorted((a, b) => a - b);
		const share = sorted.length <= 1 ? 0.5 : sorted.indexOf(which) / (sorted.length - 1);
		return (of + 0.5 + (share - 0.5) * spread) * row;
	};
	return flows.map(({ from, to }) => ({
		start: place(
			from,
			rows.from,
			flows.filter((other) => other.from === from).map((other) => other.to),
			to
		),
		end: place(
			to,
			rows.to,
			flows.filter((other) => other.to === to).map((other) => other.from),
			from
		)
	}));
}

/** Places of the strongest flows: from the strongest on, those of one strength together, as long as they are few. */
export function strongestOf(flows: readonly Flow[], most = mostStanding): Set<number> {
	const levels = [...new Set(flows.map(({ strength }) => strength))].sort((a, b) => b - a);
	const found = new Set<number>();
	for (const level of levels) {
		const more = flows.flatMap(({ strength }, at) => (strength === level ? [at] : []));
		if (found.size > 0 && found.size + more.length > most) break;
		for (const at of more) found.add(at);
	}
	return found;
}

/** Shares of the way at which a label may stand, the best first. */
const stops = [0.5, 0.38, 0.62, 0.26, 0.74, 0.18, 0.82];

/**
 * A place on each line for a label of `width` (a share) and `height`, so that they do not cover each other; where
 * there is no such place, the middle of the line.
 */
export function labelPlaces(lines: readonly FlowLine[], width: number, height: number): LabelPlace[] {
	const placed: LabelPlace[] = [];
	const free = ({ along, across }: LabelPlace) =>
		placed.every(
			(other) => Math.abs(other.along - along) >= width || Math.abs(other.across - across) >= height
		);
	for (const line of lines) {
		const places = stops.map((stop) => onLine(line, stop));
		const [middle = { along: 0.5, across: (line.start + line.end) / 2 }] = places;
		placed.push(places.find(free) ?? middle);
	}
	return placed;
}

/** A point of the line: a cubic Bézier curve with level ends. */
function onLine({ start, end }: FlowLine, t: number): LabelPlace {
	const [first, second, third, last] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
	return {
		along: second * bends[0] + third * bends[1] + last,
		across: (first + second) * start + (third + last) * end
	};
}
