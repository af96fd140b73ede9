/** What the board page adds to the editor's list of actions: its panels and dialogs. */
import type { Action } from '#lib/canvas/actions/action.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

export interface PageDoors {
	openPalette(): void;
	openSearch(): void;
	openHelp(): void;
	/** Opens or closes a panel. */
	togglePanel(panel: 'outline' | 'people'): void;
}

export function pageActions(doors: PageDoors): Action[] {
	const action = (id: string, label: () => string, shortcuts: string[], perform: () => void): Action => ({
		id,
		group: 'find',
		label,
		shortcuts,
		enabled: () => true,
		perform
	});
	return [
		action(
			'palette',
			() => m.board_palette_action(),
			['Mod+K'],
			() => doors.openPalette()
		),
		action(
			'search',
			() => m.board_find_action(),
			['Mod+F'],
			() => doors.openSearch()
		),
		action(
			'outline',
			() => m.board_page_outline(),
			['Mod+Shift+O'],
			() => doors.togglePanel('outline')
		),
		action(
			'people',
			() => m.board_page_people(),
			[],
			() => doors.togglePanel('people')
		),
		action(
			'help',
			() => m.board_page_help(),
			['?'],
			() => doors.openHelp()
		)
	];
}
