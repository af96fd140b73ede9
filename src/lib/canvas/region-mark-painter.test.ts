import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { svg, type Svg } from '#lib/base/model/svg.ts';
import { regionShapes } from '#lib/ui/region-mark.ts';
import { SvgContext } from './picture/svg-context.ts';
import { paintRegionMark } from './region-mark-painter.ts';

const size = 100;
const box = { xmlns: 'http://www.w3.org/2000/svg', width: size, height: size };
const pixels = (content: readonly Svg[], viewBox: string) =>
	new Resvg(svg('svg', { ...box, viewBox }, content).text).render().pixels;

test.each(regionShapes)('the shape %s is painted as it is drawn elsewhere', (shape) => {
	const ctx = new SvgContext();
	ctx.fillStyle = '#000';
	paintRegionMark(ctx, shape, { x: 5, y: 10, size: 50 });
	const painted = pixels(ctx.finish(), '5 10 50 50');
	const drawn = pixels([svg('path', { d: shape })], '0 0 20 20');
	expect(drawn.some((value) => value > 0)).toBe(true);
	// Edges may be a shade apart.
	const apart = [...drawn].filter((value, at) => Math.abs(value - (painted[at] ?? 0)) > 64).length;
	expect(apart / drawn.length).toBeLessThan(0.003);
});
