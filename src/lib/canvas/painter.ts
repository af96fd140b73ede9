/** Brings scene and overlay onto the two visible canvases, and keeps texts and pictures. */
import type { Box } from '#lib/base/model/geometry.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import type { Camera, Size } from './camera.ts';
import type { Frames } from './frames.ts';
import type { ItemIndex } from './item-index.ts';
import type { BoardEnv, CardContent, ItemGroup, ItemViews, PaintContext } from './item-view.ts';
import type { Lasers } from './laser/lasers.ts';
import { Overlay } from './overlay.ts';
import { ImageStore, browserImages } from './scene/image-store.ts';
import type { LoadImage } from './scene/image-store.ts';
import { ItemPainter } from './scene/item-painter.ts';
import { LiftedPicture, sameIds } from './scene/lifted-picture.ts';
import { Scene } from './scene/scene.ts';
import { browserSurface } from './scene/surface.ts';
import type { CreateSurface } from './scene/surface.ts';
import type { SelectionFrame } from './selection-frame.ts';
import type { Guide } from './snapping/snap.ts';
import { TextLayouts } from './text-layout.ts';
import type { MeasureText } from './text-layout.ts';

/** How the canvas reaches the browser; tests hand in stand-ins. */
export interface PaintPorts {
	readonly createSurface: CreateSurface;
	readonly loadImage: LoadImage;
	readonly measureText: () => MeasureText;
}

export const browserPorts: PaintPorts = {
	createSurface: browserSurface,
	loadImage: browserImages,
	measureText: () => {
		const ctx = document.createElement('canvas').getContext('2d');
		if (!ctx) throw new Error('this browser has no 2D canvas');
		return (text, font) => {
			if (ctx.font !== font) ctx.font = font;
			return ctx.measureText(text).width;
		};
	}
};

export interface PainterNodes {
	/** Two canvases of the same size on top of each other. */
	readonly scene: HTMLCanvasElement;
	readonly overlay: HTMLCanvasElement;
}

export interface PainterOptions {
	readonly document: BoardDocument;
	readonly index: ItemIndex;
	readonly views: ItemViews;
	readonly env: () => BoardEnv;
	/** Previews included. */
	readonly lookup: ItemLookup;
	readonly frames: Frames;
	readonly ports: PaintPorts;
	readonly requestFrame: () => void;
	readonly lasers: Lasers;
	/** By what an item is coloured instead of by its own colours. */
	readonly groupOf: (item: Item) => ItemGroup | undefined;
	readonly onFirstFullPaint: (() => void) | undefined;
}

export interface PaintState {
	readonly frame: SelectionFrame | undefined;
	readonly selection: readonly Item[];
	readonly previews: readonly Item[];
	readonly editing: string | null;
}

/** A small picture of the whole board. */
export interface BoardMap {
	readonly ctx: PaintContext;
	/** Device pixels. */
	readonly w: number;
	readonly h: number;
	/** Told which part of the world it shows; undefined if there is nothing. */
	shows(area: Box | undefined): void;
}

interface Canvases {
	readonly scene: PaintContext;
	readonly overlay: PaintContext;
	/** Makes both bitmaps this large, in device pixels; does nothing if they are. */
	fit(width: number, height: number): void;
	/** Whether anything is on the overlay: an empty one still costs the display a whole picture. */
	showOverlay?(shown: boolean): void;
}

export class Painter {
	/** Device pixels per CSS pixel. */
	ratio = 1;
	marquee: Box | null = null;
	/** The item a connection would end at. */
	target: string | null = null;
	draft: Item | null = null;
	/** Where the whole board is shown small, whenever the picture of it has changed. */
	map: BoardMap | undefined;
	#mapped: BoardMap | undefined;
	/** Lines that show what a dragged thing is in line with. */
	guides: readonly Guide[] = [];
	readonly #options: PainterOptions;
	readonly #scene: Scene;
	readonly #overlay: Overlay;
	readonly #picture: LiftedPicture;
	readonly #items: ItemPainter;
	readonly #images: ImageStore;
	readonly #measure: MeasureText;
	#texts: TextLayouts;
	#lifted: ReadonlySet<string> = new Set();
	/** Ids of what is lifted, lowest first, until the document changes. */
	#order: readonly string[] | undefined;
	#canvases: Canvases | undefined;
	#shown = false;
	#overlaid: boolean | undefined;

	constructor(options: PainterOptions) {
		const { env, index, frames, ports, document, lookup } = options;
		this.#options = options;
		this.#measure = ports.measureText();
		this.#texts = new TextLayouts(this.#measure, env().font);
		this.#images = new ImageStore(
			ports.loadImage,
			(asset) => env().imageUrl(asset),
			(ids) => this.invalidate([...ids].flatMap((id) => index.boundsOf(id) ?? []))
		);
		this.#items = new ItemPainter({
			kinds: document.kinds,
			views: options.views,
			env,
			texts: () => this.texts,
			lookup,
			images: this.#images,
			groupOf: options.groupOf
		});
		this.#scene = new Scene(index, this.#items, frames, ports.createSurface);
		const clear: CreateSurface = (width, height) => ports.createSurface(width, height, true);
		const picture = new LiftedPicture(index, this.#items, clear);
		this.#overlay = new Overlay({
			painter: this.#items,
			picture,
			env,
			kinds: document.kinds,
			lookup,
			document: document.lookup,
			lasers: options.lasers
		});
		this.#picture = picture;
	}

	/** Layouts for the current font. */
	get texts(): TextLayouts {
		const { font } = this.#options.env();
		if (this.#texts.family !== font) this.#texts = new TextLayouts(this.#measure, font);
		return this.#texts;
	}

	/** The item whose text is edited in an HTML field and so left out. */
	set editing(id: string | null) {
		this.#items.editing = id;
	}

	attach(nodes: PainterNodes): () => void {
		const scene = nodes.scene.getContext('2d', { alpha: false });
		const overlay = nodes.overlay.getContext('2d');
		if (!scene || !overlay) throw new Error('this browser has no 2D canvas');
		// Texts that were measured before their font arrived are measured anew.
		const remeasure = (event: FontFaceSetLoadEvent): void => {
			const { font } = this.#options.env();
			if (!event.fontfaces.some((face) => font.includes(face.family.replaceAll(/["']/g, '')))) return;
			this.invalidateAll();
			this.#options.requestFrame();
		};
		document.fonts.addEventListener('loadingdone', remeasure);
		const disconnect = this.connect({
			scene,
			overlay,
			fit(width, height) {
				for (const canvas of [nodes.scene, nodes.overlay]) {
					// Setting a size empties the bitmap, even if it is the same.
					if (canvas.width !== width) canvas.width = width;
					if (canvas.height !== height) canvas.height = height;
				}
			},
			showOverlay(shown) {
				nodes.overlay.style.visibility = shown ? '' : 'hidden';
			}
		});
		return () => {
			document.fonts.removeEventListener('loadingdone', remeasure);
			disconnect();
		};
	}

	/** Paints onto these contexts from now on; `attach` for those who bring elements. */
	connect(canvases: Canvases): () => void {
		this.#canvases = canvases;
		this.#overlaid = undefined;
		return () => {
			if (this.#canvases === canvases) this.#canvases = undefined;
		};
	}

	invalidate(boxes: readonly Box[]): void {
		this.#order = undefined;
		this.#scene.invalidate(boxes);
		this.#picture.invalidate(boxes);
		this.#options.requestFrame();
	}

	/** Fonts, colours or cards changed: everything is measured and painted anew. */
	invalidateAll(): void {
		this.#texts.forget();
		this.#images.retry();
		this.#scene.invalidateAll();
		this.#picture.forget();
	}

	/** Paints anew what looks different with another environment: all of it, or only what shows other cards. */
	changeEnv(before: BoardEnv, env: BoardEnv): void {
		if (env.look === undefined || env.look !== before.look) return this.invalidateAll();
		const { document, index, views } = this.#options;
		const boxes: Box[] = [];
		for (const item of document.items()) {
			const card = views.of(item)?.cardOf?.(item);
			if (card === undefined || sameCard(before.card(card), env.card(card))) continue;
			const box = index.boundsOf(item.id);
			if (box) boxes.push(box);
		}
		this.invalidate(boxes);
	}

	/** Takes items out of the scene; previews and what hangs on them are painted on the overlay. */
	lift(ids: ReadonlySet<string>): void {
		// Said again with every move of a drag.
		if (sameIds(ids, this.#lifted)) return;
		this.#lifted = ids;
		this.#order = undefined;
		this.#scene.hide(ids);
	}

	/** Paints a frame; returns whether another one is needed. */
	paint(camera: Camera, size: Size, state: PaintState): boolean {
		const canvases = this.#canvases;
		if (!canvases) return false;
		const { document, lookup } = this.#options;
		canvases.fit(Math.round(size.w * this.ratio), Math.round(size.h * this.ratio));
		const more = this.#scene.show(canvases.scene, camera, size, this.ratio);
		this.#order ??= this.#liftedInOrder();
		const lifted = this.#order.flatMap((id) => lookup(id) ?? []);
		const newcomers = state.previews.filter((item) => !document.lookup(item.id));
		const overlaid = this.#overlay.show(canvases.overlay, camera, size, this.ratio, {
			frame: state.frame,
			selection: state.selection,
			lifted,
			drafts: this.draft ? [...newcomers, this.draft] : newcomers,
			marquee: this.marquee,
			guides: this.guides,
			target: this.target === null ? undefined : lookup(this.target),
			quiet: state.previews.length > 0 || state.editing !== null
		});
		if (overlaid !== this.#overlaid) canvases.showOverlay?.(overlaid);
		this.#overlaid = overlaid;
		if (this.#scene.complete && !this.#shown) {
			this.#shown = true;
			this.#options.onFirstFullPaint?.();
		}
		this.#showMap(more);
		return more || this.#options.lasers.lit;
	}

	/** Only at rest: nothing in motion waits for a map. */
	#showMap(moving: boolean): void {
		const { map } = this;
		if (!map || moving || (map === this.#mapped && !this.#scene.overviewChanged)) return;
		this.#mapped = map;
		map.shows(this.#scene.showOverview(map.ctx, map.w, map.h));
	}

	/** Ids of what is lifted and still there, lowest first. */
	#liftedInOrder(): string[] {
		const { document } = this.#options;
		// Sorting a large share of the board on every move costs more than walking it in order.
		if (this.#lifted.size > 200)
			return document.inPaintOrder().flatMap((item) => (this.#lifted.has(item.id) ? item.id : []));
		return [...this.#lifted]
			.flatMap((id) => document.lookup(id) ?? [])
			.sort(document.compare)
			.map((item) => item.id);
	}

	close(): void {
		this.#canvases = undefined;
		this.#images.close();
		this.#scene.close();
	}
}

const sameCard = (a: CardContent | undefined, b: CardContent | undefined): boolean =>
	a === b || JSON.stringify(a) === JSON.stringify(b);
