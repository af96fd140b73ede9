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

/** How many dots are drawn for a count. */
export const dotsDrawn = (count: number): number => (count <= drawnAtMost ? count : 1);

export const noDots: BoardDots = new Map();

/** @param name says so many dots in words */
export const dotsOf = (
	marks: readonly { readonly subject: string; readonly count: number }[],
	name: (count: number) => string
): BoardDots => new Map(marks.map(({ subject, count }) => [subject, { count, name: name(count) }]));
