/** Colour names that documents hold; the theme decides what they look like. */
import * as v from 'valibot';

/** Papers: `--note-<name>`. */
export const paperColors = ['yellow', 'orange', 'pink', 'violet', 'blue', 'green', 'grey'] as const;
export type PaperColor = (typeof paperColors)[number];

/** Pens: `--ink-<name>`. */
export const inkColors = ['black', 'red', 'orange', 'green', 'blue', 'violet'] as const;
export type InkColor = (typeof inkColors)[number];

/** A colour that a newer version may know and this one does not is shown as the usual one, not refused. */
export const paperColor = v.fallback(v.picklist(paperColors), 'yellow');
export const inkColor = v.fallback(v.picklist(inkColors), 'black');

/** The paper that goes with a pen, for filled shapes. */
export const paperOfInk: Readonly<Record<InkColor, PaperColor>> = {
	black: 'grey',
	red: 'pink',
	orange: 'orange',
	green: 'green',
	blue: 'blue',
	violet: 'violet'
};
