/**
 * What is on the measured boards, in no system's own format: 70 % notes with about 60 characters, 10 %
 * rectangles, 10 % texts, 10 % ink of 40 points, on a grid so dense that ten thousand fit on a screen at a
 * zoom of a tenth, the smallest that Excalidraw has.
 */

export interface PlannedItem {
	readonly kind: 'note' | 'rectangle' | 'text' | 'ink';
	/** World units, the top-left corner. */
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
	readonly text: string;
	/** `x, y` of each point relative to the corner; empty unless ink. */
	readonly points: readonly number[];
	/** 0 to 5. */
	readonly color: number;
}

export interface Plan {
	readonly items: readonly PlannedItem[];
	readonly columns: number;
	readonly rows: number;
}

/** World units from one item to the next; items fill a cell but for a gap. */
export const cell = { w: 112, h: 84 } as const;
const size = { w: 100, h: 72 } as const;
/** Columns by rows as wide as a laptop's screen. */
const shape = 1.72 / (cell.w / cell.h);

const words =
	'what others could take over from this practice in rural areas and small towns with partners who know it'.split(
		' '
	);

/** About `length` characters, different for every index. */
function textOf(index: number, length: number): string {
	const parts = [`${index}:`];
	let total = parts[0]?.length ?? 0;
	for (let next = index; total < length - 3; next += 7) {
		const word = words[next % words.length] ?? '';
		parts.push(word);
		total += word.length + 1;
	}
	return parts.join(' ');
}

/** A wave through the box, 40 points. */
function wave(index: number): number[] {
	return Array.from({ length: 40 }, (_, point) => {
		const t = point / 39;
		const swing = Math.sin(t * (6 + (index % 5)) + index) * 0.4 + 0.5;
		return [Math.round(t * size.w * 10) / 10, Math.round(swing * size.h * 10) / 10];
	}).flat();
}

export function planBoard(count: number): Plan {
	const columns = Math.max(1, Math.ceil(Math.sqrt(count * shape)));
	const items = Array.from({ length: count }, (_, index): PlannedItem => {
		const at = { x: (index % columns) * cell.w, y: Math.floor(index / columns) * cell.h };
		const common = { ...at, ...size, color: index % 6, points: [] };
		const turn = index % 10;
		if (turn === 3) return { ...common, kind: 'rectangle', text: '' };
		if (turn === 6) return { ...common, kind: 'text', text: textOf(index, 24) };
		if (turn === 9) return { ...common, kind: 'ink', text: '', points: wave(index) };
		return { ...common, kind: 'note', text: textOf(index, 60) };
	});
	return { items, columns, rows: Math.ceil(count / columns) };
}

/** The notes in a square block around the middle of the board, `count` items in all, row by row. */
export function middleBlock({ columns, rows }: Plan, count: number): number[] {
	const wide = Math.min(columns, Math.ceil(Math.sqrt(count * 1.6)));
	const high = Math.ceil(count / wide);
	const left = Math.floor((columns - wide) / 2);
	const top = Math.max(0, Math.floor((rows - high) / 2));
	return Array.from(
		{ length: count },
		(_, index) => (top + Math.floor(index / wide)) * columns + left + (index % wide)
	);
}
