import type { Item } from '#lib/board/model/item.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';
import type { Tool, ToolPointer, ToolPort } from './tool.ts';

/** Draws freehand. The stroke is a preview until the pointer is lifted, then one item and one step. */
export class StrokeTool implements Tool {
	readonly id: string;
	readonly cursor = 'crosshair';
	readonly #port: ToolPort;
	readonly #kind: ItemKind;
	#points: number[] | undefined;

	constructor(port: ToolPort, kind: ItemKind) {
		this.id = kind.kind;
		this.#port = port;
		this.#kind = kind;
	}

	get path(): string {
		return `${this.id}.${this.#points ? 'drawing' : 'idle'}`;
	}

	pointerDown(event: ToolPointer): void {
		if (this.#port.readOnly) return;
		this.#points = [event.world.x, event.world.y, event.pressure];
		this.#show();
	}

	pointerMove(event: ToolPointer): void {
		if (!this.#points) return;
		const points =
			event.coalesced.length > 0 ? event.coalesced : [[event.world.x, event.world.y, event.pressure]];
		for (const [x = 0, y = 0, pressure = 0.5] of points) this.#add(x, y, pressure);
		this.#show();
	}

	pointerUp(): void {
		const item = this.#item(true);
		this.cancel();
		if (item) this.#port.commands.place([{ ...item, frame: this.#port.commands.frameFor(item) }]);
	}

	cancel(): void {
		this.#points = undefined;
		this.#port.draft(null);
	}

	/** Points closer than half a screen pixel add nothing but bytes. */
	#add(x: number, y: number, pressure: number): void {
		const points = this.#points ?? [];
		const dx = x - (points.at(-3) ?? 0);
		const dy = y - (points.at(-2) ?? 0);
		if (Math.hypot(dx, dy) * this.#port.zoom >= 0.5) points.push(x, y, pressure);
	}

	#item(done: boolean): Item | undefined {
		if (!this.#points) return undefined;
		const props = this.#port.propsFor(this.#kind.kind);
		const patch = this.#kind.fromStroke?.(this.#points, props, done);
		return patch && this.#port.commands.draft({ kind: this.#kind.kind, x: 0, y: 0, ...patch });
	}

	#show(): void {
		this.#port.draft(this.#item(false) ?? null);
	}
}
