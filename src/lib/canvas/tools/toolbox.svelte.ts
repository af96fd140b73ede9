/** The tools on offer and the one in hand. A tool per kind that a pointer can make, plus the general ones. */
import { m } from '#lib/i18n/paraglide/messages.js';
import { unreachable } from '#lib/base/model/result.ts';
import type { ItemKind, ItemKinds } from '#lib/board/model/item-kind.ts';
import type { ItemViews } from '../item-view.ts';
import { CommentTool } from '../comments/comment-tool.ts';
import { ConnectTool } from './connect-tool.ts';
import { EraserTool } from './eraser-tool.ts';
import { HandTool } from './hand-tool.ts';
import { LaserTool } from './laser-tool.ts';
import { PlaceTool } from './place-tool.ts';
import { SelectTool } from './select-tool.ts';
import type { Carried } from './select/carrying.ts';
import { StrokeTool } from './stroke-tool.ts';
import type { Remarks, Tool, ToolPointer, ToolPort } from './tool.ts';

export interface ToolInfo {
	readonly id: string;
	name(): string;
	/** A single key, e.g. `N`. */
	readonly shortcut: string | undefined;
	/** SVG paths, 24 × 24, stroked. */
	readonly icon: readonly string[];
	/** The kind it makes; null for tools that make nothing. */
	readonly kind: string | null;
	/** Works on a board that may only be read. */
	readonly reads: boolean;
	/** Whether it may be used now; reactive. Absent: always. */
	allowed?(): boolean;
}

const arrowIcon = ['M4 4l7.07 17 2.51-7.39L21 11.07z'];
const handIcon = [
	'M18 11V6a2 2 0 0 0-4 0v5',
	'M14 10V4a2 2 0 0 0-4 0v6',
	'M10 10.5V6a2 2 0 0 0-4 0v8',
	'M18 8a2 2 0 1 1 4 0v6a8 8 0 0 1-8 8h-2c-2.8 0-4.5-.86-5.99-2.34l-3.6-3.6a2 2 0 0 1 2.83-2.82L7 15'
];
const eraserIcon = [
	'M7 21l-4.3-4.3c-1-1-1-2.5 0-3.4l9.6-9.6c1-1 2.5-1 3.4 0l5.6 5.6c1 1 1 2.5 0 3.4L13 21',
	'M22 21H7',
	'M5 11l9 9'
];

const laserIcon = [
	'M5 19l6-6',
	'M14 3v3',
	'M21 10h-3',
	'M19 5l-2 2',
	'M11.5 5.5l1 1.5',
	'M18.5 12.5l-1.5-1',
	'M14 10h.01'
];

const commentInfo = (remarks: Remarks): ToolInfo => ({
	id: 'comment',
	name: () => m.board_comments_action(),
	shortcut: 'C',
	icon: ['M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z', 'M12 7v6', 'M9 10h6'],
	kind: null,
	reads: true,
	allowed: () => remarks.allowed()
});

export class Toolbox {
	readonly tools: readonly ToolInfo[];
	readonly #held: readonly Tool[];
	readonly #port: ToolPort;
	readonly #select: SelectTool;
	/** Presses add to the selection: Shift for those who have no keyboard. Reactive. */
	several = $state(false);
	#id = $state('select');
	/** Grows with every event a tool hears, because its path and cursor may have changed. */
	#revision = $state(0);
	/** The hand while space or the middle button is held, the eraser while a pen is turned round. */
	#borrowed = $state.raw<Tool | null>(null);

	constructor(port: ToolPort, kinds: ItemKinds, views: ItemViews, remarks?: Remarks) {
		this.#port = port;
		this.#select = new SelectTool(port);
		const held: Tool[] = [this.#select, new HandTool(port), new EraserTool(port), new LaserTool(port)];
		const made = kinds.all.flatMap((kind): ToolInfo[] => {
			const tool = toolFor(port, kind);
			const view = views.get(kind.kind);
			if (!tool || !view) return [];
			held.push(tool);
			return [
				{
					id: tool.id,
					name: () => view.name(),
					shortcut: view.shortcut,
					icon: view.icon,
					kind: kind.kind,
					reads: false
				}
			];
		});
		if (remarks) held.push(new CommentTool(port, remarks));
		this.#held = held;
		const general = { kind: null, reads: true };
		this.tools = [
			{ ...general, id: 'select', name: () => m.canvas_tool_select(), shortcut: 'V', icon: arrowIcon },
			{ ...general, id: 'hand', name: () => m.canvas_tool_hand(), shortcut: 'H', icon: handIcon },
			...made,
			{
				...general,
				id: 'eraser',
				name: () => m.canvas_tool_eraser(),
				shortcut: 'E',
				icon: eraserIcon,
				reads: false
			},
			...(remarks ? [commentInfo(remarks)] : []),
			{ ...general, id: 'laser', name: () => m.laser_tool(), shortcut: 'K', icon: laserIcon }
		];
	}

	/** The id of the chosen tool, also while the hand is borrowed. */
	get id(): string {
		return this.#id;
	}

	get tool(): Tool {
		return this.#borrowed ?? this.#chosen;
	}

	/** Dotted path of the state of the tool in hand, e.g. `select.dragging`. */
	get path(): string {
		void this.#revision;
		return this.tool.path;
	}

	get cursor(): string {
		void this.#revision;
		return this.tool.cursor;
	}

	get #chosen(): Tool {
		const tool = this.#held.find((each) => each.id === this.#id);
		if (!tool) throw new Error(`no tool called ${this.#id}`);
		return tool;
	}

	/** Takes another tool; false if there is none of that id or the board may only be read. */
	choose(id: string): boolean {
		const info = this.tools.find((tool) => tool.id === id);
		if (!info || info.allowed?.() === false || (this.#port.readOnly && !info.reads)) return false;
		this.several = false;
		if (id === this.#id) return true;
		this.#chosen.cancel();
		// Styles and keys are then about what the tool makes.
		if (!info.reads) this.#port.select([]);
		this.#id = id;
		this.#revision += 1;
		return true;
	}

	/** Lets something of the selection follow the pointer to the next press; whether that is possible. */
	carry(what: Carried): boolean {
		this.choose('select');
		const carries = this.#select.carry(what);
		this.#revision += 1;
		return carries;
	}

	/** Another tool for a moment; null gives it back. */
	borrow(id: 'hand' | 'eraser' | null): void {
		if (id === (this.#borrowed?.id ?? null)) return;
		this.tool.cancel();
		this.#borrowed = this.#held.find((each) => each.id === id) ?? null;
		this.#revision += 1;
	}

	pointerDown(event: ToolPointer): void {
		this.tool.pointerDown(event);
		this.#revision += 1;
	}

	pointerMove(event: ToolPointer): void {
		this.tool.pointerMove(event);
		this.#revision += 1;
	}

	pointerUp(event: ToolPointer): void {
		this.tool.pointerUp(event);
		this.#revision += 1;
	}

	cancel(): void {
		this.tool.cancel();
		this.#revision += 1;
	}
}

function toolFor(port: ToolPort, kind: ItemKind): Tool | undefined {
	switch (kind.creation) {
		case 'place':
			return new PlaceTool(port, kind);
		case 'stroke':
			return new StrokeTool(port, kind);
		case 'connect':
			return new ConnectTool(port, kind);
		case 'command':
			return undefined;
		default:
			return unreachable(kind.creation);
	}
}
