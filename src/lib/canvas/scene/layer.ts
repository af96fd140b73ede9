/**
 * A painted copy of the board at one scale, cut into tiles that are aligned to the world. Knows what is
 * painted and what has changed since; somebody else paints.
 */
import type { Box } from '#lib/base/model/geometry.ts';
import type { CreateSurface, Surface } from './surface.ts';

/** Device pixels. Small enough to be painted within a frame, large enough that few items cross an edge. */
export const tileSize = 512;
/** More changed places than this in one tile are painted as one. */
const maxDirty = 24;

export interface Tile {
	readonly column: number;
	readonly row: number;
	/** What it shows, in world units. */
	readonly box: Box;
	readonly surface: Surface;
	/** Whether all of it has been painted, be it outdated. */
	painted: boolean;
	/** World boxes to be painted; its own box alone means all of it. */
	dirty: Box[];
	/** The last frame that showed it. */
	used: number;
}

export class Layer {
	/** Device pixels per world unit. */
	readonly scale: number;
	readonly #create: CreateSurface;
	readonly #tiles = new Map<string, Tile>();

	constructor(scale: number, create: CreateSurface) {
		this.scale = scale;
		this.#create = create;
	}

	get size(): number {
		return this.#tiles.size;
	}

	tiles(): IterableIterator<Tile> {
		return this.#tiles.values();
	}

	/** Columns and rows of the tiles that a world box touches. */
	range(box: Box): { left: number; top: number; right: number; bottom: number } {
		const side = tileSize / this.scale;
		return {
			left: Math.floor(box.x / side),
			top: Math.floor(box.y / side),
			right: Math.floor((box.x + box.w) / side),
			bottom: Math.floor((box.y + box.h) / side)
		};
	}

	get(column: number, row: number): Tile | undefined {
		return this.#tiles.get(`${column},${row}`);
	}

	/** The tile at a place; a new one takes over `spare`'s bitmap if there is one. */
	ensure(column: number, row: number, frame: number, spare?: Surface): Tile {
		const known = this.get(column, row);
		if (known) return known;
		const side = tileSize / this.scale;
		const box = { x: column * side, y: row * side, w: side, h: side };
		const tile: Tile = {
			column,
			row,
			box,
			surface: spare ?? this.#create(tileSize, tileSize),
			painted: false,
			dirty: [box],
			used: frame
		};
		this.#tiles.set(`${column},${row}`, tile);
		return tile;
	}

	remove(tile: Tile): void {
		this.#tiles.delete(`${tile.column},${tile.row}`);
	}

	/** Notes that a world box looks different now. */
	invalidate(box: Box): void {
		const { left, top, right, bottom } = this.range(box);
		if ((right - left + 1) * (bottom - top + 1) > this.#tiles.size) {
			for (const tile of this.#tiles.values()) {
				if (tile.column >= left && tile.column <= right && tile.row >= top && tile.row <= bottom)
					mark(tile, box);
			}
			return;
		}
		for (let row = top; row <= bottom; row += 1) {
			for (let column = left; column <= right; column += 1) {
				const tile = this.get(column, row);
				if (tile) mark(tile, box);
			}
		}
	}

	invalidateAll(): void {
		for (const tile of this.#tiles.values()) {
			tile.dirty = [tile.box];
		}
	}

	/** Whether everything in a world box is painted, be it outdated. */
	covers(box: Box): boolean {
		const { left, top, right, bottom } = this.range(box);
		for (let row = top; row <= bottom; row += 1) {
			for (let column = left; column <= right; column += 1) {
				if (!this.get(column, row)?.painted) return false;
			}
		}
		return true;
	}
}

function mark(tile: Tile, box: Box): void {
	if (tile.dirty[0] === tile.box) return;
	if (tile.dirty.length >= maxDirty) tile.dirty = [tile.box];
	else tile.dirty.push(box);
}
