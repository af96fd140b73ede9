import type { Item } from '#lib/board/model/item.ts';
import { tagKey } from '#lib/board/model/tags.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { hasSelection } from './action.ts';
import type { Action, ActionPort } from './action.ts';

/** Widening the selection to everything that is like it in one respect. */
export function chooseActions(editor: ActionPort): Action[] {
	const alike = (id: string, label: () => string, feature: (item: Item) => readonly string[]): Action => {
		const wanted = () => new Set(editor.selectedItems.flatMap(feature));
		return {
			id,
			group: 'choose',
			label,
			shortcuts: [],
			enabled: () => hasSelection(editor) && wanted().size > 0,
			perform: () => {
				const features = wanted();
				const found = [...editor.document.items()].filter(
					(item) => !item.locked && feature(item).some((own) => features.has(own))
				);
				editor.select(found.map((item) => item.id));
			}
		};
	};
	return [
		{
			id: 'select-several',
			group: 'choose',
			label: () => m.canvas_action_select_several(),
			shortcuts: ['Shift+V'],
			enabled: () => true,
			perform: () => (editor.toolbox.several = true)
		},
		alike(
			'select-same-kind',
			() => m.canvas_action_select_kind(),
			(item) => [item.kind]
		),
		alike(
			'select-same-region',
			() => m.canvas_action_select_region(),
			(item) => (item.region === null ? [] : [item.region])
		),
		alike(
			'select-same-author',
			() => m.canvas_action_select_author(),
			(item) => (item.author === '' ? [] : [item.author])
		),
		alike(
			'select-same-tag',
			() => m.tags_select_same(),
			(item) => item.tags?.map(tagKey) ?? []
		)
	];
}
