/** What an action is, and what actions may know of an editor. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Coloring } from '../coloring/coloring.svelte.ts';
import type { Deleting } from '../deleting/deleting.svelte.ts';
import type { BoardPort } from '../editor-ports.ts';
import type { Refusals } from '../refusals.ts';
import type { Snapping } from '../snapping/snapping.svelte.ts';
import type { SelectionFrame } from '../selection-frame.ts';
import type { Tagging } from '../tags/tagging.svelte.ts';
import type { Toolbox } from '../tools/toolbox.svelte.ts';

export type ActionGroup =
	'history' | 'edit' | 'arrange' | 'choose' | 'order' | 'view' | 'find' | 'talk' | 'react' | 'link';

export interface Action {
	readonly id: string;
	readonly group: ActionGroup;
	label(): string;
	/** Keys as `Mod+Shift+Z`; the first is the one to show. `Mod` is Ctrl, on a Mac Cmd. */
	readonly shortcuts: readonly string[];
	/** On its keys the browser itself does it and tells the page; the keys are only shown. */
	readonly byBrowser?: true;
	/** SVG paths, 24 × 24, stroked. */
	readonly icon?: readonly string[];
	/** Reactive. */
	enabled(): boolean;
	/** Only for actions that switch something on and off. */
	checked?(): boolean;
	perform(): void;
}

/** What actions need of an editor. */
export interface ActionPort extends BoardPort {
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	readonly snapping: Snapping;
	readonly minimap: { shown: boolean };
	readonly pens: { on: boolean };
	readonly deleting: Deleting;
	readonly coloring: Coloring;
	readonly tagging: Tagging;
	readonly toolbox: Pick<Toolbox, 'several' | 'carry'>;
	readonly selectionFrame: SelectionFrame | undefined;
	readonly announcements: { say(text: string): void };
}

/** Tells those who listen that something was switched on or off. */
export const saySwitched = (editor: ActionPort, action: string, on: boolean): void =>
	editor.announcements.say(on ? m.canvas_switched_on({ action }) : m.canvas_switched_off({ action }));

/** What changes the selection; the rest has other reasons not to be possible. */
const changing: readonly ActionGroup[] = ['edit', 'arrange', 'order'];

/** Tells why a disabled action did nothing. */
export function refuseAction(refusals: Refusals, action: Action): void {
	if (changing.includes(action.group)) refusals.impossible(action.label());
	else refusals.notNow(action.label());
}

export const canWrite = (editor: ActionPort): boolean => !editor.readOnly;
export const hasSelection = (editor: ActionPort): boolean => editor.selection.length > 0;
/** Whether anything of the selection may be changed. */
export const canChange = (editor: ActionPort): boolean =>
	canWrite(editor) && editor.selectedItems.some((item) => !item.locked);
