/** The ways from a board to what it was before. */
import History from '@lucide/svelte/icons/history';
import RotateCcw from '@lucide/svelte/icons/rotate-ccw';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { MenuItem } from '#lib/ui/Menu.svelte';

export function pastItems(workshop: string, board: string): MenuItem[] {
	const past = `/w/${workshop}/board/${board}/history`;
	return [
		{ label: m.board_replay_history(), icon: History, href: past },
		{ label: m.board_replay_five_minutes(), icon: RotateCcw, href: `${past}?ago=5` }
	];
}
