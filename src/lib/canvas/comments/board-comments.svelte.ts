/** The comments of one board as its page shows them: which are asked for, which is open, which are unread. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { centerOf, type Box, type Point } from '#lib/base/model/geometry.ts';
import type { StoredValue } from '#lib/base/stored-value.ts';
import { CommentCommands, readThreads, type CommentPlace, type Thread } from '#lib/board/model/comments.ts';
import { isMentioning, MentionNews, mentioningIn, type Mentioning } from '#lib/board/model/mentioning.ts';
import { fitting, visibleBox } from '../camera.ts';
import type { Editor } from '../editor.svelte.ts';
import { freeOf, uncovered, type Cover } from '../ui/cover.ts';

export type CommentFilter = 'open' | 'resolved' | 'mine' | 'mentions';

/** When the newest word of a thread was read here, by thread. */
export const SeenThreads = v.record(v.string(), v.number());
export type SeenThreads = v.InferOutput<typeof SeenThreads>;
/** As many threads are remembered as read. */
const mostSeen = 500;

export interface CommentOptions {
	readonly editor: Editor;
	readonly doc: Y.Doc;
	readonly me: { readonly participant: string; readonly region: string | null };
	/** Whether comments may be written now; reactive. */
	readonly allowed: () => boolean;
	/** Whether this person may take away what others wrote. */
	readonly moderates: boolean;
	readonly newId: () => string;
	/** Milliseconds since 1970, by the server's clock. */
	readonly now: () => number;
	readonly seen: StoredValue<SeenThreads>;
	/** Called when somebody else mentions this person or their region while the comments are here. */
	readonly onmention: (thread: string, author: string) => void;
}

/** CSS pixels; a place that is smaller on the screen is brought closer. */
const readableWidth = 60;

export class BoardComments {
	readonly #options: CommentOptions;
	readonly #commands: CommentCommands;
	readonly #root: Y.Map<unknown>;
	#threads = $state.raw<readonly Thread[]>([]);
	#seen = $state.raw<SeenThreads>({});
	readonly #mentions: MentionNews<Mentioning<CommentPlace>>;
	#openId = $state.raw<string | null>(null);
	#left = $state.raw<string | null>(null);
	/** What the thread is about that is being begun. */
	#draft = $state.raw<{ readonly on: CommentPlace; readonly quote: string } | null>(null);
	filter = $state<CommentFilter>('open');
	/** What is being written, kept when somebody looks elsewhere meanwhile; by thread, '' for a new one. */
	readonly drafts = $state<Record<string, string>>({});
	/** How much of the view the panel covers that shows the comments. */
	#cover: () => Cover = () => uncovered;

	constructor(options: CommentOptions) {
		this.#options = options;
		this.#commands = new CommentCommands(options.doc, options.me, options.newId, options.now);
		this.#root = options.doc.getMap('comments');
		this.#seen = options.seen.get();
		this.#read();
		this.#mentions = new MentionNews(mentioningIn(this.#threads, options.me));
		this.#root.observeDeep(this.#changed);
	}

	close(): void {
		this.#root.unobserveDeep(this.#changed);
	}

	get readOnly(): boolean {
		return !this.#options.allowed();
	}

	get all(): readonly Thread[] {
		return this.#threads;
	}

	get me(): string {
		return this.#options.me.participant;
	}

	/** Threads that the filter asks for, the newest first. */
	get shown(): readonly Thread[] {
		return this.#threads.filter((thread) => this.#asked(thread, this.filter));
	}

	count(filter: CommentFilter): number {
		return this.#threads.filter((thread) => this.#asked(thread, filter)).length;
	}

	/** Threads with a pin on the board: open ones, those asked for, and the one that is being read. */
	get pinned(): readonly Thread[] {
		return this.#threads.filter(
			(thread) => !thread.resolved || this.filter === 'resolved' || thread.id === this.#openId
		);
	}

	/** The thread that is being read. */
	get open(): Thread | undefined {
		return this.#threads.find((thread) => thread.id === this.#openId);
	}

	/** The thread that was read last: the keyboard goes on from there. */
	get left(): string | null {
		return this.#left;
	}

	get draft(): { readonly on: CommentPlace; readonly quote: string } | null {
		return this.#draft;
	}

	get unread(): number {
		return this.#threads.filter((thread) => this.isUnread(thread)).length;
	}

	/** Whether somebody else wrote something in an open thread since it was read here. */
	isUnread(thread: Thread): boolean {
		const since = this.#seen[thread.id] ?? 0;
		if (thread.resolved) return false;
		return thread.comments.some((each) => each.at > since && each.author !== this.me && !each.deleted);
	}

	/** Whether somebody else mentions this person or their region in a thread. */
	mentionsMe(thread: Thread): boolean {
		return thread.comments.some((comment) => isMentioning(comment, this.#options.me));
	}

	/** Open threads about an item. */
	about(item: string): number {
		return this.#threads.filter(({ on, resolved }) => 'item' in on && on.item === item && !resolved).length;
	}

	/**
	 * From whoever shows the comments: how much of the view that covers; returns the way out. What is being read or
	 * begun comes into the rest of the view.
	 */
	showIn(cover: () => Cover): () => void {
		this.#cover = cover;
		const shown = this.#draft ?? this.open;
		if (shown) this.reveal(shown);
		return () => (this.#cover = () => uncovered);
	}

	/**
	 * Begins to write about what is selected: the item, the area of several, or with nothing selected a place.
	 * @param at point or area that is meant, in world units, or else the middle of the view
	 */
	compose(at?: Point | Box): void {
		const { document, viewport } = this.#options.editor;
		// Comments are for all, so they quote nothing that only this person sees.
		const selectedItems = this.#options.editor.selectedItems.filter((item) => !item.draft);
		const { kinds, lookup } = document;
		const [only, ...more] = selectedItems;
		this.#openId = null;
		if (only && more.length === 0) {
			const { x, y } = kinds.outline(only, lookup);
			this.#draft = { on: { item: only.id, x, y }, quote: this.#options.editor.labelOf(only) };
		} else if (only) {
			const boxes = selectedItems.map((item) => kinds.outline(item, lookup));
			const x = Math.min(...boxes.map((box) => box.x));
			const y = Math.min(...boxes.map((box) => box.y));
			const w = Math.max(...boxes.map((box) => box.x + box.w)) - x;
			const h = Math.max(...boxes.map((box) => box.y + box.h)) - y;
			this.#draft = { on: { x, y, w, h }, quote: '' };
		} else {
			const { x, y, ...size } = at ?? viewport.center;
			this.#draft = { on: { x, y, ...size }, quote: '' };
		}
		this.reveal(this.#draft);
	}

	/** Lets go of the thread that is being begun; its words are kept for the next one. */
	discard(): void {
		this.#draft = null;
	}

	/** Sends the new thread; false if nothing was written. */
	begin(text: string): boolean {
		const draft = this.#draft;
		if (!draft || this.readOnly) return false;
		const id = this.#commands.begin(draft.on, text, draft.quote);
		if (id === undefined) return false;
		this.#draft = null;
		this.drafts[''] = '';
		this.#openId = id;
		if (this.filter === 'resolved') this.filter = 'open';
		return true;
	}

	reply(thread: string, text: string): boolean {
		if (this.readOnly || this.#commands.reply(thread, text) === undefined) return false;
		this.drafts[thread] = '';
		this.#markSeen(thread);
		return true;
	}

	edit(id: string, text: string): void {
		if (!this.readOnly) this.#commands.edit(id, text);
	}

	remove(id: string): void {
		if (!this.readOnly) this.#commands.remove(id);
	}

	resolve(thread: string, resolved: boolean): void {
		if (!this.readOnly) this.#commands.resolve(thread, resolved);
	}

	/** Whether this person may change the words of a comment, and whether take them away. */
	mayEdit = (author: string): boolean => !this.readOnly && author === this.me;
	mayRemove = (author: string): boolean => !this.readOnly && (author === this.me || this.#options.moderates);

	/** Opens a thread to be read, and shows what it is about. */
	read(id: string): void {
		const thread = this.#threads.find((each) => each.id === id);
		if (!thread) return;
		this.#draft = null;
		this.#openId = id;
		this.#markSeen(id);
		this.reveal(thread);
	}

	/** Back to the list. */
	leave(): void {
		this.#left = this.#openId;
		this.#openId = null;
	}

	/** The world box that a thread is about: the item where it is now, or where it was. */
	boxOf({ on }: Pick<Thread, 'on'>): { x: number; y: number; w: number; h: number } {
		const { editor } = this.#options;
		if ('w' in on) return on;
		const item = 'item' in on ? editor.lookup(on.item) : undefined;
		return item ? editor.document.kinds.outline(item, editor.lookup) : { x: on.x, y: on.y, w: 0, h: 0 };
	}

	/** Whether the item that a thread is about is gone. */
	isOrphan({ on }: Thread): boolean {
		return 'item' in on && this.#options.editor.document.lookup(on.item) === undefined;
	}

	reveal(thread: Pick<Thread, 'on'>): void {
		const { viewport } = this.#options.editor;
		const box = this.boxOf(thread);
		const size = freeOf(viewport.size, this.#cover());
		const { zoom } = viewport.camera;
		const view = visibleBox(viewport.camera, size);
		const middle = centerOf(box);
		const inside =
			middle.x > view.x && middle.y > view.y && middle.x < view.x + view.w && middle.y < view.y + view.h;
		if (inside && box.w * zoom >= (box.w === 0 ? 0 : readableWidth)) return;
		viewport.flyTo(fitting(box, size, 80, Math.max(zoom, 0.6)));
	}

	#asked(thread: Thread, filter: CommentFilter): boolean {
		if (filter === 'mine') return thread.comments.some((comment) => comment.author === this.me);
		if (filter === 'mentions') return !thread.resolved && this.mentionsMe(thread);
		return (thread.resolved !== undefined) === (filter === 'resolved');
	}

	#markSeen(id: string): void {
		const thread = this.#threads.find((each) => each.id === id);
		if (!thread || (this.#seen[id] ?? 0) >= thread.latest) return;
		const seen = Object.entries({ ...this.#seen, [id]: thread.latest });
		this.#seen = Object.fromEntries(seen.sort((a, b) => b[1] - a[1]).slice(0, mostSeen));
		this.#options.seen.set(this.#seen);
	}

	readonly #changed = (): void => {
		this.#read();
		for (const { thread, comment } of this.#mentions.take(mentioningIn(this.#threads, this.#options.me))) {
			// Who looks at the thread sees it anyway.
			if (thread.id !== this.#openId) this.#options.onmention(thread.id, comment.author);
		}
	};

	readonly #read = (): void => {
		this.#threads = readThreads(this.#root);
		// What arrives in the thread that one looks at is read.
		if (this.#openId !== null) this.#markSeen(this.#openId);
	};
}
