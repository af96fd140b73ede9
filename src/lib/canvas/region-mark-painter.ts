/** Paints a region's own shape beside what it wrote, by the few commands that canvases and pictures share. */
import type { PaintContext } from './item-view.ts';

/** The side of the box that shapes are drawn in. */
const side = 20;
/** How many numbers follow a command of a shape. */
const amounts: Readonly<Record<string, number>> = { M: 2, l: 2, h: 1, v: 1, a: 7, z: 0 };

type PathContext = Pick<PaintContext, 'beginPath' | 'closePath' | 'moveTo' | 'lineTo' | 'arc' | 'fill'>;

/**
 * Fills a shape with the colour that is set.
 * @param shape an SVG path of `M`, `l`, `h`, `v`, `z` and half circles (`a`), in a box of 20 by 20
 * @param box where it goes; world units
 */
export function paintRegionMark(
	ctx: PathContext,
	shape: string,
	box: { readonly x: number; readonly y: number; readonly size: number }
): void {
	const scale = box.size / side;
	const px = (x: number) => box.x + x * scale;
	const py = (y: number) => box.y + y * scale;
	let [x, y] = [0, 0];
	ctx.beginPath();
	for (const [command, values] of stepsOf(shape)) {
		const [fromX, fromY] = [x, y];
		const [first = 0, second = 0] = values;
		if (command === 'z') ctx.closePath();
		else if (command === 'M') [x, y] = [first, second];
		else if (command === 'h') x += first;
		else if (command === 'v') y += first;
		else if (command === 'l') [x, y] = [x + first, y + second];
		else [x, y] = [x + (values[5] ?? 0), y + (values[6] ?? 0)];
		if (command === 'M') ctx.moveTo(px(x), py(y));
		else if (command === 'a') {
			const start = Math.atan2(fromY - y, fromX - x);
			const back = values[4] === 0;
			const end = start + (back ? -Math.PI : Math.PI);
			ctx.arc(px((fromX + x) / 2), py((fromY + y) / 2), first * scale, start, end, back);
		} else if (command !== 'z') ctx.lineTo(px(x), py(y));
	}
	ctx.fill();
}

/** The commands of a shape with their numbers; one that is followed by more numbers is repeated. */
function* stepsOf(shape: string): Generator<readonly [string, readonly number[]]> {
	for (const [, command = '', rest = ''] of shape.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
		const amount = amounts[command];
		if (amount === undefined) throw new Error(`no shape is made of ${command}`);
		const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
		if (amount === 0) yield [command, []];
		else for (let at = 0; at < numbers.length; at += amount) yield [command, numbers.slice(at, at + amount)];
	}
}
