/** What a context menu shows. */
export interface MenuCommand {
	/** Stroked paths, 24 × 24. */
	readonly icon?: readonly string[];
	/** For what is switched on and off. */
	readonly checked?: boolean;
	/** A menu of its own; then `run` is not called. */
	readonly children?: readonly MenuCommand[];
	readonly id: string;
	readonly label: string;
	readonly shortcut: string | undefined;
	readonly disabled: boolean;
	readonly tone?: 'danger';
	readonly run: () => void;
}

export interface ContextMenuProps {
	/** Where it opens, in CSS pixels of the window. */
	readonly at: { readonly x: number; readonly y: number };
	readonly label: string;
	/** Groups stand apart by a line. */
	readonly groups: readonly (readonly MenuCommand[])[];
	readonly onclose: () => void;
}

/** The part of a contextmenu event that matters here. */
interface AskingEvent {
	readonly button: number;
	readonly pointerType?: string;
}

/**
 * Whether a key asked for the menu: then it is for what is selected, not for what lies under a point. Browsers report such
 * an event as a pointer without a kind or without a button; and what no pointer reaches was asked by its focus.
 */
export const byKey = (event: AskingEvent, onItem: boolean): boolean =>
	onItem || event.pointerType === '' || event.button < 0;
