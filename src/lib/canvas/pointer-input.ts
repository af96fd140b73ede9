/**
 * The only class that listens to pointers, wheels and touches. One finger, a pen or the mouse goes to the tool in
 * hand; two fingers move and zoom; the wheel moves, with Ctrl or Cmd (a trackpad's pinch) it zooms; the
 * middle button and the space key borrow the hand, the other end of a pen the eraser. Who draws with a pen moves the
 * view with one finger, and the hand that holds the pen is not heard (pen/pen-mode.svelte.ts).
 */
import type { Point, ScreenPoint } from '#lib/base/model/geometry.ts';
import { EdgePan } from './edge-pan.ts';
import type { Frames } from './frames.ts';
import type { PenMode } from './pen/pen-mode.svelte.ts';
import type { Toolbox } from './tools/toolbox.svelte.ts';
import type { Viewport } from './viewport.svelte.ts';
import type { ToolPointer } from './tools/tool.ts';

/** What pointers need of an editor. */
export interface InputPort {
	readonly toolbox: Toolbox;
	readonly viewport: Viewport;
	readonly pens: PenMode;
	readonly frames: Frames;
	/** The text being edited, if any. */
	readonly editing: object | null;
	stopEditing(): void;
	toWorld(p: Point): Point;
}

/** Two presses within this time and distance are a double click. */
const doubleClick = { milliseconds: 400, pixels: 8 };
/** How strongly the wheel zooms: a notch of 100 gives a fifth. */
const wheelZoom = 0.002;
/** CSS pixels per line, for wheels that count lines. */
const lineHeight = 20;
/** The other end of a pen, as `PointerEvent.button` tells it. */
const penEraser = 5;

export class PointerInput {
	readonly #surface: HTMLElement;
	readonly #editor: InputPort;
	/** Screen points of the pointers that are down. */
	readonly #down = new Map<number, ScreenPoint>();
	readonly #abort = new AbortController();
	#toolPointer: number | undefined;
	#pinching = false;
	#last: ToolPointer | undefined;
	/** What had the focus when the pointer came down. */
	#focusedBefore: Element | null = null;
	#lastPress: { at: ScreenPoint; time: number } | undefined;
	#origin: Point = { x: 0, y: 0 };
	readonly #edge: EdgePan;

	constructor(surface: HTMLElement, editor: InputPort) {
		this.#surface = surface;
		this.#editor = editor;
		this.#edge = new EdgePan(editor.frames, editor.viewport, editor.toolbox);
		surface.style.touchAction = 'none';
		const { signal } = this.#abort;
		const listen = <Name extends keyof HTMLElementEventMap>(
			name: Name,
			handler: (event: HTMLElementEventMap[Name]) => void,
			options: AddEventListenerOptions = {}
		) => surface.addEventListener(name, handler, { signal, ...options });
		listen('pointerdown', this.#handleDown);
		listen('pointermove', this.#handleMove);
		listen('pointerup', this.#handleUp);
		listen('pointercancel', this.#handleCancel);
		listen('lostpointercapture', this.#handleCancel);
		listen('mousedown', this.#handleMouseDown);
		listen('wheel', this.#handleWheel, { passive: false });
		listen('keydown', this.#handleKeyDown);
		listen('keyup', this.#handleKeyUp);
		listen('blur', () => this.#editor.toolbox.borrow(null));
	}

	close(): void {
		this.#edge.stop();
		this.#abort.abort();
	}

	readonly #handleDown = (event: PointerEvent): void => {
		this.#measure();
		// In the text that is being edited a press places the caret; what lies over the board hears its own presses.
		if (event.target instanceof Element && event.target.closest('[data-text-editor], [data-over-board]'))
			return;
		const { pens, toolbox } = this.#editor;
		if (pens.isHand(event)) return;
		const at = this.#screen(event);
		if (event.pointerType === 'pen') this.#takePen();
		if (event.pointerType === 'touch') {
			this.#down.set(event.pointerId, at);
			if (this.#down.size === 2) {
				// A second finger turns whatever the first one began into moving and zooming.
				this.#edge.stop();
				toolbox.cancel();
				toolbox.borrow(null);
				this.#toolPointer = undefined;
				this.#pinching = true;
				return;
			}
		}
		if (this.#pinching || this.#toolPointer !== undefined) return;
		if (event.button === 2) return;
		if (event.button === 1) {
			event.preventDefault();
			toolbox.borrow('hand');
		}
		if (event.button === penEraser) toolbox.borrow('eraser');
		// Choosing needs no pen: only what would draw is kept from fingers.
		if (event.pointerType === 'touch' && pens.on && toolbox.id !== 'select') toolbox.borrow('hand');
		this.#focusedBefore = document.activeElement;
		this.#editor.stopEditing();
		this.#toolPointer = event.pointerId;
		this.#surface.setPointerCapture(event.pointerId);
		this.#last = this.#pointer(event, this.#clicksFor(at));
		toolbox.pointerDown(this.#last);
	};

	/** A pen comes down: what its hand began before is nothing. */
	#takePen(): void {
		this.#editor.pens.pen(true);
		this.#down.clear();
		this.#pinching = false;
		if (this.#toolPointer === undefined) return;
		this.#edge.stop();
		this.#editor.toolbox.cancel();
		this.#editor.toolbox.borrow(null);
		this.#toolPointer = undefined;
	}

	/** After a tap browsers report a mouse too, which would take the focus from the text or field that the tap opened. */
	readonly #handleMouseDown = (event: MouseEvent): void => {
		const inText = event.target instanceof Element && event.target.closest('[data-text-editor]') !== null;
		const focused = document.activeElement;
		const opened = focused !== this.#focusedBefore && !this.#surface.contains(focused);
		if ((this.#editor.editing && !inText) || (opened && focused !== document.body)) event.preventDefault();
	};

	readonly #handleMove = (event: PointerEvent): void => {
		const at = this.#screen(event);
		const before = this.#down.get(event.pointerId);
		if (before) this.#down.set(event.pointerId, at);
		if (this.#pinching) {
			if (before) this.#pinch(event.pointerId, before, at);
			return;
		}
		if (this.#toolPointer !== undefined && event.pointerId !== this.#toolPointer) return;
		this.#last = this.#pointer(event, 1);
		this.#editor.toolbox.pointerMove(this.#last);
		if (this.#toolPointer !== undefined) this.#edge.follow(this.#last);
	};

	readonly #handleUp = (event: PointerEvent): void => {
		if (event.pointerType === 'pen') this.#editor.pens.pen(false);
		this.#down.delete(event.pointerId);
		if (this.#pinching) {
			if (this.#down.size === 0) this.#pinching = false;
			return;
		}
		if (event.pointerId !== this.#toolPointer) return;
		this.#toolPointer = undefined;
		this.#edge.stop();
		this.#editor.toolbox.pointerUp(this.#pointer(event, 1));
		if (event.button === 1 || event.pointerType !== 'mouse') this.#editor.toolbox.borrow(null);
	};

	readonly #handleCancel = (event: PointerEvent): void => {
		if (event.pointerType === 'pen') this.#editor.pens.pen(false);
		this.#down.delete(event.pointerId);
		if (this.#down.size === 0) this.#pinching = false;
		if (event.pointerId !== this.#toolPointer) return;
		this.#toolPointer = undefined;
		this.#edge.stop();
		this.#editor.toolbox.cancel();
		this.#editor.toolbox.borrow(null);
	};

	readonly #handleWheel = (event: WheelEvent): void => {
		event.preventDefault();
		this.#measure();
		const unit =
			event.deltaMode === 1 ? lineHeight : event.deltaMode === 2 ? this.#editor.viewport.size.h : 1;
		const { viewport } = this.#editor;
		if (event.ctrlKey || event.metaKey) {
			// A notch of a mouse wheel is coarse, a trackpad's pinch fine; both end up at a calm speed.
			const delta = Math.max(-200, Math.min(200, event.deltaY * unit));
			const fine = Math.abs(delta) < 30 ? 5 : 1;
			viewport.zoomAt(viewport.camera.zoom * Math.exp(-delta * wheelZoom * fine), this.#screen(event));
		} else if (event.shiftKey && event.deltaX === 0) viewport.panBy(event.deltaY * unit, 0);
		else viewport.panBy(event.deltaX * unit, event.deltaY * unit);
	};

	readonly #handleKeyDown = (event: KeyboardEvent): void => {
		if (event.code === 'Space' && !event.repeat && event.target === this.#surface) {
			event.preventDefault();
			this.#editor.toolbox.borrow('hand');
		}
	};

	readonly #handleKeyUp = (event: KeyboardEvent): void => {
		if (event.code === 'Space') this.#editor.toolbox.borrow(null);
	};

	/** One of two fingers moved: the world points under both stay under them. */
	#pinch(id: number, before: ScreenPoint, now: ScreenPoint): void {
		const other = [...this.#down].find(([key]) => key !== id)?.[1];
		if (!other) return;
		const { viewport } = this.#editor;
		const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
		const spread = Math.hypot(now.x - other.x, now.y - other.y);
		const spreadBefore = Math.hypot(before.x - other.x, before.y - other.y);
		viewport.panBy((before.x - now.x) / 2, (before.y - now.y) / 2);
		if (spreadBefore > 10) viewport.zoomAt((viewport.camera.zoom * spread) / spreadBefore, middle);
	}

	#clicksFor(at: ScreenPoint): number {
		const time = this.#editor.frames.now();
		const last = this.#lastPress;
		const double =
			last !== undefined &&
			time - last.time < doubleClick.milliseconds &&
			Math.hypot(at.x - last.at.x, at.y - last.at.y) < doubleClick.pixels;
		this.#lastPress = double ? undefined : { at, time };
		return double ? 2 : 1;
	}

	/** Reading the surface's place forces layout, so it is read when a gesture begins, not on every move. */
	#measure(): void {
		const { left, top } = this.#surface.getBoundingClientRect();
		this.#origin = { x: left, y: top };
	}

	#screen(event: { readonly clientX: number; readonly clientY: number }): ScreenPoint {
		return { x: event.clientX - this.#origin.x, y: event.clientY - this.#origin.y };
	}

	#pointer(event: PointerEvent, clicks: number): ToolPointer {
		const screen = this.#screen(event);
		const type = event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse';
		// Mice report 0 or 0.5, fingers often 1: only a pen's pressure means something.
		const pressureOf = (each: PointerEvent) => (type === 'pen' ? each.pressure : 0.5);
		// Browsers leave merged events out on pages without HTTPS.
		const merged =
			event.type === 'pointermove' && 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
		return {
			screen,
			world: this.#editor.toWorld(screen),
			shift: event.shiftKey,
			alt: event.altKey,
			mod: event.ctrlKey || event.metaKey,
			type,
			pressure: pressureOf(event),
			clicks,
			coalesced: merged.map((each) => {
				const p = this.#editor.toWorld(this.#screen(each));
				return [p.x, p.y, pressureOf(each)] as const;
			})
		};
	}
}
