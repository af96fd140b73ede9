/**
 * Footnotes of a long text: a mark on one letter that takes no room. Being letters of the paragraph, they leave the words
 * around them where they are: whose words those are, and what is commented on, stays true when a note is added.
 */
import { Extension, Mark } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { noteAnchor, noteWords, readNote } from '../model/rich-text.ts';

const name = 'footnote';

export const Footnote = Mark.create({
	name,
	inclusive: false,
	addAttributes: () => ({
		note: {
			default: '',
			parseHTML: (element: HTMLElement) => noteWords(element.dataset['footnote'] ?? ''),
			renderHTML: ({ note }: Record<string, unknown>) => ({ 'data-footnote': note })
		}
	}),
	parseHTML: () => [{ tag: 'span[data-footnote]' }],
	renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0]
});

export interface PlacedNote {
	/** Where the letter stands that it hangs at. */
	readonly at: number;
	readonly note: string;
}

/** The notes of a text in their order. */
export function notesOf(doc: Node): PlacedNote[] {
	const notes: PlacedNote[] = [];
	doc.descendants((node, position) => {
		const mark = node.isText && node.marks.find(({ type }) => type.name === name);
		const note = mark ? readNote(mark.attrs) : undefined;
		if (note === undefined) return;
		for (const { index } of (node.text ?? '').matchAll(anchors)) notes.push({ at: position + index, note });
	});
	return notes;
}

const anchors = new RegExp(noteAnchor, 'g');

/** The note that is selected, or that the caret stands at; the one before it comes first. */
export function noteAt({ doc, selection }: EditorState): PlacedNote | undefined {
	const { from, to } = selection;
	const near = notesOf(doc).filter(({ at }) => at + 1 >= from && at <= to);
	return near.find(({ at }) => at < to) ?? near[0];
}

/** Hangs a note at what is selected, behind its last word; undefined where words have no place. */
export function addedNote({ tr, schema, selection }: EditorState, note: string): Transaction | undefined {
	const { $to } = selection;
	if (!(selection instanceof TextSelection) || !$to.parent.inlineContent) return undefined;
	const mark = schema.mark(name, { note: noteWords(note) });
	tr.insert($to.pos, schema.text(noteAnchor, [mark]));
	return tr.setSelection(TextSelection.create(tr.doc, $to.pos + 1)).setStoredMarks([]);
}

/** Gives a note other words. */
export const rewrittenNote = ({ tr, schema }: EditorState, { at }: PlacedNote, note: string): Transaction =>
	tr.addMark(at, at + 1, schema.mark(name, { note: noteWords(note) }));

export const removedNote = ({ tr }: EditorState, { at }: PlacedNote): Transaction => tr.delete(at, at + 1);

/** The same note after others have written: the one at its place, or else the one with its words; undefined if it is gone. */
export function sameNote(doc: Node, { at, note }: PlacedNote): PlacedNote | undefined {
	const notes = notesOf(doc);
	return (
		notes.find((each) => each.at === at && each.note === note) ?? notes.find((each) => each.note === note)
	);
}

export interface FootnoteNumbersOptions {
	/** Somebody presses the number of a note. */
	readonly onopen: (note: PlacedNote) => void;
	/** What the number is called. */
	readonly label: (number: number) => string;
}

const key = new PluginKey<DecorationSet>('footnote-numbers');

/** Shows the number of each note at its letter. */
export const FootnoteNumbers = Extension.create<FootnoteNumbersOptions>({
	name: 'footnote-numbers',
	addOptions: () => ({ onopen: () => undefined, label: String }),
	addProseMirrorPlugins() {
		const { onopen, label } = this.options;
		const numbered = (doc: Node): DecorationSet =>
			DecorationSet.create(
				doc,
				notesOf(doc).map(({ at, note }, index) =>
					Decoration.inline(at, at + 1, {
						nodeName: 'sup',
						class: 'note-mark',
						'data-number': String(index + 1),
						role: 'doc-noteref',
						'aria-label': label(index + 1),
						title: note
					})
				)
			);
		return [
			new Plugin<DecorationSet>({
				key,
				state: {
					init: (_, { doc }) => numbered(doc),
					apply: ({ docChanged, doc }, before) => (docChanged ? numbered(doc) : before)
				},
				props: {
					decorations: (state) => key.getState(state),
					// Said and not left to the browser: some take the letter before along with one that has no room.
					handleKeyDown(view, { key: pressed, ctrlKey, metaKey, altKey }) {
						const { doc, selection } = view.state;
						const at = { Backspace: selection.from - 1, Delete: selection.from }[pressed];
						if (at === undefined || !selection.empty || ctrlKey || metaKey || altKey) return false;
						const note = notesOf(doc).find((each) => each.at === at);
						if (note) view.dispatch(removedNote(view.state, note).scrollIntoView());
						return note !== undefined;
					},
					handleClick({ state }, position, { target }) {
						if (!(target instanceof Element) || !target.closest('.note-mark')) return false;
						const note = notesOf(state.doc).find(({ at }) => at === position || at + 1 === position);
						if (!note) return false;
						onopen(note);
						return true;
					}
				}
			})
		];
	}
});
