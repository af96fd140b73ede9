import type { Camera } from '../camera.ts';
import { toScreen } from '../camera.ts';
import type { PaintContext } from '../item-view.ts';
import type { Guide } from './snap.ts';

/** CSS pixels of the cross strokes at the ends of a gap. */
const tick = 5;

/** Paints guides onto a context in CSS pixels. */
export function paintGuides(
	ctx: PaintContext,
	camera: Camera,
	guides: readonly Guide[],
	color: string
): void {
	ctx.strokeStyle = color;
	ctx.lineWidth = 1.5;
	ctx.beginPath();
	for (const { axis, at, from, to, type } of guides) {
		const upright = axis === 'x';
		const a = toScreen(camera, upright ? { x: at, y: from } : { x: from, y: at });
		const b = toScreen(camera, upright ? { x: at, y: to } : { x: to, y: at });
		ctx.moveTo(a.x, a.y);
		ctx.lineTo(b.x, b.y);
		if (type === 'line') continue;
		for (const p of [a, b]) {
			ctx.moveTo(p.x - (upright ? tick : 0), p.y - (upright ? 0 : tick));
			ctx.lineTo(p.x + (upright ? tick : 0), p.y + (upright ? 0 : tick));
		}
	}
	ctx.stroke();
}
