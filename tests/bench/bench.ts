/** What every benchmark gives back, and the way it is printed. */

export type Row = Readonly<Record<string, string | number>>;

export interface BenchReport {
	readonly title: string;
	/** One line of the table each; all with the same columns. */
	readonly rows: readonly Row[];
	readonly notes: readonly string[];
	/** What must never happen and did; slowness is not among it, machines differ. */
	readonly failures: readonly string[];
}

/** @param options.quick a short run with few people, to see that it works */
export type Bench = (options: { readonly quick: boolean }) => Promise<BenchReport>;

/** @param sorted ascending @param share in [0, 1] */
export function percentile(sorted: readonly number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Rounded to one digit after the point. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

export function formatTable(rows: readonly Row[]): string {
	const columns = Object.keys(rows[0] ?? {});
	const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
	const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
	const lines = cells.map((line, lineIndex) =>
		line
			.map((cell, index) => {
				const width = widths[index] ?? 0;
				return index === 0 || lineIndex === 0 ? cell.padEnd(width) : cell.padStart(width);
			})
			.join('  ')
	);
	return [lines[0], widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}
