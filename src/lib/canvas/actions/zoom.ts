import { boundsOf } from '#lib/base/model/geometry.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { nextZoomIn, nextZoomOut } from '../camera.ts';
import { hasSelection } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function zoomActions(editor: ActionPort): Action[] {
	const { document, viewport } = editor;
	return [
		{
			id: 'zoom-in',
			group: 'view',
			label: () => m.canvas_action_zoom_in(),
			shortcuts: ['+', 'Mod++', 'Mod+='],
			enabled: () => true,
			perform: () => viewport.zoomTo(nextZoomIn(viewport.camera.zoom))
		},
		{
			id: 'zoom-out',
			group: 'view',
			label: () => m.canvas_action_zoom_out(),
			shortcuts: ['-', 'Mod+-'],
			enabled: () => true,
			perform: () => viewport.zoomTo(nextZoomOut(viewport.camera.zoom))
		},
		{
			id: 'zoom-100',
			group: 'view',
			label: () => m.canvas_action_zoom_100(),
			shortcuts: ['Shift+0', 'Mod+0'],
			enabled: () => true,
			perform: () => viewport.zoomTo(1)
		},
		{
			id: 'zoom-to-fit',
			group: 'view',
			label: () => m.canvas_action_zoom_fit(),
			shortcuts: ['Shift+1'],
			enabled: () => document.size > 0,
			perform: () => {
				const extent = editor.index.extent;
				if (extent) viewport.fit(extent);
			}
		},
		{
			id: 'zoom-to-selection',
			group: 'view',
			label: () => m.canvas_action_zoom_selection(),
			shortcuts: ['Shift+2'],
			enabled: () => hasSelection(editor),
			perform: () => {
				const box = boundsOf(
					editor.selectedItems.map((item) => document.kinds.outline(item, document.lookup))
				);
				if (box) viewport.fit(box, 2);
			}
		}
	];
}
