export interface Axis {
	readonly low: number;
	readonly high: number;
}

/** About as many steps stand on a long axis. */
const fewSteps = 5;

/** Figures to write below an axis: whole ones of a short axis, round ones of a long one; none of shares. */
export function stepsOf({ low, high }: Axis): number[] {
	const span = high - low;
	if (span <= 1 || !Number.isInteger(low)) return [];
	const step = span <= 10 ? 1 : roundUp(span / fewSteps);
	const first = Math.ceil(low / step);
	return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, at) => (first + at) * step);
}

/** The next of 1, 2, 5, 10, 20, 50 and so on. */
function roundUp(size: number): number {
	const unit = 10 ** Math.floor(Math.log10(size));
	return unit * ([1, 2, 5].find((digit) => digit * unit >= size) ?? 10);
}

/** Whether an amount is nothing: it has no bar then, while the lowest step of a scale has a short one. */
export const isNothing = (value: number, { low }: Axis): boolean => low === 0 && value === 0;
