/**
 * The second mark of a region beside its colour: a shape of its own. Shapes are drawn in a box of 20 by 20,
 * so that a canvas (`new Path2D(path)`) and a page draw the same.
 */
export const regionShapes: readonly string[] = [
	/* circle */ 'M10 1.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17z',
	/* square */ 'M2.5 2.5h15v15h-15z',
	/* triangle up */ 'M10 1.5l9 16.5h-18z',
	/* diamond */ 'M10 .8l9.2 9.2-9.2 9.2-9.2-9.2z',
	/* hexagon */ 'M5.3 1.8h9.4l4.7 8.2-4.7 8.2h-9.4l-4.7-8.2z',
	/* cross */ 'M6.8 1.5h6.4v5.3h5.3v6.4h-5.3v5.3h-6.4v-5.3h-5.3v-6.4h5.3z',
	/* triangle down */ 'M10 18.5l-9-16.5h18z',
	/* star */ 'M10 .6l2.8 6.3 6.9.7-5.2 4.6 1.5 6.8-6-3.5-6 3.5 1.5-6.8-5.2-4.6 6.9-.7z',
	/* pentagon */ 'M10 1l9.2 6.7-3.5 10.8h-11.4l-3.5-10.8z',
	/* half circle */ 'M1 13.5a9 9 0 0 1 18 0z',
	/* arrow right */ 'M1.5 3h9l8 7-8 7h-9l5-7z',
	/* ring */ 'M10 1a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM10 6.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6z'
];

/** The index 1 to 12 of a region's colour and shape; any other number is folded into the range. */
export const regionIndex = (color: number): number => ((((Math.round(color) - 1) % 12) + 12) % 12) + 1;

/** An SVG path in a box of 20 by 20. */
export const regionShape = (color: number): string => regionShapes[regionIndex(color) - 1] ?? '';

/** The CSS colour of a region. */
export const regionColor = (color: number): string => `var(--region-${regionIndex(color)})`;
