/** What the parts of a drawing share. */
import type { Svg } from '#lib/base/model/svg.ts';

/** The colour of a token of the design, e.g. `region-3`. */
export type ColorOf = (token: string) => string;

export interface Look {
	readonly color: ColorOf;
	/** The font families, the first one that there is. */
	readonly font: string;
}

/** What a drawing is made of, in its own units. */
export interface Drawn {
	readonly height: number;
	readonly parts: readonly Svg[];
}

/** Units: the width of a page of text, 17 cm, in points. */
export const drawingWidth = 480;
