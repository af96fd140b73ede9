/** Pictures of a long text: blocks of their own, whose file lies with the workshop. No address of another page is ever asked. */
import { Extension, Node } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { NodeSelection, Plugin, Selection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { RichPicture } from '#lib/base/model/rich-blocks.ts';
import { readPicture } from '../model/rich-text.ts';

const name = 'picture';

/** What a file may be; the server judges by content. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;

export type PictureWords = Omit<RichPicture, 'kind'>;

const attribute = (key: string, none: string | null) => ({
	default: none,
	rendered: false,
	parseHTML: ({ dataset }: HTMLElement) => dataset[key] ?? none
});

export const Picture = Node.create({
	name,
	group: 'block',
	atom: true,
	draggable: true,
	addAttributes: () => ({
		asset: attribute('asset', ''),
		alt: attribute('alt', ''),
		caption: attribute('caption', ''),
		width: attribute('width', null)
	}),
	parseHTML: () => [
		{
			tag: 'figure[data-asset]',
			getAttrs: ({ dataset }: HTMLElement) => (readPicture({ ...dataset }) ? null : false)
		}
	],
	renderHTML({ node }) {
		const picture = readPicture(node.attrs);
		if (!picture) return ['figure', { class: 'text-picture' }];
		const { asset, alt, caption, width } = picture;
		const data = { 'data-asset': asset, 'data-alt': alt, 'data-caption': caption };
		return [
			'figure',
			{ class: 'text-picture', ...data, ...(width === undefined ? {} : { 'data-width': width }) },
			['img', { src: `/assets/${asset}`, alt }],
			...(caption === '' ? [] : [['figcaption', {}, caption] as const])
		];
	}
});

export interface PlacedPicture {
	/** Where it stands. */
	readonly at: number;
	readonly picture: RichPicture;
}

export function selectedPicture({ selection }: EditorState): PlacedPicture | undefined {
	return selection instanceof NodeSelection ? pictureOf(selection.node, selection.from) : undefined;
}

function pictureOf(node: TextNode, at: number): PlacedPicture | undefined {
	const picture = node.type.name === name ? readPicture(node.attrs) : undefined;
	return picture && { at, picture };
}

/** The same picture after others have written: the one at its place, or else one of the same file; undefined if it is gone. */
export function samePicture(doc: TextNode, { at, picture }: PlacedPicture): PlacedPicture | undefined {
	const all: PlacedPicture[] = [];
	doc.descendants((node, position) => void all.push(...[pictureOf(node, position)].filter((each) => !!each)));
	const same = all.filter((each) => each.picture.asset === picture.asset);
	return same.find((each) => each.at === at) ?? same[0];
}

/**
 * Puts a picture below what is written at the caret, and no paragraph is cut in two for it: an empty one stays below it, to be
 * written on in.
 */
export function addedPicture({ tr, schema, selection, doc }: EditorState, words: PictureWords): Transaction {
	const picture = schema.node(name, { ...words });
	const { $to } = selection;
	const takes = (at: number): boolean => {
		const place = doc.resolve(at);
		return place.parent.canReplaceWith(place.index(), place.index(), picture.type);
	};
	const empty = $to.parent.isTextblock && $to.parent.content.size === 0;
	const places = Array.from({ length: $to.depth }, (_, level) => $to.depth - level).map((depth) =>
		empty && depth === $to.depth ? $to.before(depth) : $to.after(depth)
	);
	const at = places.find(takes) ?? doc.content.size;
	tr.insert(at, picture);
	const behind = at + picture.nodeSize;
	if (!tr.doc.resolve(behind).nodeAfter) tr.insert(behind, schema.node('paragraph'));
	return tr.setSelection(Selection.near(tr.doc.resolve(behind), 1)).scrollIntoView();
}

/** Says other words about a picture, which stays selected. */
export function changedPicture({ tr }: EditorState, { at }: PlacedPicture, words: PictureWords): Transaction {
	tr.setNodeMarkup(at, undefined, { width: null, ...words });
	return tr.setSelection(NodeSelection.create(tr.doc, at));
}

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

export interface PictureFilesOptions {
	/** Files are pasted or dropped; the caret is where they belong. */
	readonly onfiles: (files: readonly File[]) => void;
	/** A picture is to be changed. */
	readonly onopen: (picture: PlacedPicture) => void;
	/** What is pasted shows pictures of other pages, which are left out. */
	readonly onforeign: () => void;
}

/** Files that come by the clipboard or are dropped, and how a picture is opened. */
export const PictureFiles = Extension.create<PictureFilesOptions>({
	name: 'picture-files',
	addOptions: () => ({
		onfiles: () => undefined,
		onopen: () => undefined,
		onforeign: () => undefined
	}),
	addProseMirrorPlugins() {
		const { onfiles, onopen, onforeign } = this.options;
		return [
			new Plugin({
				props: {
					handlePaste(_view, { clipboardData }) {
						if (!clipboardData) return false;
						const html = clipboardData.getData('text/html');
						const files = [...clipboardData.files];
						// Office programs put a picture of the words beside the words.
						if (files.length > 0 && (html === '' || clipboardData.getData('text/plain') === '')) {
							onfiles(files);
							return true;
						}
						if (count(html, /<img\b/gi) > count(html, /<figure[^>]* data-asset=/gi)) onforeign();
						return false;
					},
					handleDrop(view, { dataTransfer, clientX, clientY }, _slice, moved) {
						const files = [...(dataTransfer?.files ?? [])];
						if (moved || files.length === 0) return false;
						const place = view.posAtCoords({ left: clientX, top: clientY });
						if (place) {
							const { tr } = view.state;
							view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(place.pos))));
						}
						onfiles(files);
						return true;
					},
					handleDoubleClickOn(_view, _position, node, at) {
						const placed = pictureOf(node, at);
						if (placed) onopen(placed);
						return placed !== undefined;
					},
					handleKeyDown({ state }, { key }) {
						const placed = key === 'Enter' ? selectedPicture(state) : undefined;
						if (placed) onopen(placed);
						return placed !== undefined;
					}
				}
			})
		];
	}
});
