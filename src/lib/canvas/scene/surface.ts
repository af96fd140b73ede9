/** Off-screen bitmaps as a port; tests hand in recorders. */
import type { PaintContext } from '../item-view.ts';

export interface Surface {
	readonly ctx: PaintContext;
	readonly source: CanvasImageSource;
	readonly width: number;
	readonly height: number;
}

/** Makes a bitmap of device pixels; opaque unless something is to show through. */
export type CreateSurface = (width: number, height: number, clear?: boolean) => Surface;

export const browserSurface: CreateSurface = (width, height, clear = false) => {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	const ctx = canvas.getContext('2d', { alpha: clear });
	if (!ctx) throw new Error('this browser has no 2D canvas');
	return { ctx, source: canvas, width, height };
};
