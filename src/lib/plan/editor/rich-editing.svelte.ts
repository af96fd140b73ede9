/** One long text in an editor: made over the shared text, asked by the toolbar, gone before it could do harm. */
import { createSubscriber } from 'svelte/reactivity';
import { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import Collaboration from '@tiptap/extension-collaboration';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { unknownNames } from '../model/rich-text.ts';
import { suggestionLimit } from '../model/text-comments.ts';
import type { RegionLook } from '../region-look.ts';
import { Bounds, Scales, type BoundsRefusal } from './bounds.ts';
import { Carets } from './carets.ts';
import { CommentMarks, rangeOf, selectedStretch, type Marked, type Stretch } from './comment-marks.ts';
import {
	FootnoteNumbers,
	noteAt,
	notesOf,
	type FootnoteNumbersOptions,
	type PlacedNote
} from './footnotes.ts';
import { LargePaste } from './large-paste.ts';
import { PictureFiles, selectedPicture, type PictureFilesOptions, type PlacedPicture } from './pictures.ts';
import { richSchema } from './schema.ts';
import { applyTo } from './suggested-edits.ts';
import {
	linesOf,
	suggestible,
	SuggestionMarks,
	type Suggested,
	type Suggestible
} from './suggestion-marks.ts';

export interface RichEditingOptions {
	readonly fragment: Y.XmlFragment;
	readonly awareness: Awareness;
	readonly region: (id: string | null) => RegionLook | undefined;
	/** Threads about this text, as they are now. */
	readonly threads: () => readonly Marked[];
	readonly footnotes: FootnoteNumbersOptions;
	readonly pictures: PictureFilesOptions;
	/** Open suggestions for this text, as they are now. */
	readonly suggestions: () => readonly Suggested[];
	/** Id of the suggestion that is looked at. */
	readonly current: () => string | undefined;
	/** Somebody points at a suggestion, or goes to it with the caret. */
	readonly onSuggestion: (id: string) => void;
	/** Of the element that is written in. */
	readonly attributes: Readonly<Record<string, string>>;
	/** The text holds what this version would throw away; the editor has closed itself. */
	readonly onUnknown: () => void;
	readonly onRefused: (reason: BoundsRefusal) => void;
	/** How much of a large paste is in the text, 0 to 1; undefined once it is over. */
	readonly onPasting: (share: number | undefined) => void;
	/** A large paste ended before all of it was in the text. */
	readonly onBroken: () => void;
}

type Quoted = Stretch & { readonly quote: string };

export class RichEditing {
	readonly editor: Editor;
	readonly #fragment: Y.XmlFragment;
	readonly #onUnknown: () => void;
	readonly #follow: () => void;

	constructor(options: RichEditingOptions) {
		const {
			fragment,
			awareness,
			region,
			footnotes,
			pictures,
			attributes,
			onUnknown,
			onRefused,
			onPasting,
			onBroken
		} = options;
		const scales = new Scales();
		const { threads, suggestions, current, onSuggestion } = options;
		this.#fragment = fragment;
		this.#onUnknown = onUnknown;
		// Before the editor's own: it would delete what it does not know as soon as it hears of it.
		fragment.observeDeep(this.#handleChange);
		this.editor = new Editor({
			element: null,
			// The page's own policy allows no style that comes with a script; rich-editor.css has what is needed.
			injectCSS: false,
			extensions: [
				...richSchema(),
				Collaboration.configure({ fragment }),
				Carets.configure({ awareness, region }),
				CommentMarks.configure({ threads }),
				FootnoteNumbers.configure(footnotes),
				PictureFiles.configure(pictures),
				SuggestionMarks.configure({ suggestions, current, onpoint: onSuggestion }),
				LargePaste.configure({ fragment, scales, onProgress: onPasting, onRefused, onBroken }),
				Bounds.configure({ scales, onRefused })
			],
			editorProps: { attributes: { ...attributes } }
		});
		this.#follow = createSubscriber((update) => {
			// A text that is taken off the page while somebody writes in it loses the focus, which is a transaction in the
			// middle of rendering, when nothing may change.
			const later = (): void => queueMicrotask(update);
			this.editor.on('transaction', later);
			return () => this.editor.off('transaction', later);
		});
	}

	/** Whether a node or mark is on where the caret stands; reactive. */
	isActive(name: string, attributes: Readonly<Record<string, unknown>> = {}): boolean {
		this.#follow();
		return !this.editor.isDestroyed && this.editor.isActive(name, attributes);
	}

	/** The address of the link at the caret; empty if there is none; reactive. */
	get link(): string {
		this.#follow();
		const href: unknown = this.editor.getAttributes('link')['href'];
		return typeof href === 'string' ? href : '';
	}

	/** The footnotes of the text in their order; reactive. */
	get notes(): readonly PlacedNote[] {
		this.#follow();
		return this.editor.isDestroyed ? [] : notesOf(this.editor.state.doc);
	}

	/** The footnote at the caret; undefined if there is none; reactive. */
	get note(): PlacedNote | undefined {
		this.#follow();
		return this.editor.isDestroyed ? undefined : noteAt(this.editor.state);
	}

	/** The picture that is selected; undefined if none is; reactive. */
	get picture(): PlacedPicture | undefined {
		this.#follow();
		return this.editor.isDestroyed ? undefined : selectedPicture(this.editor.state);
	}

	/** What is selected, with its words; undefined for none. */
	selected(): ReturnType<typeof selectedStretch> {
		return selectedStretch(this.editor.state);
	}

	/** At once: the editor's own command waits for the next frame, and a key pressed before that would be lost. */
	focus(): void {
		this.editor.view.focus();
	}

	/** Selects a stretch and brings it into view. @returns false when its letters are gone */
	show(stretch: Stretch): boolean {
		const range = rangeOf(this.editor.state, stretch);
		if (!range) return false;
		this.focus();
		return this.editor.chain().setTextSelection(range).scrollIntoView().run();
	}

	/** What is selected, or where the caret is, to suggest words for. */
	suggestible(): Suggestible {
		return suggestible(this.editor.state, suggestionLimit);
	}

	/** Whether the words that a suggestion quotes stand where they were quoted; reactive. */
	stands(suggested: Quoted): boolean {
		this.#follow();
		return !this.editor.isDestroyed && linesOf(this.editor.state, suggested) !== undefined;
	}

	/** Does what is suggested, in one step. @returns false when what is quoted does not stand there any more */
	replace(suggested: Quoted, instead: string): boolean {
		const lines = linesOf(this.editor.state, suggested);
		if (!lines) return false;
		return this.editor
			.chain()
			.command(({ tr }) => {
				applyTo(tr, lines, instead);
				return true;
			})
			.run();
	}

	/** @returns whether there was anything to be done */
	apply(change: Transaction | undefined): boolean {
		if (change) this.editor.view.dispatch(change);
		return change !== undefined;
	}

	/** Brings a suggestion into view and leaves the focus where it is. */
	reveal(id: string): void {
		const mark = this.editor.view.dom.querySelector(`[data-suggestion="${CSS.escape(id)}"]`);
		mark?.scrollIntoView({ block: 'nearest' });
	}

	/** Marks anew what is commented on. */
	remark(): void {
		if (!this.editor.isDestroyed) this.editor.chain().setMeta('addToHistory', false).run();
	}

	close(): void {
		this.#fragment.unobserveDeep(this.#handleChange);
		this.editor.destroy();
	}

	readonly #handleChange = (
		events: Y.YEvent<Y.AbstractType<unknown>>[],
		transaction: Y.Transaction
	): void => {
		if (transaction.local || !events.some(({ target }) => unknownNames(target).length > 0)) return;
		this.close();
		this.#onUnknown();
	};
}
