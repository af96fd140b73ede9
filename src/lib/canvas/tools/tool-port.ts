/** What tools may do, as the editor does it. */
import type { BoardPort } from '../editor-ports.ts';
import type { Painter } from '../painter.ts';
import type { SelectionFrame } from '../selection-frame.ts';
import { handleAt } from '../selection-frame.ts';
import type { Refusals } from '../refusals.ts';
import type { Snapping } from '../snapping/snapping.svelte.ts';
import type { ToolPort } from './tool.ts';

/** What the tools' port is made from. */
export interface PortHost extends BoardPort {
	readonly selectionFrame: SelectionFrame | undefined;
	readonly painter: Painter;
	readonly snapping: Snapping;
	readonly refusals: Refusals;
	readonly toolbox: { readonly several: boolean };
	requestFrame(): void;
	/** Goes back to the first tool. */
	finishTool(): void;
}

const forgiveness = { mouse: 4, pen: 6, touch: 12 } as const;

export function createToolPort(
	editor: PortHost,
	show: Pick<ToolPort, 'preview' | 'draft' | 'shine'>
): ToolPort {
	const { document } = editor;
	return {
		document,
		commands: editor.commands,
		get readOnly() {
			return editor.readOnly;
		},
		get zoom() {
			return editor.viewport.camera.zoom;
		},
		get selection() {
			return editor.selection;
		},
		get several() {
			return editor.toolbox.several;
		},
		get frame() {
			return editor.selectionFrame;
		},
		propsFor: (kind) => editor.styles.propsFor(kind),
		select: (ids) => editor.select(ids),
		hit(at, type) {
			const slack = forgiveness[type] / editor.viewport.camera.zoom;
			const near = { x: at.x - slack, y: at.y - slack, w: 2 * slack, h: 2 * slack };
			return editor.index
				.search(near)
				.findLast((item) => document.kinds.hit(item, at, slack, document.lookup));
		},
		handleAt(at, type) {
			const frame = editor.selectionFrame;
			return frame && handleAt(frame, editor.viewport.camera, at, type);
		},
		itemsIn: (box) =>
			editor.index.search(box).filter((item) => document.kinds.touches(item, box, document.lookup)),
		snapping: editor.snapping,
		pan: (dx, dy) => editor.viewport.panBy(dx, dy),
		...show,
		marquee(box) {
			editor.painter.marquee = box;
			editor.requestFrame();
		},
		target(id) {
			if (editor.painter.target === id) return;
			editor.painter.target = id;
			editor.requestFrame();
		},
		edit: (id) => void editor.edit(id),
		refuse: (items) => editor.refusals.unchangeable(items),
		finish: () => editor.finishTool()
	};
}
