/**
 * A paste that is more than one change may be goes into the text in pieces, each of which is sent and saved by itself. Others
 * may write meanwhile: the next piece follows the last one, wherever that stands by then.
 */
import { Extension } from '@tiptap/core';
import { Fragment, type Node, type Slice } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { refusalOf, richBounds, type BoundsRefusal, type Scales } from './bounds.ts';

export interface LargePasteOptions {
	/** The shared text. */
	readonly fragment: Y.XmlFragment | null;
	readonly scales: Scales | null;
	/** How much of it is in the text, 0 to 1; undefined once it is over. */
	readonly onProgress: (share: number | undefined) => void;
	readonly onRefused: (reason: BoundsRefusal) => void;
	/** It ended before all of it was in the text. */
	readonly onBroken: () => void;
}

export const LargePaste = Extension.create<LargePasteOptions>({
	name: 'large-paste',
	// Before those that take a paste as a whole.
	priority: 1000,
	addOptions: () => ({
		fragment: null,
		scales: null,
		onProgress: () => undefined,
		onRefused: () => undefined,
		onBroken: () => undefined
	}),
	addProseMirrorPlugins() {
		const { fragment, scales, onProgress, onRefused, onBroken } = this.options;
		if (!fragment || !scales) return [];
		return [
			new Plugin({
				props: {
					handlePaste(view, _event, { content }: Slice) {
						if (scales.all(content) <= richBounds.atOnce) return false;
						const pieces = piecesOf(content, view.state.doc, scales);
						const whole = pieces && view.state.doc.copy(view.state.doc.content.append(content));
						const refusal = whole ? refusalOf(whole, 0, scales) : 'too-much';
						if (!pieces || refusal) onRefused(refusal ?? 'too-much');
						else {
							void pasteAll(view, pieces, fragment, onProgress).then((done) => {
								onProgress(undefined);
								if (!done) onBroken();
							});
						}
						return true;
					}
				}
			})
		];
	}
});

/** Bytes of a piece: small enough that the page answers in between. */
const pieceBytes = 100_000;

/** Undefined where it cannot be divided: one table, list or paragraph of some forty pages, or no text of its own. */
export function piecesOf(content: Fragment, doc: Node, scales: Scales): Fragment[] | undefined {
	const pieces: Node[][] = [];
	let room = 0;
	for (const node of content.content) {
		const weight = scales.weigh(node);
		if (weight > richBounds.atOnce || !doc.type.contentMatch.matchType(node.type)) return undefined;
		if (weight > room || pieces.length === 0) {
			pieces.push([]);
			room = pieceBytes;
		}
		pieces.at(-1)?.push(node);
		room -= weight;
	}
	return pieces.map((nodes) => Fragment.from(nodes));
}

/** @returns whether all of it is in the text */
async function pasteAll(
	view: EditorView,
	pieces: readonly Fragment[],
	fragment: Y.XmlFragment,
	onProgress: (share: number) => void
): Promise<boolean> {
	let last: ReturnType<Y.XmlFragment['get']> | undefined;
	for (const [index, piece] of pieces.entries()) {
		if (view.isDestroyed) return false;
		const { state } = view;
		const followed = last === undefined ? -1 : fragment.toArray().indexOf(last);
		// Somebody took out what was pasted.
		if (index > 0 && followed < 0) return false;
		const { transaction, from, to } = index === 0 ? openedFor(state) : placedAfter(state, followed);
		transaction.replaceWith(from, to, piece);
		const end = transaction.doc.resolve(from + piece.size).index(0) - 1;
		view.dispatch(transaction);
		// It was refused: somebody else filled the text meanwhile.
		if (view.state.doc === state.doc) return false;
		last = fragment.get(end);
		onProgress((index + 1) / pieces.length);
		// Everything else has its turn in between: what is typed, what others write, and drawing.
		await new Promise((resolve) => setTimeout(resolve));
	}
	return true;
}

interface Place {
	readonly transaction: Transaction;
	/** Between two blocks of the text; an empty one between them makes room. */
	readonly from: number;
	readonly to: number;
}

/** Takes out what is selected and makes room for blocks where it was; behind a list or table that it was in. */
function openedFor({ tr }: EditorState): Place {
	tr.deleteSelection();
	const { $from } = tr.selection;
	const between = (at: number): Place => ({ transaction: tr, from: at, to: at });
	if ($from.depth !== 1) return between($from.depth === 0 ? $from.pos : $from.after(1));
	if ($from.parent.content.size === 0) return { transaction: tr, from: $from.before(1), to: $from.after(1) };
	if ($from.parentOffset === 0) return between($from.before(1));
	if ($from.parentOffset === $from.parent.content.size) return between($from.after(1));
	tr.split($from.pos);
	return between($from.pos + 1);
}

/** @param index of the block that it follows */
function placedAfter({ tr, doc }: EditorState, index: number): Place {
	let at = 0;
	for (let block = 0; block <= index; block++) at += doc.maybeChild(block)?.nodeSize ?? 0;
	return { transaction: tr, from: at, to: at };
}
