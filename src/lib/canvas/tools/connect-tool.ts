import type { End, ItemKind } from '#lib/board/model/item-kind.ts';
import type { Item } from '#lib/board/model/item.ts';
import { isDrag } from './tool.ts';
import type { Tool, ToolPointer, ToolPort } from './tool.ts';

/** What a connection that ends at this pointer holds: the item there, or the free point. */
export function endAt(port: ToolPort, event: ToolPointer): { end: End; item: Item | undefined } {
	const item = port.hit(event.world, event.type);
	const connects = item && port.document.kinds.of(item)?.can.connect ? item : undefined;
	return {
		end: connects ? { item: connects.id, anchor: 'auto' } : { x: event.world.x, y: event.world.y },
		item: connects
	};
}

/** Connects two things: by a drag from one to the other, or by a click on each. */
export class ConnectTool implements Tool {
	readonly id: string;
	readonly cursor = 'crosshair';
	readonly #port: ToolPort;
	readonly #kind: ItemKind;
	#from: { end: End; start: ToolPointer } | undefined;
	#clicked = false;

	constructor(port: ToolPort, kind: ItemKind) {
		this.id = kind.kind;
		this.#port = port;
		this.#kind = kind;
	}

	get path(): string {
		return `${this.id}.${this.#from ? 'connecting' : 'idle'}`;
	}

	pointerDown(event: ToolPointer): void {
		if (this.#port.readOnly || this.#from) return;
		this.#from = { end: endAt(this.#port, event).end, start: event };
		this.#clicked = false;
	}

	pointerMove(event: ToolPointer): void {
		const { end, item } = endAt(this.#port, event);
		this.#port.target(item?.id ?? null);
		if (this.#from) this.#port.draft(this.#itemTo(end));
	}

	pointerUp(event: ToolPointer): void {
		if (!this.#from) return;
		if (!this.#clicked && !isDrag(this.#from.start, event)) {
			// The first click; the second one ends the connection.
			this.#clicked = true;
			return;
		}
		const item = this.#itemTo(endAt(this.#port, event).end);
		this.cancel();
		if (!item) return;
		this.#port.select(this.#port.commands.place([item]));
		this.#port.finish();
	}

	get reaches(): boolean {
		return this.#from !== undefined;
	}

	cancel(): void {
		this.#from = undefined;
		this.#clicked = false;
		this.#port.draft(null);
		this.#port.target(null);
	}

	#itemTo(to: End): Item | null {
		const from = this.#from?.end;
		if (!from || ('item' in from && 'item' in to && from.item === to.item)) return null;
		const props = this.#port.propsFor(this.#kind.kind);
		const patch = this.#kind.fromEnds?.(from, to, props, this.#port.document.lookup);
		if (!patch) return null;
		const item = { kind: this.#kind.kind, x: 0, y: 0, ...patch, props: { ...props, ...patch.props } };
		return this.#port.commands.draft(item);
	}
}
