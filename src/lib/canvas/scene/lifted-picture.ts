/**
 * Many things that are dragged together, painted once where they lie in the document and then shown moved:
 * a drag of thousands costs as much as one of a few.
 */
import type { Box, Point } from '#lib/base/model/geometry.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import { visibleBox } from '../camera.ts';
import type { Camera, Size } from '../camera.ts';
import type { ItemIndex } from '../item-index.ts';
import type { PaintContext } from '../item-view.ts';
import type { ItemPainter } from './item-painter.ts';
import { Layer, tileSize } from './layer.ts';
import type { CreateSurface } from './surface.ts';

/** Fewer than this are painted as fast as a picture is copied. */
const worthwhile = 150;
/** World units by which two moves may differ and still be the same. */
const tolerance = 1e-3;

export class LiftedPicture {
	readonly #index: ItemIndex;
	readonly #painter: ItemPainter;
	readonly #create: CreateSurface;
	#layer: Layer | undefined;
	#ids: ReadonlySet<string> = new Set();
	/** Tiles with anything on them, as `column,row`. */
	#occupied = new Set<string>();
	#frame = 0;

	constructor(index: ItemIndex, painter: ItemPainter, create: CreateSurface) {
		this.#index = index;
		this.#painter = painter;
		this.#create = create;
	}

	/**
	 * Shows those of `items` that were moved together; `lookup` says where they lie in the document. `ctx`
	 * holds device pixels.
	 * @returns the items that it did not show, in order
	 */
	show(
		ctx: PaintContext,
		camera: Camera,
		size: Size,
		ratio: number,
		items: readonly Item[],
		lookup: ItemLookup
	): readonly Item[] {
		if (items.length < worthwhile) return this.#none(items);
		const by = commonMove(items, lookup);
		if (!by) return this.#none(items);
		const others = items.filter((item) => !isMoved(item, lookup(item.id), by));
		if (items.length - others.length < worthwhile) return this.#none(items);
		const scale = camera.zoom * ratio;
		const excluded = new Set(others.map((item) => item.id));
		const layer = this.#layerFor(scale, new Set(items.flatMap(({ id }) => (excluded.has(id) ? [] : id))));
		const view = visibleBox(camera, size);
		const { left, top, right, bottom } = layer.range({ ...view, x: view.x - by.x, y: view.y - by.y });
		this.#frame += 1;
		ctx.imageSmoothingEnabled = false;
		const shift = { x: Math.round((by.x - camera.x) * scale), y: Math.round((by.y - camera.y) * scale) };
		for (let row = top; row <= bottom; row += 1) {
			for (let column = left; column <= right; column += 1) {
				const source = this.#tile(layer, column, row);
				if (source) ctx.drawImage(source, column * tileSize + shift.x, row * tileSize + shift.y);
			}
		}
		return others;
	}

	/** Something in these world boxes looks different now. */
	invalidate(boxes: readonly Box[]): void {
		const layer = this.#layer;
		if (!layer) return;
		for (const box of boxes) {
			layer.invalidate(box);
			this.#occupy(layer, box);
		}
	}

	forget(): void {
		this.#layer = undefined;
		this.#ids = new Set();
	}

	#none(items: readonly Item[]): readonly Item[] {
		this.forget();
		return items;
	}

	#layerFor(scale: number, ids: ReadonlySet<string>): Layer {
		if (this.#layer?.scale === scale && sameIds(ids, this.#ids)) return this.#layer;
		const layer = new Layer(scale, this.#create);
		this.#layer = layer;
		this.#ids = ids;
		this.#occupied.clear();
		for (const id of ids) {
			const box = this.#index.boundsOf(id);
			if (box) this.#occupy(layer, box);
		}
		return layer;
	}

	#occupy(layer: Layer, box: Box): void {
		const { left, top, right, bottom } = layer.range(box);
		for (let row = top; row <= bottom; row += 1) {
			for (let column = left; column <= right; column += 1) this.#occupied.add(`${column},${row}`);
		}
	}

	/** The bitmap of a place, painted if it has to be; undefined where there is nothing. */
	#tile(layer: Layer, column: number, row: number): CanvasImageSource | undefined {
		if (!this.#occupied.has(`${column},${row}`)) return undefined;
		const tile = layer.ensure(column, row, this.#frame);
		const { ctx, source } = tile.surface;
		if (tile.painted && tile.dirty.length === 0) return source;
		const inside = this.#index.search(tile.box).filter((item) => this.#ids.has(item.id));
		ctx.setTransform(1, 0, 0, 1, 0, 0);
		ctx.clearRect(0, 0, tileSize, tileSize);
		ctx.setTransform(layer.scale, 0, 0, layer.scale, -column * tileSize, -row * tileSize);
		this.#painter.items(ctx, layer.scale, inside, undefined, (item) =>
			item.frame !== null && this.#ids.has(item.frame) ? this.#index.clipOf(item) : undefined
		);
		tile.painted = true;
		tile.dirty = [];
		return source;
	}
}

/** The move of the first item that was only moved. */
function commonMove(items: readonly Item[], lookup: ItemLookup): Point | undefined {
	for (const item of items) {
		const before = lookup(item.id);
		if (!before) continue;
		const by = { x: item.x - before.x, y: item.y - before.y };
		if (isMoved(item, before, by)) return by;
	}
	return undefined;
}

const isMoved = (item: Item, before: Item | undefined, by: Point): boolean =>
	before !== undefined &&
	item.props === before.props &&
	item.w === before.w &&
	item.h === before.h &&
	item.rotation === before.rotation &&
	Math.abs(item.x - before.x - by.x) < tolerance &&
	Math.abs(item.y - before.y - by.y) < tolerance;

/** Whether two sets hold the same ids. */
export function sameIds(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	if (a === b) return true;
	if (a.size !== b.size) return false;
	for (const id of a) if (!b.has(id)) return false;
	return true;
}
