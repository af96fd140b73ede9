/** Dots that people gave to items of a board, as the page around it knows them. */
export interface ItemDots {
	readonly count: number;
	/** What they say, in words. */
	readonly name: string;
}

/** By item. */
export type BoardDots = ReadonlyMap<string, ItemDots>;

/** More on one item are a number alone. */
const drawnAtMost = 12;
/** CSS pixels of a dot with its gap, and of everything else in the badge. */
const dotWidth = 13;
const otherWidth = 48;

/** How many dots are drawn for a count, in a badge at most so wide: one by one in a row, or one that stands for all. */
export const dotsDrawn = (count: number, width: number): number =>
	count <= drawnAtMost && count * dotWidth + otherWidth <= width ? count : 1;

export const noDots: BoardDots = new Map();

/** @param name says so many dots in words */
export const dotsOf = (
	marks: readonly { readonly subject: string; readonly count: number }[],
	name: (count: number) => string
): BoardDots => new Map(marks.map(({ subject, count }) => [subject, { count, name: name(count) }]));
