/** Stretches of a long text that are commented on: marked in the editor, and never part of the text. */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import {
	absolutePositionToRelativePosition,
	relativePositionToAbsolutePosition,
	ySyncPluginKey
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { noteAnchor } from '../model/rich-text.ts';
import type { TextPlace } from '../model/text-comments.ts';

export type Stretch = Pick<TextPlace, 'from' | 'to'>;

export interface Marked extends Stretch {
	/** Id of the thread. */
	readonly id: string;
	readonly resolved: boolean;
}

export interface CommentMarksOptions {
	/** Threads about this text, as they are now. */
	readonly threads: () => readonly Marked[];
}

const key = new PluginKey<DecorationSet>('comment-marks');

export const CommentMarks = Extension.create<CommentMarksOptions>({
	name: 'comment-marks',
	addOptions: () => ({ threads: () => [] }),
	addProseMirrorPlugins() {
		const { threads } = this.options;
		return [
			new Plugin<DecorationSet>({
				key,
				state: {
					init: () => DecorationSet.empty,
					apply: (transaction, _marks, _before, state) =>
						DecorationSet.create(
							transaction.doc,
							threads().flatMap(({ id, resolved, ...stretch }) => {
								const range = resolved ? undefined : rangeOf(state, stretch);
								return range
									? [Decoration.inline(range.from, range.to, { class: 'commented', 'data-thread': id })]
									: [];
							})
						)
				},
				props: { decorations: (state) => key.getState(state) }
			})
		];
	}
});

/** A text and where its nodes are in the editor. */
export interface Joined {
	readonly doc: Y.Doc;
	readonly type: Y.XmlFragment;
	readonly mapping: Parameters<typeof absolutePositionToRelativePosition>[2];
}

/** Undefined until the text is in the editor. */
export function joinedIn(state: EditorState): Joined | undefined {
	return ySyncPluginKey.getState(state)?.binding ?? undefined;
}

export interface Range {
	readonly from: number;
	readonly to: number;
}

/** Where a stretch is now, be it empty; undefined when what it was in is gone. */
export const placeOf = (state: EditorState, stretch: Stretch): Range | undefined => {
	const joined = joinedIn(state);
	const range = joined && rangeIn(joined, stretch);
	return range && range.to <= state.doc.content.size ? range : undefined;
};

/** Where a stretch is now; undefined when its letters are gone. */
export const rangeOf = (state: EditorState, stretch: Stretch): Range | undefined => {
	const range = placeOf(state, stretch);
	return range && range.from < range.to ? range : undefined;
};

/** What is selected, as it is stored, with its words; undefined for no words. */
export function selectedStretch(
	state: EditorState
): { readonly stretch: Stretch; readonly quote: string } | undefined {
	const { from, to } = state.selection;
	const joined = joinedIn(state);
	const quote = state.doc.textBetween(from, to, ' ').replaceAll(noteAnchor, '').trim();
	return joined && quote !== '' ? { stretch: stretchIn(joined, { from, to }), quote } : undefined;
}

/** Where the two ends of a stretch are now; they meet where nothing stands between them. */
export function rangeIn({ doc, type, mapping }: Joined, stretch: Stretch): Range | undefined {
	const [from, to] = [stretch.from, stretch.to].map((position) => {
		try {
			return relativePositionToAbsolutePosition(doc, type, decoded(position), mapping);
		} catch {
			// What others stored need not be a position.
			return null;
		}
	});
	return typeof from === 'number' && typeof to === 'number' && from <= to ? { from, to } : undefined;
}

export const stretchIn = ({ type, mapping }: Joined, { from, to }: Range): Stretch => ({
	from: encoded(absolutePositionToRelativePosition(from, type, mapping)),
	to: encoded(absolutePositionToRelativePosition(to, type, mapping))
});

const encoded = (position: Y.RelativePosition): string =>
	btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));

const decoded = (position: string): Y.RelativePosition =>
	Y.decodeRelativePosition(Uint8Array.from(atob(position), (letter) => letter.charCodeAt(0)));
