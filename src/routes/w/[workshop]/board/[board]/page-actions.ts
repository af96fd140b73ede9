/** What the board page adds to the editor's list of actions: its panels and dialogs. */
import { canWrite, type Action, type ActionPort } from '#lib/canvas/actions/action.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Spotlight } from '#lib/session/spotlight/spotlight.svelte.ts';

export interface PageDoors {
	openPalette(): void;
	openSearch(): void;
	openHelp(): void;
	openTemplates(): void;
	/** Whether this person may make templates of boards. */
	readonly savesTemplates: boolean;
	/** Asks for a name and makes a template of the selection, or of everything. */
	saveTemplate(): void;
	/** Whether this person prepares polls. */
	readonly asksPolls: boolean;
	/** Prepares a poll about what is selected. */
	askAboutSelection(): void;
	/** Dots that a poll put on things of this board; reactive. */
	readonly dots: { some(): boolean; shown(): boolean; toggle(): void };
	/** Opens or closes a panel. */
	togglePanel(panel: 'outline' | 'people' | 'comments'): void;
	/** Shows everybody what is in view here. */
	readonly spotlight: Pick<Spotlight, 'mayLead' | 'leading' | 'toggle'>;
}

export function pageActions(editor: ActionPort, doors: PageDoors): Action[] {
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
			'comments',
			() => m.board_comments_panel_action(),
			[],
			() => doors.togglePanel('comments')
		),
		action(
			'people',
			() => m.board_page_people(),
			[],
			() => doors.togglePanel('people')
		),
		{
			id: 'spotlight',
			group: 'find',
			label: () => (doors.spotlight.leading ? m.spotlight_stop() : m.spotlight_start()),
			shortcuts: [],
			enabled: () => doors.spotlight.mayLead,
			perform: () => doors.spotlight.toggle()
		},
		{
			id: 'templates',
			group: 'find',
			label: () => m.board_templates_action(),
			shortcuts: [],
			enabled: () => canWrite(editor),
			perform: () => doors.openTemplates()
		},
		{
			id: 'template-save',
			group: 'edit',
			label: () =>
				editor.selection.length > 0 ? m.board_template_save_selection() : m.board_template_save_action(),
			shortcuts: [],
			enabled: () => doors.savesTemplates && editor.document.size > 0,
			perform: () => doors.saveTemplate()
		},
		{
			id: 'poll',
			group: 'talk',
			label: () => m.board_poll_action(),
			shortcuts: [],
			enabled: () => doors.asksPolls && editor.selectedItems.filter(({ draft }) => !draft).length > 1,
			perform: () => doors.askAboutSelection()
		},
		{
			id: 'dots',
			group: 'view',
			label: () => m.board_dots_action(),
			shortcuts: [],
			enabled: () => doors.dots.some(),
			checked: () => doors.dots.shown(),
			perform: () => doors.dots.toggle()
		},
		action(
			'help',
			() => m.board_page_help(),
			['?'],
			() => doors.openHelp()
		)
	];
}
