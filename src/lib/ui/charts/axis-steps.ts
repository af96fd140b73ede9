/** Whole steps of an axis, where there are few. */
export const stepsOf = ({ low, high }: { readonly low: number; readonly high: number }): number[] =>
	high - low <= 10 && Number.isInteger(low)
		? Array.from({ length: Math.floor(high - low) + 1 }, (_, step) => low + step)
		: [];
