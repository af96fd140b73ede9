/**
 * What people do with a board beyond drawing: finding, copying, pasting. Puts these parts together for the
 * page and says which actions they add.
 */
import type { Point } from '#lib/base/model/geometry.ts';
import { BoardClipboard, ownType, parcelOf } from '#lib/canvas/clipboard/board-clipboard.ts';
import { clipboardActions } from '#lib/canvas/clipboard/clipboard-actions.ts';
import type { Action, ActionPort } from '#lib/canvas/actions/action.ts';
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import { BoardSearch } from '#lib/canvas/find/board-search.svelte.ts';
import { belongsElsewhere } from '#lib/canvas/ui/board-keys.ts';
import { perform, shortcutText } from '#lib/canvas/ui/perform.ts';
import { uploadPicture } from '#lib/canvas/ui/upload-picture.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Tone } from '#lib/ui/tone.ts';
import { pageActions, type PageDoors } from './page-actions.ts';

export interface ContentPorts extends Omit<PageDoors, 'openSearch'> {
	readonly workshop: string;
	openSearchPanel(): void;
	takeFiles(files: readonly File[], at: Point | undefined): void;
	tell(text: string, tone: Tone): void;
}

export class BoardContent {
	readonly search: BoardSearch;
	readonly clipboard: BoardClipboard;
	/** Where the pointer is over the board, in world units. */
	pointer: Point | null = null;
	readonly #editor: Editor;
	readonly #ports: ContentPorts;
	/** A menu asked the browser for the clipboard event that comes now. */
	#asked: 'copy' | 'cut' | null = null;

	constructor(editor: Editor, ports: ContentPorts) {
		this.#editor = editor;
		this.#ports = ports;
		this.search = new BoardSearch(editor);
		this.clipboard = new BoardClipboard(editor, {
			workshop: ports.workshop,
			pointer: () => this.pointer,
			takeFiles: (files, at) => ports.takeFiles(files, at),
			adopt: (asset) => adoptPicture(asset, ports.workshop),
			tell: (text, tone) => ports.tell(text, tone)
		});
	}

	/** For the editor, which is made before this. */
	static actions(editor: ActionPort, ports: ContentPorts, content: () => BoardContent): Action[] {
		return [
			...clipboardActions(editor, {
				copy: (cut) => content().#ask(cut ? 'cut' : 'copy'),
				paste: (parcel) => void content().clipboard.take(parcel),
				refused: () => {
					const keys = [shortcutText('Mod+C'), shortcutText('Mod+X'), shortcutText('Mod+V')].join(', ');
					ports.tell(m.board_clipboard_refused({ keys }), 'info');
				}
			}),
			...pageActions({ ...ports, openSearch: () => content().openSearch() })
		];
	}

	/** Opens the search for a query, or for what was looked for last. */
	openSearch(query?: string): void {
		this.#ports.openSearchPanel();
		this.search.open(query);
	}

	/** Handles a copy or cut of the window. */
	handleCopy = (event: ClipboardEvent): void => {
		const asked = this.#asked;
		if ((asked === null && belongsElsewhere(event.target)) || !event.clipboardData) return;
		const cut = (asked ?? event.type) === 'cut';
		if (!this.clipboard.copy(event.clipboardData)) return;
		event.preventDefault();
		if (cut) perform(this.#editor, 'delete');
	};

	handlePaste = (event: ClipboardEvent): void => {
		const data = event.clipboardData;
		if (belongsElsewhere(event.target) || this.#editor.readOnly || !data) return;
		event.preventDefault();
		void this.clipboard.take(parcelOf(data));
	};

	/** Whether something that is dragged over the board could be dropped on it. */
	takes(types: readonly string[]): boolean {
		return ['Files', 'text/plain', 'text/html', ownType].some((type) => types.includes(type));
	}

	/** @param at CSS pixels of the viewport */
	drop(data: DataTransfer, at: Point): void {
		void this.clipboard.take(parcelOf(data), this.#editor.toWorld(at));
	}

	#ask(what: 'copy' | 'cut'): boolean {
		this.#asked = what;
		try {
			// The only way into the clipboard that every page may use, with and without HTTPS.
			return document.execCommand('copy');
		} finally {
			this.#asked = null;
		}
	}
}

/** A picture that this person may see in another workshop becomes one of this workshop. */
async function adoptPicture(asset: string, workshop: string): Promise<string | undefined> {
	try {
		const response = await fetch(`/assets/${encodeURIComponent(asset)}`);
		if (!response.ok) return undefined;
		const picture = await response.blob();
		const uploaded = await uploadPicture(workshop, picture, () => undefined, new AbortController().signal);
		return uploaded.ok ? uploaded.value.asset : undefined;
	} catch {
		return undefined;
	}
}
