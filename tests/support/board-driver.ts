/**
 * Drives the real editor in plain Node: a clock turned by hand, a fixed viewport of 1280 × 800, contexts
 * that record, texts measured at half their size per character. Points are world coordinates.
 */
import * as Y from 'yjs';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import type { Gesture } from '#lib/board/model/gesture.ts';
import type { Item } from '#lib/board/model/item.ts';
import { toScreen } from '#lib/canvas/camera.ts';
import { Editor } from '#lib/canvas/editor.svelte.ts';
import type { Frames } from '#lib/canvas/frames.ts';
import type { CardContent, PaintImage } from '#lib/canvas/item-view.ts';
import type { PaintPorts } from '#lib/canvas/painter.ts';
import type { Remarks, ToolPointer } from '#lib/canvas/tools/tool.ts';
import { undoableDoc } from '#lib/realtime/model/undoable-doc.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { itemViews } from '#lib/kinds/views.ts';
import { recordingContext, testEnv } from './recording.ts';
import type { Recording } from './recording.ts';

/** A clock, frames and timers that move only when told to. */
export class HandFrames implements Frames {
	#time = 1000;
	#requested = new Set<() => void>();
	#timers = new Set<{ due: number; callback: () => void }>();
	/** The most time that passed within one frame, milliseconds. */
	longest = 0;

	now(): number {
		return this.#time;
	}

	request(callback: () => void): () => void {
		this.#requested.add(callback);
		return () => this.#requested.delete(callback);
	}

	after(milliseconds: number, callback: () => void): () => void {
		const timer = { due: this.#time + milliseconds, callback };
		this.#timers.add(timer);
		return () => this.#timers.delete(timer);
	}

	/** Lets time pass in the middle of something. */
	pass(milliseconds: number): void {
		this.#time += milliseconds;
	}

	/** Lets time pass, a frame every 16 ms. */
	advance(milliseconds: number): void {
		const end = this.#time + milliseconds;
		while (this.#time < end) {
			this.#time = Math.min(end, this.#time + 16);
			for (const timer of [...this.#timers]) {
				if (timer.due > this.#time || !this.#timers.delete(timer)) continue;
				timer.callback();
			}
			const requested = this.#requested;
			this.#requested = new Set();
			for (const callback of requested) {
				const began = this.#time;
				callback();
				this.longest = Math.max(this.longest, this.#time - began);
			}
		}
	}
}

export interface DriverOptions {
	readonly doc?: Y.Doc;
	readonly items?: readonly NewItem[];
	readonly readOnly?: boolean;
	readonly participant?: string;
	readonly region?: string | null;
	readonly cards?: Readonly<Record<string, CardContent>>;
	readonly remarks?: Remarks;
	readonly loadImage?: (url: string) => Promise<PaintImage>;
	/** How long it takes to fill a rectangle of a bitmap, milliseconds; no time unless said. */
	readonly fillTime?: number;
}

export class BoardDriver {
	readonly doc: Y.Doc;
	readonly board: BoardDocument;
	readonly editor: Editor;
	readonly frames = new HandFrames();
	readonly scene = recordingContext();
	readonly overlay = recordingContext();
	/** Every bitmap the scene asked for. */
	readonly tiles: Recording[] = [];
	/** What others were shown, in order. */
	readonly gestures: (Gesture | null)[] = [];
	readonly said: string[] = [];
	painted = 0;
	#at: Point = { x: 0, y: 0 };

	constructor(options: DriverOptions = {}) {
		this.doc = options.doc ?? undoableDoc();
		this.board = new BoardDocument(this.doc, itemKinds);
		let ids = 0;
		const participant = options.participant ?? 'p1';
		this.editor = new Editor({
			document: this.board,
			views: itemViews,
			me: { participant, region: options.region ?? null },
			readOnly: options.readOnly ?? false,
			env: testEnv(options.cards ?? {}),
			frames: this.frames,
			ports: this.#ports(options),
			...(options.remarks ? { remarks: options.remarks } : {}),
			reducedMotion: () => true,
			onGesture: (gesture) => this.gestures.push(gesture),
			announce: (text) => this.said.push(text),
			onFirstFullPaint: () => (this.painted += 1),
			newId: () => `${participant}-${(ids += 1)}`
		});
		this.editor.painter.connect({ scene: this.scene.ctx, overlay: this.overlay.ctx, fit: () => undefined });
		this.editor.resize(1280, 800, 1);
		for (const item of options.items ?? []) this.editor.commands.create([item]);
		this.settle();
	}

	/** The item, which must exist. */
	item(id: string): Item {
		const item = this.board.lookup(id);
		if (!item) throw new Error(`no item ${id}; there are ${[...this.board.items()].map((each) => each.id)}`);
		return item;
	}

	box(id: string): Box {
		const { x, y, w, h } = this.item(id);
		return { x, y, w, h };
	}

	/** Every item as plain data, for comparing before and after. */
	snapshot(): Record<string, unknown> {
		return this.doc.getMap('items').toJSON();
	}

	/** Lets frames and timers come to rest. */
	settle(): this {
		this.frames.advance(1000);
		return this;
	}

	tool(id: string): this {
		if (!this.editor.toolbox.choose(id)) throw new Error(`the tool ${id} is not to be had`);
		return this;
	}

	get path(): string {
		return this.editor.toolbox.path;
	}

	pointerDown(at: Point, modifiers: Partial<ToolPointer> = {}): this {
		this.editor.toolbox.pointerDown(this.#pointer(at, modifiers));
		return this;
	}

	pointerMove(at: Point, modifiers: Partial<ToolPointer> = {}): this {
		this.editor.toolbox.pointerMove(this.#pointer(at, modifiers));
		this.frames.advance(16);
		return this;
	}

	pointerUp(modifiers: Partial<ToolPointer> = {}): this {
		this.editor.toolbox.pointerUp(this.#pointer(this.#at, modifiers));
		this.frames.advance(16);
		return this;
	}

	click(at: Point, modifiers: Partial<ToolPointer> = {}): this {
		return this.pointerDown(at, modifiers).pointerUp(modifiers);
	}

	doubleClick(at: Point): this {
		return this.click(at).pointerDown(at, { clicks: 2 }).pointerUp();
	}

	/** Presses, moves in a few steps, and lets go. */
	drag(from: Point, to: Point, modifiers: Partial<ToolPointer> = {}): this {
		return this.press(from, to, modifiers).pointerUp(modifiers);
	}

	/** A drag that is not finished. */
	press(from: Point, to: Point, modifiers: Partial<ToolPointer> = {}): this {
		this.pointerMove(from).pointerDown(from, modifiers);
		for (const share of [0.25, 0.5, 0.75, 1]) {
			this.pointerMove(
				{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share },
				modifiers
			);
		}
		return this;
	}

	/** A key such as `Mod+Shift+Z` or `ArrowLeft`; returns whether it meant something. */
	key(combination: string): boolean {
		const parts = combination.split(/\+(?!$)/);
		const key = parts.at(-1) ?? '';
		const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
		const handled = this.editor.handleKey({ key, shift: has('Shift'), alt: has('Alt'), mod: has('Mod') });
		this.frames.advance(16);
		return handled;
	}

	perform(id: string): this {
		const action = this.editor.actions.find((each) => each.id === id);
		if (!action?.enabled()) throw new Error(`the action ${id} is not possible now`);
		action.perform();
		return this;
	}

	/** Another person's change, which arrives here as a remote transaction. */
	remotely(change: (items: Y.Map<Y.Map<unknown>>) => void): this {
		const other = new Y.Doc();
		Y.applyUpdate(other, Y.encodeStateAsUpdate(this.doc));
		other.transact(() => change(other.getMap('items')));
		Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other), 'remote');
		return this;
	}

	close(): void {
		this.editor.close();
		this.board.close();
	}

	#pointer(at: Point, modifiers: Partial<ToolPointer>): ToolPointer {
		this.#at = at;
		return {
			world: at,
			screen: toScreen(this.editor.camera, at),
			shift: false,
			alt: false,
			mod: false,
			type: 'mouse',
			pressure: 0.5,
			clicks: 1,
			coalesced: [],
			...modifiers
		};
	}

	#ports({ loadImage, fillTime = 0 }: DriverOptions): PaintPorts {
		return {
			createSurface: (width, height) => {
				const recording = recordingContext((name) => name === 'fillRect' && this.frames.pass(fillTime));
				this.tiles.push(recording);
				return { ctx: recording.ctx, source: {} as CanvasImageSource, width, height };
			},
			loadImage: loadImage ?? (() => Promise.reject(new Error('no pictures here'))),
			measureText: () => (text, font) => (text.length * Number(/([\d.]+)px/.exec(font)?.[1] ?? 16)) / 2
		};
	}
}
