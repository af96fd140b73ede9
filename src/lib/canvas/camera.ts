/**
 * Where one looks: the world point in the viewport's top-left corner and the zoom (CSS pixels per world
 * unit). Immutable; the viewport holds the current one.
 */
import type { Box, Point, ScreenPoint, WorldPoint } from '#lib/base/model/geometry.ts';

export interface Camera {
	readonly x: number;
	readonly y: number;
	readonly zoom: number;
}

export interface Size {
	readonly w: number;
	readonly h: number;
}

export const zoomLimits = { min: 0.02, max: 8 } as const;
/** The steps of the zoom buttons and keys. */
const zoomSteps = [0.02, 0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8];

export const clampZoom = (zoom: number): number =>
	Math.min(zoomLimits.max, Math.max(zoomLimits.min, Number.isFinite(zoom) ? zoom : 1));

export const toScreen = (camera: Camera, p: Point): ScreenPoint => ({
	x: (p.x - camera.x) * camera.zoom,
	y: (p.y - camera.y) * camera.zoom
});

export const toWorld = (camera: Camera, p: Point): WorldPoint => ({
	x: p.x / camera.zoom + camera.x,
	y: p.y / camera.zoom + camera.y
});

export const boxToScreen = (camera: Camera, box: Box): Box => ({
	...toScreen(camera, box),
	w: box.w * camera.zoom,
	h: box.h * camera.zoom
});

/** The part of the world that a viewport of `size` CSS pixels shows. */
export const visibleBox = (camera: Camera, size: Size): Box => ({
	x: camera.x,
	y: camera.y,
	w: size.w / camera.zoom,
	h: size.h / camera.zoom
});

/** Moves by CSS pixels: positive `dx` shows what is further right. */
export const panned = (camera: Camera, dx: number, dy: number): Camera => ({
	...camera,
	x: camera.x + dx / camera.zoom,
	y: camera.y + dy / camera.zoom
});

/** Zooms so that the world point under the screen point `at` stays there. */
export function zoomedTo(camera: Camera, zoom: number, at: Point): Camera {
	const next = clampZoom(zoom);
	const anchor = toWorld(camera, at);
	return { x: anchor.x - at.x / next, y: anchor.y - at.y / next, zoom: next };
}

/** CSS pixels around what is brought into view. */
export const fitPadding = 48;

/** The camera that shows all of `box` in the middle, with `padding` CSS pixels around it. */
export function fitting(box: Box, size: Size, padding: number, maxZoom: number): Camera {
	const free = { w: Math.max(1, size.w - 2 * padding), h: Math.max(1, size.h - 2 * padding) };
	const zoom = clampZoom(Math.min(free.w / Math.max(1, box.w), free.h / Math.max(1, box.h), maxZoom));
	return {
		x: box.x + box.w / 2 - size.w / 2 / zoom,
		y: box.y + box.h / 2 - size.h / 2 / zoom,
		zoom
	};
}

export const nextZoomIn = (zoom: number): number =>
	zoomSteps.find((step) => step > zoom * 1.01) ?? zoomLimits.max;

export const nextZoomOut = (zoom: number): number =>
	zoomSteps.findLast((step) => step < zoom * 0.99) ?? zoomLimits.min;

/** Part of the way from one camera to another; the zoom changes evenly to the eye. `t` from 0 to 1. */
export function between(from: Camera, to: Camera, size: Size, t: number): Camera {
	const zoom = from.zoom * Math.pow(to.zoom / from.zoom, t);
	// Interpolating the point in the middle keeps the way straight while the zoom changes.
	const half = { x: size.w / 2, y: size.h / 2 };
	const a = toWorld(from, half);
	const b = toWorld(to, half);
	const ratio =
		Math.abs(to.zoom - from.zoom) < 1e-9 ? t : (1 / zoom - 1 / from.zoom) / (1 / to.zoom - 1 / from.zoom);
	const middle = { x: a.x + (b.x - a.x) * ratio, y: a.y + (b.y - a.y) * ratio };
	return { x: middle.x - half.x / zoom, y: middle.y - half.y / zoom, zoom };
}
