import { linksIn } from '#lib/base/model/marked-text.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Action, ActionPort } from './action.ts';

/** A menu offers so many links of one item; the others are found in its words. */
const most = 4;

/** The addresses in what an item says. */
export function linksOf(item: Item | undefined, kinds: ItemKinds): string[] {
	const kind = item && kinds.of(item);
	return item && kind?.marked ? linksIn(kind.text(item)) : [];
}

/** Opens an address in a page of its own, which learns nothing of this one. */
export const openLink = (address: string): void => void window.open(address, '_blank', 'noopener,noreferrer');

export function linkActions(editor: ActionPort): Action[] {
	const link = (at: number): string | undefined => {
		const [only, ...more] = editor.selectedItems;
		return more.length === 0 ? linksOf(only, editor.document.kinds)[at] : undefined;
	};
	return Array.from({ length: most }, (_, at) => ({
		id: `open-link-${at + 1}`,
		group: 'link',
		label: () => m.canvas_action_open_link({ address: shortened(link(at) ?? '') }),
		shortcuts: at === 0 ? ['Alt+Enter'] : [],
		icon: ['M15 3h6v6', 'M10 14L21 3', 'M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6'],
		enabled: () => link(at) !== undefined,
		perform: () => openLink(link(at) ?? '')
	}));
}

/** Without what all have in common, and not longer than a menu. */
function shortened(address: string): string {
	const bare = address.replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/iu, '').replace(/\/$/u, '');
	return bare.length > 40 ? `${bare.slice(0, 39)}…` : bare;
}
