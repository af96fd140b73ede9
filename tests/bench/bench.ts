/** What every benchmark gives back, and the way it is printed. */

export type Row = Readonly<Record<string, string | number>>;

export interface BenchTable {
	readonly title: string;
	/** One line of the table each; all with the same columns. */
	readonly rows: readonly Row[];
}

export interface BenchReport extends BenchTable {
	/** Further tables, of other measures. */
	readonly more?: readonly BenchTable[];
	readonly notes: readonly string[];
	/** What must never happen and did; slowness is not among it, machines differ. */
	readonly failures: readonly string[];
}

export interface BenchOptions {
	/** A short run with little in it, to see that it works. */
	readonly quick: boolean;
	/** Only these of the systems that are compared; a benchmark that compares none ignores it, as the rest. */
	readonly systems?: readonly string[];
	readonly sizes?: readonly number[];
	readonly people?: number;
}

export type Bench = (options: BenchOptions) => Promise<BenchReport>;

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
