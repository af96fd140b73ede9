/**
 * Keeps one text and one change of it within what the server takes in one piece. What is refused was not yet in the
 * text: the clipboard still holds it, and the writer is told.
 */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { isChangeOrigin } from '@tiptap/extension-collaboration';

export const richBounds = {
	/** Characters and node borders of one text; some hundred pages. */
	size: 400_000,
	/** The same, of one change. */
	atOnce: 100_000,
	/** Levels of nodes inside each other. */
	depth: 24
} as const;

export type BoundsRefusal = 'too-much' | 'too-deep';

export const Bounds = Extension.create<{ onRefused: (reason: BoundsRefusal) => void }>({
	name: 'bounds',
	addOptions: () => ({ onRefused: () => undefined }),
	addProseMirrorPlugins() {
		const { onRefused } = this.options;
		return [
			new Plugin({
				filterTransaction(transaction, state) {
					const { doc, docChanged } = transaction;
					const growth = doc.content.size - state.doc.content.size;
					if (!docChanged || growth <= 0 || isChangeOrigin(transaction)) return true;
					const refusal = refusalOf(doc, growth);
					// While a transaction is judged nothing else may be done to the editor.
					if (refusal) queueMicrotask(() => onRefused(refusal));
					return refusal === undefined;
				}
			})
		];
	}
});

function refusalOf(doc: Node, growth: number): BoundsRefusal | undefined {
	if (growth > richBounds.atOnce || doc.content.size > richBounds.size) return 'too-much';
	return isDeeper(doc, richBounds.depth) ? 'too-deep' : undefined;
}

function isDeeper(node: Node, levels: number): boolean {
	if (node.isLeaf) return false;
	if (levels === 0) return true;
	return node.children.some((child) => isDeeper(child, levels - 1));
}
