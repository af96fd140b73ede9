/** What tools may do, as the editor does it. */
import { boxesTouch } from '#lib/base/model/geometry.ts';
import type { Editor } from '../editor.svelte.ts';
import { handleAt } from '../selection-frame.ts';
import type { ToolPort } from './tool.ts';

const forgiveness = { mouse: 4, pen: 6, touch: 12 } as const;

export function createToolPort(editor: Editor, show: Pick<ToolPort, 'preview' | 'draft'>): ToolPort {
	const { document } = editor;
	return {
		document,
		commands: editor.commands,
		get readOnly() {
			return editor.readOnly;
		},
		get zoom() {
			return editor.camera.zoom;
		},
		get selection() {
			return editor.selection;
		},
		get frame() {
			return editor.selectionFrame;
		},
		propsFor: (kind) => editor.styles.propsFor(kind),
		select: (ids) => editor.select(ids),
		hit(at, type) {
			const slack = forgiveness[type] / editor.camera.zoom;
			const near = { x: at.x - slack, y: at.y - slack, w: 2 * slack, h: 2 * slack };
			return editor.index
				.search(near)
				.findLast((item) => document.kinds.hit(item, at, slack, document.lookup));
		},
		handleAt(at, type) {
			const frame = editor.selectionFrame;
			return frame && handleAt(frame, editor.camera, at, type);
		},
		itemsIn: (box) =>
			editor.index
				.search(box)
				.filter((item) => boxesTouch(document.kinds.outline(item, document.lookup), box)),
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
		finish: () => editor.toolbox.choose('select')
	};
}
