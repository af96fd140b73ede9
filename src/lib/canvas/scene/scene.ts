/**
 * The board as bitmaps. Moving copies what is painted and paints only the new strip; zooming scales the
 * last picture and refines it tile by tile within a time budget; an edit repaints only the changed places.
 * So the cost of a frame follows what changed on the screen, not the number of items.
 */
import type { Box } from '#lib/base/model/geometry.ts';
import { boxesTouch, centerOf, grow } from '#lib/base/model/geometry.ts';
import type { Camera, Size } from '../camera.ts';
import { visibleBox } from '../camera.ts';
import type { Frames } from '../frames.ts';
import type { ItemIndex } from '../item-index.ts';
import type { PaintContext } from '../item-view.ts';
import type { ItemPainter } from './item-painter.ts';
import { Layer, tileSize } from './layer.ts';
import type { Tile } from './layer.ts';
import type { CreateSurface, Surface } from './surface.ts';

/** Milliseconds of painting per frame: in motion, at rest, and before the first full picture. */
const budgets = { moving: 4, resting: 7, first: 60 } as const;
/** After this long without zooming, milliseconds, the picture is painted sharp. */
const zoomQuiet = 80;
/** Beyond this enlargement or reduction the old picture is replaced even while zooming. */
const coarse = 3;
/** Width and height of the overview that backs up everything else, in tiles. */
const overviewTiles = 2;
/** How much of a map the board fills. */
const mapShare = 0.94;
/**
 * What a piece of a crowded tile may take, milliseconds, how many items that is at least and at most, and how small
 * it becomes, device pixels.
 */
const piece = { time: 4, least: 40, most: 600, smallest: 64 } as const;
/** Fewer items than this tell little about what one takes. */
const telling = 20;

export class Scene {
	readonly #index: ItemIndex;
	readonly #painter: ItemPainter;
	readonly #frames: Frames;
	readonly #create: CreateSurface;
	#current: Layer | undefined;
	#previous: Layer | undefined;
	#overview: Layer | undefined;
	readonly #spare: Surface[] = [];
	#hidden: ReadonlySet<string> = new Set();
	#frame = 0;
	#zoomed = -Infinity;
	#lastZoom = 0;
	#complete = false;
	#overviewChanged = false;
	/** Whether anything was painted in this frame. */
	#worked = false;
	/** What painting a piece took lately, in milliseconds: one that would not fit is left for the next frame. */
	#expected = 0;
	/** What painting an item took lately, in milliseconds. */
	#itemTime = 0;

	constructor(index: ItemIndex, painter: ItemPainter, frames: Frames, create: CreateSurface) {
		this.#index = index;
		this.#painter = painter;
		this.#frames = frames;
		this.#create = create;
	}

	/** Whether the whole viewport has been shown sharp at least once. */
	get complete(): boolean {
		return this.#complete;
	}

	/** Whether the small picture of the whole board is another one than was shown last. */
	get overviewChanged(): boolean {
		return this.#overviewChanged;
	}

	/**
	 * Shows the small picture of the whole board in a bitmap of `w` by `h` device pixels; returns which part of the
	 * world that is, undefined for an empty board.
	 */
	showOverview(ctx: PaintContext, w: number, h: number): Box | undefined {
		this.#overviewChanged = false;
		const extent = this.#index.reach;
		const scale = extent ? Math.min(w / extent.w, h / extent.h) * mapShare : 1;
		const middle = extent ? centerOf(extent) : { x: 0, y: 0 };
		const area = { x: middle.x - w / scale / 2, y: middle.y - h / scale / 2, w: w / scale, h: h / scale };
		ctx.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
		this.#painter.ground(ctx, 0, area);
		ctx.setTransform(1, 0, 0, 1, 0, 0);
		if (this.#overview) this.#drawLayer(ctx, this.#overview, area, scale);
		return extent && area;
	}

	/** Leaves these items out: they are shown on the overlay while somebody drags them. */
	hide(ids: ReadonlySet<string>): void {
		const changed = [...ids].filter((id) => !this.#hidden.has(id));
		if (changed.length > 0 || ids.size !== this.#hidden.size) {
			for (const id of this.#hidden) if (!ids.has(id)) changed.push(id);
		}
		this.#hidden = ids;
		if (changed.length > 0) this.invalidate(changed.flatMap((id) => this.#index.boundsOf(id) ?? []));
	}

	invalidate(boxes: readonly Box[]): void {
		for (const layer of this.#layers()) for (const box of boxes) layer.invalidate(box);
	}

	invalidateAll(): void {
		for (const layer of this.#layers()) layer.invalidateAll();
	}

	/**
	 * Shows the board on `ctx`, whose bitmap is `size` CSS pixels times `ratio`. Returns whether there is
	 * more to paint, so that another frame is needed.
	 */
	show(ctx: PaintContext, camera: Camera, size: Size, ratio: number): boolean {
		this.#frame += 1;
		this.#worked = false;
		const now = this.#frames.now();
		const scale = camera.zoom * ratio;
		const view = visibleBox(camera, size);
		if (scale !== this.#lastZoom) {
			this.#zoomed = this.#lastZoom === 0 ? -Infinity : now;
			this.#lastZoom = scale;
		}
		const zooming = now - this.#zoomed < zoomQuiet;
		const layer = this.#layerFor(scale, zooming);
		const budget = !this.#complete ? budgets.first : zooming ? budgets.moving : budgets.resting;
		const deadline = now + budget;
		let more = layer.scale !== scale;
		// While zooming, a little is painted if the view is about to lie within it; when zooming out the
		// finer picture would only grow, and the overview fills the edges until the zoom rests.
		const worthwhile = !more || (layer.scale < scale && this.#frame % 2 === 0);
		if (worthwhile) more = this.#work(layer, this.#tilesIn(layer, view), more ? now : deadline) || more;
		this.#draw(ctx, view, size, ratio, layer);
		if (!more && layer.scale === scale) {
			this.#complete = true;
			this.#release(this.#previous);
			this.#previous = undefined;
			// With time left, what is just outside the view and the overview are painted ahead.
			const ring = this.#tilesIn(layer, grow(view, (tileSize * 0.75) / scale));
			more = this.#work(layer, ring, deadline);
			more = this.#workOverview(deadline) || more;
			this.#forgetFar(layer, ring.length);
		}
		return more || zooming;
	}

	close(): void {
		this.#current = this.#previous = this.#overview = undefined;
		this.#spare.length = 0;
	}

	*#layers(): Generator<Layer> {
		if (this.#current) yield this.#current;
		if (this.#previous) yield this.#previous;
		if (this.#overview) yield this.#overview;
	}

	#layerFor(scale: number, zooming: boolean): Layer {
		const current = this.#current;
		if (current?.scale === scale) return current;
		if (current && zooming) {
			const ratio = scale / current.scale;
			if (ratio < coarse && ratio > 1 / coarse) return current;
		}
		if (this.#previous?.scale === scale) {
			// Zoomed there and back: the picture is still here.
			this.#current = this.#previous;
			this.#previous = current;
			return this.#current;
		}
		const next = new Layer(scale, this.#create);
		if (current && (!this.#previous || [...current.tiles()].some((tile) => tile.painted))) {
			this.#release(this.#previous);
			this.#previous = current;
		} else this.#release(current);
		this.#current = next;
		return next;
	}

	/** The places a world box touches, those in its middle first. */
	#tilesIn(layer: Layer, box: Box): { column: number; row: number }[] {
		const { left, top, right, bottom } = layer.range(box);
		const places: { column: number; row: number }[] = [];
		for (let row = top; row <= bottom; row += 1) {
			for (let column = left; column <= right; column += 1) places.push({ column, row });
		}
		const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
		const away = (place: { column: number; row: number }) =>
			Math.hypot(place.column - middle.x, place.row - middle.y);
		return places.sort((a, b) => away(a) - away(b));
	}

	/** Paints until all is done or time is up; at least one piece a frame, so that it always comes to an end. */
	#work(layer: Layer, places: readonly { column: number; row: number }[], deadline: number): boolean {
		for (const { column, row } of places) {
			const tile = layer.get(column, row) ?? layer.ensure(column, row, this.#frame, this.#spare.pop());
			tile.used = this.#frame;
			if (tile.dirty[0] === tile.box) tile.dirty = this.#pieces(tile.box, layer.scale);
			while (tile.dirty.length > 0) {
				const started = this.#frames.now();
				if (this.#worked && started + this.#expected >= deadline) return true;
				const box = tile.dirty.shift();
				const items = box ? this.#paint(layer, tile, box) : 0;
				this.#worked = true;
				if (layer === this.#overview) this.#overviewChanged = true;
				const took = this.#frames.now() - started;
				this.#expected += (took - this.#expected) / 4;
				if (items >= telling) this.#itemTime += (took / items - this.#itemTime) / 4;
			}
			tile.painted = true;
		}
		return false;
	}

	/** A crowded box in pieces that each fit into a frame: on a slow machine, and where much lies, they are smaller. */
	#pieces({ x, y, w, h }: Box, scale: number): Box[] {
		const items = Math.max(piece.least, Math.min(piece.most, piece.time / this.#itemTime));
		if (w * scale <= piece.smallest || this.#index.countIn({ x, y, w, h }) <= items) return [{ x, y, w, h }];
		const half = { w: w / 2, h: h / 2 };
		return [
			{ x, y, ...half },
			{ x: x + half.w, y, ...half },
			{ x, y: y + half.h, ...half },
			{ x: x + half.w, y: y + half.h, ...half }
		].flatMap((quarter) => this.#pieces(quarter, scale));
	}

	/** @returns how many items there were in it */
	#paint(layer: Layer, tile: Tile, box: Box): number {
		const { ctx } = tile.surface;
		const { scale } = layer;
		ctx.setTransform(1, 0, 0, 1, 0, 0);
		ctx.save();
		const area = pixelArea(box, tile, scale);
		ctx.beginPath();
		ctx.rect(area.x, area.y, area.w, area.h);
		ctx.clip();
		ctx.setTransform(scale, 0, 0, scale, -tile.column * tileSize, -tile.row * tileSize);
		const world = {
			x: tile.box.x + area.x / scale,
			y: tile.box.y + area.y / scale,
			w: area.w / scale,
			h: area.h / scale
		};
		this.#painter.ground(ctx, scale, world);
		const items = this.#index.search(world);
		this.#painter.items(ctx, scale, items, this.#hidden, this.#index.clipOf);
		ctx.restore();
		return items.length;
	}

	#draw(ctx: PaintContext, view: Box, size: Size, ratio: number, layer: Layer): void {
		const width = Math.round(size.w * ratio);
		const scale = width / view.w;
		ctx.setTransform(1, 0, 0, 1, 0, 0);
		if (!layer.covers(view)) {
			ctx.setTransform(scale, 0, 0, scale, -view.x * scale, -view.y * scale);
			this.#painter.ground(ctx, 0, view);
			ctx.setTransform(1, 0, 0, 1, 0, 0);
			for (const below of [this.#overview, this.#previous])
				if (below) this.#drawLayer(ctx, below, view, scale);
		}
		this.#drawLayer(ctx, layer, view, scale);
	}

	#drawLayer(ctx: PaintContext, layer: Layer, view: Box, scale: number): void {
		const exact = Math.abs(layer.scale - scale) < layer.scale * 1e-6;
		// Whole pixels: a shifted copy must not blur.
		const left = exact ? Math.round(view.x * scale) : view.x * scale;
		const top = exact ? Math.round(view.y * scale) : view.y * scale;
		const side = exact ? tileSize : (tileSize / layer.scale) * scale;
		ctx.imageSmoothingEnabled = !exact;
		for (const tile of layer.tiles()) {
			if (!tile.painted || !boxesTouch(tile.box, view)) continue;
			const x = tile.column * side - left;
			const y = tile.row * side - top;
			if (exact) ctx.drawImage(tile.surface.source, x, y);
			else {
				// Rounded edges, so that scaled tiles meet without a seam.
				const x0 = Math.round(x);
				const y0 = Math.round(y);
				ctx.drawImage(tile.surface.source, x0, y0, Math.round(x + side) - x0, Math.round(y + side) - y0);
			}
		}
	}

	/** Keeps a small picture of the whole board, so that zooming out never shows an empty edge. */
	#workOverview(deadline: number): boolean {
		const extent = this.#index.reach;
		if (!extent) return false;
		const room = tileSize * overviewTiles;
		const fits =
			this.#overview &&
			this.#overview.scale * Math.max(extent.w, extent.h) <= room * 1.5 &&
			this.#overview.scale * Math.max(extent.w, extent.h) >= room * 0.4;
		if (!fits) {
			this.#release(this.#overview);
			this.#overview = new Layer(room / Math.max(extent.w, extent.h, 1), this.#create);
		}
		return this.#overview
			? this.#work(this.#overview, this.#tilesIn(this.#overview, extent), deadline)
			: false;
	}

	/** Keeps about twice as many tiles as are needed around the view. */
	#forgetFar(layer: Layer, needed: number): void {
		const most = Math.max(24, needed * 2);
		if (layer.size <= most) return;
		const oldest = [...layer.tiles()].sort((a, b) => a.used - b.used).slice(0, layer.size - most);
		for (const tile of oldest) {
			layer.remove(tile);
			this.#spare.push(tile.surface);
		}
		this.#spare.length = Math.min(this.#spare.length, 32);
	}

	/** Bitmaps are used again: making them anew is what costs. */
	#release(layer: Layer | undefined): void {
		if (!layer) return;
		for (const tile of layer.tiles()) if (this.#spare.length < 32) this.#spare.push(tile.surface);
	}
}

/** The whole device pixels of a tile that a world box touches. */
function pixelArea(box: Box, tile: Tile, scale: number): Box {
	const left = Math.max(0, Math.floor((box.x - tile.box.x) * scale) - 1);
	const top = Math.max(0, Math.floor((box.y - tile.box.y) * scale) - 1);
	const right = Math.min(tileSize, Math.ceil((box.x + box.w - tile.box.x) * scale) + 1);
	const bottom = Math.min(tileSize, Math.ceil((box.y + box.h - tile.box.y) * scale) + 1);
	return { x: left, y: top, w: Math.max(0, right - left), h: Math.max(0, bottom - top) };
}
