/** Suggestions as they stand in a long text: old words struck out, new ones beside them. Only shown, never part of the text. */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { m } from '#lib/i18n/paraglide/messages.js';
import { joinedIn, placeOf, stretchIn, type Stretch } from './comment-marks.ts';
import { editsOf, fitted, linesIn, partOf, trimmed, type Lines } from './suggested-edits.ts';

export interface Suggested extends Stretch {
	/** Id of the thread. */
	readonly id: string;
	readonly quote: string;
	readonly instead: string;
	/** Who suggests it. */
	readonly name: string;
	/** CSS colour of their region. */
	readonly color: string;
}

export interface SuggestionMarksOptions {
	/** Those that are open, as they are now. */
	readonly suggestions: () => readonly Suggested[];
	/** Id of the one that is looked at. */
	readonly current: () => string | undefined;
	/** Somebody points at one, or goes to it with the caret. */
	readonly onpoint: (id: string) => void;
}

const key = new PluginKey<DecorationSet>('suggestion-marks');

export const SuggestionMarks = Extension.create<SuggestionMarksOptions>({
	name: 'suggestion-marks',
	addOptions: () => ({ suggestions: () => [], current: () => undefined, onpoint: () => undefined }),
	onSelectionUpdate() {
		const { state } = this.editor;
		const { from } = state.selection;
		const met = this.options.suggestions().find((each) => {
			const place = linesOf(state, each)?.range;
			return place && place.from <= from && from <= place.to;
		});
		if (met) this.options.onpoint(met.id);
	},
	addProseMirrorPlugins() {
		const { suggestions, current, onpoint } = this.options;
		return [
			new Plugin<DecorationSet>({
				key,
				state: {
					init: () => DecorationSet.empty,
					apply: (transaction, _marks, _before, state) =>
						DecorationSet.create(
							transaction.doc,
							suggestions().flatMap((each) => marksOf(state, each, each.id === current()))
						)
				},
				props: {
					decorations: (state) => key.getState(state),
					handleDOMEvents: {
						click: (_view, { target }) => {
							const mark = target instanceof Element ? target.closest('[data-suggestion]') : null;
							const id = mark?.getAttribute('data-suggestion');
							if (typeof id === 'string') onpoint(id);
							return false;
						}
					}
				}
			})
		];
	}
});

/** The words that a suggestion is about, where they stand now; undefined when they are not there any more as quoted. */
export function linesOf(
	state: EditorState,
	suggested: Stretch & { readonly quote: string }
): Lines | undefined {
	const place = placeOf(state, suggested);
	const lines = place && linesIn(state.doc, place);
	return lines && partOf(lines, suggested.quote);
}

export type Suggestible =
	| { readonly ok: true; readonly stretch: Stretch; readonly quote: string }
	/** More than can be quoted; something that words alone do not make up. */
	| { readonly ok: false; readonly reason: 'too-long' | 'not-words' };

/** What is selected, without the spaces around it, or the place of the caret. @param most characters */
export function suggestible(state: EditorState, most: number): Suggestible {
	const { selection } = state;
	const joined = joinedIn(state);
	const lines = selection.ranges.length === 1 ? linesIn(state.doc, selection) : undefined;
	if (!joined || !lines) return { ok: false, reason: 'not-words' };
	const { text: quote, range } = trimmed(lines);
	if (quote.length > most) return { ok: false, reason: 'too-long' };
	return { ok: true, stretch: stretchIn(joined, range), quote };
}

function marksOf(state: EditorState, suggested: Suggested, isCurrent: boolean): Decoration[] {
	const lines = linesOf(state, suggested);
	if (!lines) return [];
	const { id, instead, name, color } = suggested;
	const edits = editsOf(lines, fitted(state.doc, lines, instead));
	const looks = (name: string): Record<string, string> => ({
		class: `suggested ${name}${isCurrent ? ' looked-at' : ''}`,
		style: `--region: ${color}`,
		'data-suggestion': id
	});
	return edits.flatMap(({ from, to, added }, index) => {
		const last = index === edits.length - 1;
		const words = () => {
			const mark = document.createElement(added === '' ? 'span' : 'ins');
			for (const [attribute, value] of Object.entries(looks('suggested-in')))
				mark.setAttribute(attribute, value);
			if (added !== '') mark.append(unseen(`${m.ui_word_added()} `), added);
			if (last) mark.append(signature(name));
			return mark;
		};
		const kind = `${id} ${index} ${isCurrent} ${name} ${color}`;
		return [
			...(to > from ? [Decoration.inline(from, to, { nodeName: 'del', ...looks('suggested-out') })] : []),
			...(added !== '' || last
				? [Decoration.widget(to, words, { side: 1, key: kind, ignoreSelection: true })]
				: [])
		];
	});
}

function unseen(text: string): HTMLElement {
	const words = document.createElement('span');
	words.className = 'visually-hidden';
	words.append(text);
	return words;
}

function signature(name: string): HTMLElement {
	const sign = document.createElement('span');
	sign.className = 'suggested-by';
	sign.append(name);
	return sign;
}
