/**
 * Long texts of a plan as a plain tree: what ProseMirror keeps in a Y.XmlFragment, read without an editor for
 * counting, showing, comparing and exporting. Reading never changes anything; what it does not know is named.
 */
import * as Y from 'yjs';
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import {
	longestNote,
	pictureLimits,
	pictureWidths,
	type RichBlock,
	type RichCell,
	type RichPicture,
	type Run
} from '#lib/base/model/rich-blocks.ts';
import { safeLink } from '#lib/base/model/safe-link.ts';

export { headingLevels } from '#lib/base/model/rich-blocks.ts';
export type { RichBlock, RichCell, Run };

/** Names of nodes and marks in the document; the editor's schema has just these. */
export const richNodes = [
	'paragraph',
	'heading',
	'bulletList',
	'orderedList',
	'listItem',
	'table',
	'tableRow',
	'tableCell',
	'tableHeader',
	'picture',
	'hardBreak'
] as const;
export const richMarks = ['bold', 'italic', 'link', 'footnote'] as const;

/**
 * The letter at which a footnote hangs: a word joiner, which takes no room. Its mark holds the words of the note; a
 * word joiner without one is a letter like any other.
 */
export const noteAnchor = '\u2060';

const knownNodes: ReadonlySet<string> = new Set(richNodes);
const knownMarks: ReadonlySet<string> = new Set(richMarks);

/** How deep the reader follows nested nodes; the server lets nobody write deeper. */
const deepest = 64;

const Level = v.fallback(v.pipe(v.unknown(), v.toNumber(), v.integer(), v.minValue(1), v.maxValue(6)), 3);
const Span = v.fallback(v.pipe(v.unknown(), v.toNumber(), v.integer(), v.minValue(1), v.maxValue(50)), 1);
const Href = v.object({ href: v.string() });
const Footnote = v.object({ note: v.string() });

const Words = (most: number) =>
	v.fallback(
		v.pipe(
			v.string(),
			v.transform((text) => cut(text, most))
		),
		''
	);
const Picture = v.object({
	asset: v.pipe(v.string(), v.regex(idPattern)),
	alt: Words(pictureLimits.alt),
	caption: Words(pictureLimits.caption),
	width: v.fallback(v.optional(v.pipe(v.unknown(), v.toNumber(), v.picklist(pictureWidths))), undefined)
});

/** On one line, and no longer than it may be. */
const cut = (text: string, most: number): string =>
	Array.from(text.replaceAll(/\s+/g, ' ').trim()).slice(0, most).join('');

type XmlChild = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** The blocks of a text; anything but a fragment reads as none, and plain text as one paragraph. */
export function readRich(value: unknown): RichBlock[] {
	if (value instanceof Y.XmlFragment) return blocksOf(children(value), 0);
	const text = value instanceof Y.Text ? value.toString() : typeof value === 'string' ? value : '';
	return text === '' ? [] : [{ kind: 'paragraph', runs: [{ text }] }];
}

const children = (parent: Y.XmlFragment): XmlChild[] => parent.toArray();

function blocksOf(nodes: readonly XmlChild[], depth: number): RichBlock[] {
	return nodes.flatMap((node) => (depth > deepest ? [] : blockOf(node, depth)));
}

function blockOf(node: XmlChild, depth: number): RichBlock[] {
	if (node instanceof Y.XmlText) {
		const runs = runsOf(node);
		return runs.length === 0 ? [] : [{ kind: 'paragraph', runs }];
	}
	if (!(node instanceof Y.XmlElement)) return [];
	const inside = () => blocksOf(children(node), depth + 1);
	switch (node.nodeName) {
		case 'paragraph':
			return [{ kind: 'paragraph', runs: inlineOf(node) }];
		case 'heading':
			return [{ kind: 'heading', level: v.parse(Level, node.getAttribute('level')), runs: inlineOf(node) }];
		case 'bulletList':
		case 'orderedList': {
			const items = elements(node).map((item) => blocksOf(children(item), depth + 2));
			return [{ kind: 'list', ordered: node.nodeName === 'orderedList', items }];
		}
		case 'table':
			return [{ kind: 'table', rows: elements(node).map((row) => cellsOf(row, depth + 2)) }];
		case 'picture': {
			const picture = readPicture(node.getAttributes());
			return picture ? [picture] : [];
		}
		default:
			return [{ kind: 'unknown', name: node.nodeName, blocks: inside() }];
	}
}

/** What the attributes of a picture say; undefined where they name none. */
export function readPicture(attributes: unknown): RichPicture | undefined {
	const parsed = v.safeParse(Picture, attributes);
	if (!parsed.success) return undefined;
	const { width, ...picture } = parsed.output;
	return { kind: 'picture', ...picture, ...(width === undefined ? {} : { width }) };
}

const elements = (parent: Y.XmlFragment): Y.XmlElement[] =>
	children(parent).filter((child) => child instanceof Y.XmlElement);

const cellsOf = (row: Y.XmlElement, depth: number): RichCell[] =>
	elements(row).map((cell) => ({
		header: cell.nodeName === 'tableHeader',
		columns: v.parse(Span, cell.getAttribute('colspan')),
		rows: v.parse(Span, cell.getAttribute('rowspan')),
		blocks: blocksOf(children(cell), depth + 1)
	}));

function inlineOf(parent: Y.XmlElement): Run[] {
	return children(parent).flatMap((child): Run[] => {
		if (child instanceof Y.XmlText) return runsOf(child);
		if (!(child instanceof Y.XmlElement)) return [];
		if (child.nodeName === 'hardBreak') return [{ break: true }];
		// What a newer version put in between keeps its words.
		return inlineOf(child);
	});
}

const Insert = v.object({
	insert: v.string(),
	attributes: v.fallback(v.optional(v.record(v.string(), v.unknown())), undefined)
});

function runsOf(text: Y.XmlText): Run[] {
	const delta: unknown[] = text.toDelta();
	return delta.flatMap((piece): Run[] => {
		const parsed = v.safeParse(Insert, piece);
		if (!parsed.success || parsed.output.insert === '') return [];
		const { insert, attributes = {} } = parsed.output;
		const href = v.safeParse(Href, attributes['link']);
		const link = href.success ? safeLink(href.output.href) : undefined;
		const look = {
			...(isSet(attributes['bold']) ? { bold: true as const } : {}),
			...(isSet(attributes['italic']) ? { italic: true as const } : {}),
			...(link === undefined ? {} : { link })
		};
		const note = readNote(attributes['footnote']);
		if (note === undefined) return [{ text: insert, ...look }];
		// What others typed beside the letter at the same moment may have got its mark.
		return insert
			.split(anchors)
			.flatMap((part): Run[] =>
				part === '' ? [] : part === noteAnchor ? [{ note }] : [{ text: part, ...look }]
			);
	});
}

const anchors = new RegExp(`(${noteAnchor})`);

/** The words of a footnote, on one line; undefined for none. @param mark the attributes of its mark */
export function readNote(mark: unknown): string | undefined {
	const parsed = v.safeParse(Footnote, mark);
	const note = parsed.success ? noteWords(parsed.output.note) : '';
	return note === '' ? undefined : note;
}

/** What people typed or pasted as a footnote, as it is kept: one line, no longer than it may be. */
export const noteWords = (text: string): string => cut(text, longestNote);

const isSet = (mark: unknown): boolean => mark !== undefined && mark !== null && mark !== false;

/** How something is told among plain words that is none of them. */
interface Told {
	readonly note: (words: string) => string;
	readonly alt: (words: string) => string;
}
const inBrackets = (words: string): string => (words === '' ? '' : ` [${words}]`);
const shown: Told = { note: inBrackets, alt: inBrackets };
/** What stands in the form: captions do, what a picture shows is seen. */
const counted: Told = { note: (words) => words, alt: () => '' };

/**
 * The words of blocks, a line per block, for counting, searching and comparing.
 * @param told how footnotes and pictures stand among them
 */
export function plainLines(blocks: readonly RichBlock[], told = shown): string[] {
	return blocks.flatMap((block): string[] => {
		switch (block.kind) {
			case 'paragraph':
			case 'heading':
				return [runsText(block.runs, told)];
			case 'list':
				return block.items.flatMap((item) => plainLines(item, told));
			case 'table':
				return block.rows.flatMap((row) => row.flatMap(({ blocks: inside }) => plainLines(inside, told)));
			case 'picture': {
				const line = `${block.caption}${told.alt(block.alt)}`.trim();
				return line === '' ? [] : [line];
			}
			case 'unknown':
				return plainLines(block.blocks, told);
		}
	});
}

export const plainText = (blocks: readonly RichBlock[]): string => plainLines(blocks).join('\n');

/** All that is written, with footnotes and captions, for counting. */
export const countedText = (blocks: readonly RichBlock[]): string => plainLines(blocks, counted).join('\n');

const runsText = (runs: readonly Run[], told: Told): string =>
	runs.map((run) => ('break' in run ? '\n' : 'note' in run ? told.note(run.note) : run.text)).join('');

/**
 * Names of nodes and marks in a text that this version does not know. An editor would throw them away, so none
 * may be opened on it.
 */
export function unknownNames(value: unknown): string[] {
	const found = new Set<string>();
	const visit = (node: Y.XmlFragment | XmlChild, depth: number): void => {
		if (node instanceof Y.XmlText) {
			const delta: unknown[] = node.toDelta();
			for (const piece of delta) {
				const parsed = v.safeParse(v.object({ attributes: v.record(v.string(), v.unknown()) }), piece);
				if (!parsed.success) continue;
				for (const name of Object.keys(parsed.output.attributes)) if (!knownMarks.has(name)) found.add(name);
			}
			return;
		}
		if (node instanceof Y.XmlHook || depth > deepest) return void found.add('hook');
		if (node instanceof Y.XmlElement && !knownNodes.has(node.nodeName)) found.add(node.nodeName);
		for (const child of children(node)) visit(child, depth + 1);
	};
	if (value instanceof Y.XmlFragment || value instanceof Y.XmlText) visit(value, 0);
	return [...found];
}
