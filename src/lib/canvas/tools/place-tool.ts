import { boxFromCorners } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { isDrag } from './tool.ts';
import type { Tool, ToolPointer, ToolPort } from './tool.ts';

/** Makes one item of a kind: a click places it in its usual size, a drag gives it a box. */
export class PlaceTool implements Tool {
	readonly id: string;
	readonly cursor = 'crosshair';
	readonly #port: ToolPort;
	readonly #kind: ItemKind;
	#start: ToolPointer | undefined;
	#dragging = false;

	constructor(port: ToolPort, kind: ItemKind) {
		this.id = kind.kind;
		this.#port = port;
		this.#kind = kind;
	}

	get path(): string {
		return `${this.id}.${this.#dragging ? 'dragging' : this.#start ? 'pointing' : 'idle'}`;
	}

	pointerDown(event: ToolPointer): void {
		if (this.#port.readOnly) return;
		this.#start = event;
	}

	pointerMove(event: ToolPointer): void {
		if (!this.#start) return;
		this.#dragging ||= isDrag(this.#start, event);
		if (this.#dragging) this.#port.draft(this.#port.commands.draft(this.#itemFor(this.#box(event))));
	}

	pointerUp(event: ToolPointer): void {
		if (!this.#start) return;
		const { size } = this.#kind;
		const box = this.#dragging
			? this.#box(event)
			: { x: event.world.x - size.w / 2, y: event.world.y - size.h / 2, w: size.w, h: size.h };
		this.cancel();
		const ids = this.#port.commands.create([this.#itemFor(box)]);
		this.#port.select(ids);
		this.#port.finish();
		const id = ids[0];
		if (id !== undefined && this.#kind.textField !== null) this.#port.edit(id);
	}

	get reaches(): boolean {
		return this.#dragging;
	}

	cancel(): void {
		this.#port.snapping.end();
		this.#port.draft(null);
		this.#start = undefined;
		this.#dragging = false;
	}

	#itemFor(box: Box): NewItem {
		return { kind: this.#kind.kind, ...box, props: { ...this.#port.propsFor(this.#kind.kind) } };
	}

	#box(event: ToolPointer): Box {
		const { minSize, resize, size } = this.#kind;
		const start = this.#start?.world ?? event.world;
		const box = boxFromCorners(start, this.#snapped(event));
		const w = Math.max(minSize.w, box.w);
		const h = resize === 'width' ? size.h : Math.max(minSize.h, box.h);
		if (resize !== 'ratio' && !event.shift) return { ...box, w, h };
		const side = Math.max(w / size.w, h / size.h);
		return { ...box, w: size.w * side, h: size.h * side };
	}

	/** The dragged corner, in line with neighbours unless Ctrl suspends it. */
	#snapped({ world, mod, shift }: ToolPointer): Point {
		const { snapping } = this.#port;
		if (mod || shift || this.#kind.resize !== 'free') return world;
		const added = snapping.lines({ ...world, w: 0, h: 0 }, world, nothing);
		return { x: world.x + added.x, y: world.y + added.y };
	}
}

const nothing: ReadonlySet<string> = new Set();
