/** What lies above the board: things being dragged, the selection with its handles, the marquee. */
import type { Box } from '#lib/base/model/geometry.ts';
import { boxesTouch, centerOf, rotate } from '#lib/base/model/geometry.ts';
import { cornersOf } from '#lib/board/model/item-kind.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import { boxToScreen, toScreen, visibleBox } from './camera.ts';
import type { Camera, Size } from './camera.ts';
import type { BoardEnv, PaintContext } from './item-view.ts';
import type { Lasers } from './laser/lasers.ts';
import type { ItemPainter } from './scene/item-painter.ts';
import type { LiftedPicture } from './scene/lifted-picture.ts';
import { paintGuides } from './snapping/paint-guides.ts';
import type { Guide } from './snapping/snap.ts';
import { handlePoint } from './selection-frame.ts';
import type { SelectionFrame } from './selection-frame.ts';

export interface OverlayContent {
	readonly frame: SelectionFrame | undefined;
	readonly selection: readonly Item[];
	/** Shown instead of what the scene leaves out, lowest first. */
	readonly lifted: readonly Item[];
	/** Being made, here and elsewhere. */
	readonly drafts: readonly Item[];
	readonly marquee: Box | null;
	readonly guides: readonly Guide[];
	readonly target: Item | undefined;
	/** Somebody drags or types: handles would be in the way. */
	readonly quiet: boolean;
}

/** More outlines than this help nobody; the frame around all of them stays. */
const mostOutlines = 300;

export interface OverlayOptions {
	readonly lasers: Lasers;
	readonly painter: ItemPainter;
	readonly picture: LiftedPicture;
	readonly env: () => BoardEnv;
	readonly kinds: ItemKinds;
	/** Previews included. */
	readonly lookup: ItemLookup;
	/** Without previews. */
	readonly document: ItemLookup;
}

export class Overlay {
	readonly #painter: ItemPainter;
	readonly #picture: LiftedPicture;
	readonly #env: () => BoardEnv;
	readonly #kinds: ItemKinds;
	readonly #lookup: ItemLookup;
	readonly #document: ItemLookup;
	readonly #lasers: Lasers;
	#empty = true;

	constructor({ painter, picture, env, kinds, lookup, document, lasers }: OverlayOptions) {
		this.#painter = painter;
		this.#picture = picture;
		this.#env = env;
		this.#kinds = kinds;
		this.#lookup = lookup;
		this.#document = document;
		this.#lasers = lasers;
	}

	/** @returns whether there is anything on it */
	show(ctx: PaintContext, camera: Camera, size: Size, ratio: number, content: OverlayContent): boolean {
		const { frame, lifted, drafts, marquee, guides, target } = content;
		const nothing =
			!frame && lifted.length === 0 && drafts.length === 0 && !marquee && guides.length === 0 && !target;
		const empty = nothing && !this.#lasers.lit;
		if (empty && this.#empty) return false;
		this.#empty = empty;
		ctx.setTransform(1, 0, 0, 1, 0, 0);
		ctx.clearRect(0, 0, Math.round(size.w * ratio), Math.round(size.h * ratio));
		if (empty) return false;
		const scale = camera.zoom * ratio;
		const live = this.#picture.show(ctx, camera, size, ratio, lifted, this.#document);
		ctx.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
		// What is dragged out of its container shows whole; what moves along with it stays cut off.
		const moving = new Set(lifted.map((item) => item.id));
		const clipOf = (item: Item): Box | undefined =>
			item.frame !== null && moving.has(item.frame) ? this.#kinds.clipOf(item, this.#lookup) : undefined;
		this.#painter.items(ctx, scale, this.#inView(live, camera, size), undefined, clipOf);
		this.#painter.items(ctx, scale, drafts, undefined, clipOf);
		ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
		ctx.strokeStyle = this.#env().color('accent');
		if (target) this.#outline(ctx, camera, ratio, target, 3);
		if (frame) this.#selection(ctx, camera, ratio, frame, content);
		if (guides.length > 0) paintGuides(ctx, camera, guides, this.#env().color('danger'));
		if (marquee) this.#marquee(ctx, boxToScreen(camera, marquee));
		this.#lasers.paint(ctx, camera, this.#env().color('danger'));
		return true;
	}

	/** Somebody may drag far more than one sees. */
	#inView(items: readonly Item[], camera: Camera, size: Size): readonly Item[] {
		const view = visibleBox(camera, size);
		return items.filter((item) => boxesTouch(this.#kinds.bounds(item, this.#lookup), view));
	}

	#selection(
		ctx: PaintContext,
		camera: Camera,
		ratio: number,
		frame: SelectionFrame,
		content: OverlayContent
	): void {
		const { selection, quiet } = content;
		if (selection.length > 1 && selection.length <= mostOutlines) {
			for (const item of selection) this.#outline(ctx, camera, ratio, this.#lookup(item.id) ?? item, 1);
		}
		const shown = content.lifted.length > 0 ? undefined : frame;
		const only = selection.length === 1 ? selection[0] : undefined;
		if (only) this.#outline(ctx, camera, ratio, this.#lookup(only.id) ?? only, 2);
		else if (shown) this.#box(ctx, camera, shown.box, 0, 1.5);
		if (quiet || !shown) return;
		this.#handles(ctx, camera, shown);
	}

	#handles(ctx: PaintContext, camera: Camera, frame: SelectionFrame): void {
		const env = this.#env();
		const small = Math.min(frame.box.w, frame.box.h) * camera.zoom < 48;
		ctx.lineWidth = 1.5;
		for (const handle of frame.handles) {
			if (small && frame.handles.length > 4 && handle.length === 1) continue;
			const p = handlePoint(frame, handle, camera);
			ctx.fillStyle = env.color('surface-raised');
			ctx.strokeStyle = env.color('accent');
			if (handle === 'rotate') {
				const top = { x: frame.box.x + frame.box.w / 2, y: frame.box.y };
				const from = toScreen(camera, rotate(top, centerOf(frame.box), frame.rotation));
				ctx.beginPath();
				ctx.moveTo(from.x, from.y);
				ctx.lineTo(p.x, p.y);
				ctx.stroke();
			}
			ctx.beginPath();
			if (handle.length === 2) ctx.roundRect(p.x - 5, p.y - 5, 10, 10, 2.5);
			else if (handle.length === 1) {
				const lying = handle === 'n' || handle === 's';
				ctx.roundRect(p.x - (lying ? 7 : 3), p.y - (lying ? 3 : 7), lying ? 14 : 6, lying ? 6 : 14, 3);
			} else ctx.arc(p.x, p.y, 6, 0, 2 * Math.PI);
			ctx.fill();
			ctx.stroke();
		}
	}

	#outline(ctx: PaintContext, camera: Camera, ratio: number, item: Item, width: number): void {
		const scale = camera.zoom * ratio;
		ctx.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
		const isLine = this.#painter.line(ctx, item);
		ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
		if (isLine) {
			ctx.lineWidth = width + 1;
			ctx.stroke();
		} else this.#box(ctx, camera, this.#kinds.box(item, this.#lookup), item.rotation, width);
	}

	#box(ctx: PaintContext, camera: Camera, box: Box, rotation: number, width: number): void {
		ctx.strokeStyle = this.#env().color('accent');
		ctx.lineWidth = width;
		ctx.beginPath();
		cornersOf(box, rotation).forEach((corner, index) => {
			const p = toScreen(camera, corner);
			if (index === 0) ctx.moveTo(p.x, p.y);
			else ctx.lineTo(p.x, p.y);
		});
		ctx.closePath();
		ctx.stroke();
	}

	#marquee(ctx: PaintContext, box: Box): void {
		ctx.fillStyle = this.#env().color('accent');
		ctx.globalAlpha = 0.1;
		ctx.fillRect(box.x, box.y, box.w, box.h);
		ctx.globalAlpha = 1;
		ctx.lineWidth = 1;
		ctx.strokeRect(box.x + 0.5, box.y + 0.5, box.w, box.h);
	}
}
