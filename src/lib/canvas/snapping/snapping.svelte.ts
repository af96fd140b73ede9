/** Snapping on this board: whether it is on, what there is to snap to, and which guides are shown. */
import * as v from 'valibot';
import { boxesTouch } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import { storedValue } from '#lib/base/stored-value.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { ItemIndex } from '../item-index.ts';
import type { Viewport } from '../viewport.svelte.ts';
import { snapBox, snapLines } from './snap.ts';
import type { Guide, SnapOptions, Snapped } from './snap.ts';

/** What snapping needs of an editor. */
export interface SnapHost {
	readonly document: BoardDocument;
	readonly index: ItemIndex;
	readonly viewport: Viewport;
	readonly painter: { guides: readonly Guide[] };
	requestFrame(): void;
}

/** CSS pixels. */
const reach = 6;
/** World units: every second line falls on a dot of the ground. */
const gridStep = 16;
/** With more than this in view, everything would snap to something. */
const crowded = 600;

export class Snapping {
	readonly #host: SnapHost;
	readonly #storedObjects = storedValue('board-snapping', v.boolean(), true);
	readonly #storedGrid = storedValue('board-grid', v.boolean(), false);
	#objects = $state(this.#storedObjects.get());
	#grid = $state(this.#storedGrid.get());
	/** Targets stay the same while the view stays and the same things move. */
	#known:
		| { readonly view: Box; readonly moving: ReadonlySet<string>; readonly targets: readonly Box[] }
		| undefined;

	constructor(host: SnapHost) {
		this.#host = host;
	}

	/** Whether things snap to one another; remembered by this browser. */
	get objects(): boolean {
		return this.#objects;
	}

	set objects(on: boolean) {
		this.#objects = on;
		this.#storedObjects.set(on);
	}

	/** Whether things snap to a grid; remembered by this browser. */
	get grid(): boolean {
		return this.#grid;
	}

	set grid(on: boolean) {
		this.#grid = on;
		this.#storedGrid.set(on);
	}

	/** How far a box that moves must be shifted, in world units; shows why. */
	box(box: Box, moving: ReadonlySet<string>): Point {
		return this.#show(snapBox(box, this.#options(moving)));
	}

	/** The same for dragged edges of a box; null for an edge that stays. */
	lines(box: Box, lines: { x: number | null; y: number | null }, moving: ReadonlySet<string>): Point {
		return this.#show(snapLines(box, lines, this.#options(moving)));
	}

	/** Shows no guides any more. */
	end(): void {
		this.#known = undefined;
		if (this.#host.painter.guides.length === 0) return;
		this.#host.painter.guides = [];
		this.#host.requestFrame();
	}

	#show({ by, guides }: Snapped): Point {
		this.#host.painter.guides = guides;
		this.#host.requestFrame();
		return by;
	}

	#options(moving: ReadonlySet<string>): SnapOptions {
		return {
			targets: this.#objects ? this.#targets(moving) : [],
			reach: reach / this.#host.viewport.camera.zoom,
			grid: this.#grid ? gridStep : null
		};
	}

	/** The outlines of what is in view and stands still. Lines and strokes are no edges to align with. */
	#targets(moving: ReadonlySet<string>): readonly Box[] {
		const { document, index, viewport } = this.#host;
		const view = viewport.box;
		const known = this.#known;
		if (
			known?.moving === moving &&
			known.view.x === view.x &&
			known.view.y === view.y &&
			known.view.w === view.w
		)
			return known.targets;
		const found = index.search(view);
		const targets =
			found.length > crowded
				? []
				: found.flatMap((item) => {
						const kind = document.kinds.of(item);
						if (!kind || moving.has(item.id) || kind.resize === 'none' || kind.creation === 'stroke')
							return [];
						const box = document.kinds.outline(item, document.lookup);
						return boxesTouch(box, view) ? [box] : [];
					});
		this.#known = { view, moving, targets };
		return targets;
	}
}
