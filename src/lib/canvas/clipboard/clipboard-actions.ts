/**
 * Copying, cutting and pasting as actions. On their keys the browser itself does them, because only then
 * every page may use the clipboard; from a menu they ask the browser to.
 */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Action, ActionPort } from '../actions/action.ts';
import { canChange, canWrite, hasSelection } from '../actions/action.ts';
import type { Parcel } from './board-clipboard.ts';

export interface ClipboardDoors {
	/** Copies as if its key had been pressed on the board; false if the browser refuses. */
	copy(cut: boolean): boolean;
	paste(parcel: Parcel): void;
	/** The browser does not let pages read the clipboard: the key still works. */
	refused(): void;
}

export function clipboardActions(editor: ActionPort, doors: ClipboardDoors): Action[] {
	return [
		{
			id: 'copy',
			group: 'edit',
			label: () => m.board_clipboard_copy(),
			shortcuts: ['Mod+C'],
			byBrowser: true,
			enabled: () => hasSelection(editor),
			perform: () => void (doors.copy(false) || doors.refused())
		},
		{
			id: 'cut',
			group: 'edit',
			label: () => m.board_clipboard_cut_action(),
			shortcuts: ['Mod+X'],
			byBrowser: true,
			enabled: () => canChange(editor),
			perform: () => void (doors.copy(true) || doors.refused())
		},
		{
			id: 'paste',
			group: 'edit',
			label: () => m.board_clipboard_paste(),
			shortcuts: ['Mod+V'],
			byBrowser: true,
			enabled: () => canWrite(editor),
			perform: () => void readClipboard().then(doors.paste, () => doors.refused())
		}
	];
}

/** @throws where the browser or the person says no */
async function readClipboard(): Promise<Parcel> {
	// Absent on pages without HTTPS.
	if (!('clipboard' in navigator)) throw new Error('no clipboard here');
	const entries = await navigator.clipboard.read();
	const textOf = async (type: string): Promise<string> => {
		const entry = entries.find((each) => each.types.includes(type));
		return entry ? (await entry.getType(type)).text() : '';
	};
	const pictures = entries.flatMap((entry) => {
		const type = entry.types.find((each) => each.startsWith('image/'));
		return type === undefined ? [] : [entry.getType(type)];
	});
	const blobs = await Promise.all(pictures);
	return {
		// Only events carry our own format; here it comes inside the HTML.
		own: '',
		html: await textOf('text/html'),
		plain: await textOf('text/plain'),
		files: blobs.map((blob) => new File([blob], 'picture', { type: blob.type }))
	};
}
