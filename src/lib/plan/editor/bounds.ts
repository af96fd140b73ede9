/**
 * Keeps one text and one change of it within what the server takes in one piece. What is refused was not yet in the
 * text: the clipboard still holds it, and the writer is told.
 */
import { Extension } from '@tiptap/core';
import type { Fragment, Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { isChangeOrigin } from '@tiptap/extension-collaboration';

export const richBounds = {
	/**
	 * Bytes of one text, as they are weighed here; some two hundred pages. All of it has to fit one frame (`syncLimits`):
	 * whoever takes the whole text out and undoes that sends it at once, and so does who wrote it offline.
	 */
	size: 900_000,
	/** The same, of one change. */
	atOnce: 300_000,
	/** Levels of nodes inside each other. */
	depth: 24
} as const;

export type BoundsRefusal = 'too-much' | 'too-deep';

/** What a text and each thing inside takes up at most when it is sent, in bytes. What was weighed is not weighed again. */
export class Scales {
	readonly #known = new WeakMap<Node, number>();

	weigh(node: Node): number {
		const known = this.#known.get(node);
		if (known !== undefined) return known;
		const weight = node.isText ? textBytes(node.text ?? '') : elementBytes(node) + this.all(node.content);
		const marks = node.marks.reduce((sum, { attrs }) => sum + markBytes + attributeBytes(attrs), 0);
		this.#known.set(node, weight + marks);
		return weight + marks;
	}

	all(nodes: Fragment): number {
		return nodes.content.reduce((sum, node) => sum + this.weigh(node), 0);
	}
}

/** Names and places; Yjs needs some forty for a paragraph. */
const nodeBytes = 60;
const markBytes = 40;
const elementBytes = ({ attrs }: Node): number => nodeBytes + attributeBytes(attrs);
const attributeBytes = (attributes: Readonly<Record<string, unknown>>): number =>
	Object.values(attributes).reduce((sum: number, value) => {
		if (value === null || value === undefined) return sum;
		return sum + 30 + (typeof value === 'string' ? textBytes(value) : 0);
	}, 0);

const encoder = new TextEncoder();
const textBytes = (text: string): number => encoder.encode(text).length;

/** Why a text may not become so; undefined if it may. @param growth bytes that come at once */
export function refusalOf(doc: Node, growth: number, scales: Scales): BoundsRefusal | undefined {
	if (growth > richBounds.atOnce || scales.weigh(doc) > richBounds.size) return 'too-much';
	return isDeeper(doc, richBounds.depth) ? 'too-deep' : undefined;
}

export const Bounds = Extension.create<{ scales: Scales; onRefused: (reason: BoundsRefusal) => void }>({
	name: 'bounds',
	addOptions: () => ({ scales: new Scales(), onRefused: () => undefined }),
	addProseMirrorPlugins() {
		const { scales, onRefused } = this.options;
		return [
			new Plugin({
				filterTransaction(transaction, state) {
					const { doc, docChanged } = transaction;
					if (!docChanged || doc.content.size <= state.doc.content.size) return true;
					if (isChangeOrigin(transaction)) return true;
					const refusal = refusalOf(doc, scales.weigh(doc) - scales.weigh(state.doc), scales);
					// While a transaction is judged nothing else may be done to the editor.
					if (refusal) queueMicrotask(() => onRefused(refusal));
					return refusal === undefined;
				}
			})
		];
	}
});

function isDeeper(node: Node, levels: number): boolean {
	if (node.isLeaf) return false;
	if (levels === 0) return true;
	return node.children.some((child) => isDeeper(child, levels - 1));
}
