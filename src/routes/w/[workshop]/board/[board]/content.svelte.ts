/**
 * What people do with a board beyond drawing: finding, copying, commenting. Puts these parts together for
 * the page and says which actions they add.
 */
import type * as Y from 'yjs';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import { newId } from '#lib/base/model/ids.ts';
import { storedValue } from '#lib/base/stored-value.ts';
import { BoardClipboard, ownType, parcelOf } from '#lib/canvas/clipboard/board-clipboard.ts';
import { clipboardActions } from '#lib/canvas/clipboard/clipboard-actions.ts';
import { BoardComments, SeenThreads } from '#lib/canvas/comments/board-comments.svelte.ts';
import { commentActions } from '#lib/canvas/comments/comment-actions.ts';
import { noDots, type BoardDots } from '#lib/canvas/badges/item-dots.ts';
import type { Action, ActionPort } from '#lib/canvas/actions/action.ts';
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import { Reactions } from '#lib/board/talk/reactions.svelte.ts';
import { signName } from '#lib/board/talk/sign-names.ts';
import { reactionActions } from '#lib/canvas/reactions/reaction-actions.ts';
import { BoardSearch } from '#lib/canvas/find/board-search.svelte.ts';
import { presentActions } from '#lib/canvas/presenting/present-actions.ts';
import { Presentation } from '#lib/canvas/presenting/presentation.svelte.ts';
import { belongsElsewhere } from '#lib/canvas/ui/board-keys.ts';
import { Outline } from '#lib/canvas/ui/outline.ts';
import { shortcutText } from '#lib/ui/shortcut-text.ts';
import { uploadPicture } from '#lib/canvas/ui/upload-picture.ts';
import { templateDraft, type TemplateDraft } from '#lib/canvas/templates/saved-templates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Subject } from '#lib/polls/model/subject.ts';
import type { Tone } from '#lib/ui/tone.ts';
import { subjectsOf } from './asked-subjects.ts';
import { pageActions, type PageDoors } from './page-actions.ts';

export interface ContentPorts extends Omit<
	PageDoors,
	| 'openSearch'
	| 'openTemplates'
	| 'savesTemplates'
	| 'saveTemplate'
	| 'asksPolls'
	| 'askAboutSelection'
	| 'dots'
> {
	readonly workshop: string;
	readonly board: string;
	/** Of the page: what is taken from the board is in it. */
	readonly language: string;
	readonly doc: Y.Doc;
	readonly me: { readonly id: string; readonly region: string | null; readonly role: string };
	/** What this person may do now apart from the items; reactive. */
	may(verb: 'comment' | 'react'): boolean;
	/** Milliseconds since 1970, by the server's clock. */
	now(): number;
	openPanel(panel: 'search' | 'comments'): void;
	takeFiles(files: readonly File[], at: Point | undefined): void;
	tell(text: string, tone: Tone): void;
	/** Somebody mentioned this person or their region in a thread. */
	mentioned(thread: string, author: string): void;
	/** What people gave to the things of this board in a poll; reactive. */
	dots(): BoardDots;
}

export class BoardContent {
	/** Whether the dialog of templates is open. */
	templatesOpen = $state(false);
	/** What a template is to be made of; null while nobody asks for that. */
	templateDraft = $state.raw<TemplateDraft | null>(null);
	/** What everybody is to be asked about; null while nobody asks for that. */
	asked = $state.raw<readonly Subject[] | null>(null);
	readonly search: BoardSearch;
	readonly clipboard: BoardClipboard;
	readonly comments: BoardComments;
	readonly reactions: Reactions;
	readonly presentation: Presentation;
	readonly #outline: Outline;
	#dotsShown = $state(true);
	#pointer: Point | null = null;
	/** The world point that a menu was opened for; only until the pointer is on the board again. */
	#meant: Point | null = null;
	readonly #editor: Editor;
	readonly #ports: ContentPorts;
	/** A menu asked the browser for the clipboard event that comes now. */
	#asked: 'copy' | 'cut' | null = null;

	constructor(editor: Editor, ports: ContentPorts) {
		this.#editor = editor;
		this.#ports = ports;
		this.search = new BoardSearch(editor);
		this.presentation = new Presentation(editor);
		this.#outline = new Outline(editor);
		this.clipboard = new BoardClipboard(editor, {
			workshop: ports.workshop,
			pointer: () => this.#pointer ?? this.#meant,
			takeFiles: (files, at) => ports.takeFiles(files, at),
			adopt: (asset) => adoptPicture(asset, ports.workshop),
			tell: (text, tone) => ports.tell(text, tone)
		});
		this.comments = new BoardComments({
			editor,
			doc: ports.doc,
			me: { participant: ports.me.id, region: ports.me.region },
			allowed: () => ports.may('comment'),
			moderates: ports.me.role === 'facilitator',
			newId,
			now: () => ports.now(),
			seen: storedValue(`comments-seen-${ports.board}`, SeenThreads, {}),
			onmention: (thread, author) => ports.mentioned(thread, author)
		});
		this.reactions = new Reactions(ports.doc, {
			me: ports.me.id,
			allowed: () => ports.may('react'),
			exists: (item) => editor.document.lookup(item) !== undefined
		});
	}

	/** Whether this person leads the workshop. */
	get leads(): boolean {
		return this.#ports.me.role === 'facilitator';
	}

	close(): void {
		this.reactions.close();
		this.comments.close();
	}

	/** Where the pointer is over the board, in world units; null when it has left. */
	set pointer(at: Point | null) {
		// What the pointer leaves for is most often a menu about the place it was at.
		this.#meant = at === null ? this.#pointer : null;
		this.#pointer = at;
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
			...commentActions(
				() => ports.may('comment') && !selectsPrivate(editor),
				() => content().compose()
			),
			...reactionActions(
				editor,
				() => ports.may('react') && !selectsPrivate(editor),
				() => content().reactions
			),
			...presentActions(
				editor,
				() => content().presentation,
				() => content().#outline
			),
			...pageActions(editor, {
				...ports,
				openSearch: () => content().openSearch(),
				openTemplates: () => content().openTemplates(),
				savesTemplates: ports.me.role === 'facilitator',
				saveTemplate: () => content().draftTemplate(),
				asksPolls: ports.me.role === 'facilitator',
				askAboutSelection: () => content().askAboutSelection(),
				dots: {
					some: () => ports.dots().size > 0,
					shown: () => content().dotsShown,
					toggle: () => content().toggleDots()
				}
			})
		];
	}

	/** Opens a new comment about what is selected, or else the place or area that is meant. */
	compose(about: Point | Box | null = this.#pointer ?? this.#meant): void {
		this.comments.compose(about ?? undefined);
		this.#ports.openPanel('comments');
	}

	/** Bound. */
	openTemplates = (): void => {
		this.templatesOpen = true;
	};

	/** Takes what a template is to be made of and asks for its name. */
	draftTemplate(): void {
		this.templateDraft = templateDraft(this.#editor, this.#ports.workshop);
	}

	/** Whether dots are drawn on this device. */
	get dotsShown(): boolean {
		return this.#dotsShown;
	}

	toggleDots(): void {
		this.#dotsShown = !this.#dotsShown;
	}

	/** The dots to draw; reactive. */
	get dots(): BoardDots {
		return this.#dotsShown ? this.#ports.dots() : noDots;
	}

	/** Takes what is selected as what everybody is to be asked about. */
	askAboutSelection(): void {
		this.asked = subjectsOf(this.#editor, this.#ports.language, this.#ports.board);
	}

	/** What others have to say about an item, in a few words; empty if nothing. */
	remark(item: string): string {
		const count = this.comments.about(item);
		const reactions = [...this.reactions.of(item)].map(([sign, givers]) =>
			m.board_reactions_badge({ name: signName(sign), count: givers.length })
		);
		const dots = this.dots.get(item);
		return [
			...(count > 0 ? [m.board_comments_on_item({ count })] : []),
			...reactions,
			...(dots && dots.count > 0 ? [dots.name] : [])
		].join(' · ');
	}

	openThread(id: string): void {
		this.#ports.openPanel('comments');
		this.comments.read(id);
	}

	/** Opens the search for a query, or for what was looked for last. */
	openSearch(query?: string): void {
		this.#ports.openPanel('search');
		this.search.open(query);
	}

	/** Handles a copy or cut of the window. */
	handleCopy = (event: ClipboardEvent): void => {
		const asked = this.#asked;
		if ((asked === null && belongsElsewhere(event.target)) || !event.clipboardData) return;
		const data = event.clipboardData;
		const cut = (asked ?? event.type) === 'cut';
		if (cut ? this.clipboard.cut(data) : this.clipboard.copy(data).length > 0) event.preventDefault();
	};

	handlePaste = (event: ClipboardEvent): void => {
		const data = event.clipboardData;
		if (belongsElsewhere(event.target) || !data) return;
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

/** Comments and reactions are for all; what only this person sees has none. */
const selectsPrivate = (editor: ActionPort): boolean => editor.selectedItems.some((item) => item.draft);

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
