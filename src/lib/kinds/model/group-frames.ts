/** Where groups work on a board: a frame for each, with what they bring along from the frames they had before. */
import type * as Y from 'yjs';
import { boundsOf, type Box } from '#lib/base/model/geometry.ts';
import { newId } from '#lib/base/model/ids.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import { frameKind } from '../frame/model.ts';
import { itemKinds } from '../models.ts';

export interface GroupFrame {
	readonly id: string;
	readonly title: string;
	/** What the group brings along, in bundles that are laid side by side. */
	readonly brings: readonly (readonly Item[])[];
}

/** World units. */
const size = { w: 1200, h: 800 };
const between = 120;
const margin = 60;

/** The author of a frame that nobody drew; no participant has this id. */
const nobody = { participant: 'template', region: null };

/** What a group has made: all that lies in its frame, or on the whole board. */
export function resultsOf(doc: Y.Doc, frame: string | null): Item[] {
	return withCommands(doc, (document, commands) => {
		const ids = frame === null ? [...document.items()].map(({ id }) => id) : document.childrenOf(frame);
		return commands.toCopy(ids).filter((item) => itemKinds.of(item) !== undefined || item.unread);
	});
}

/**
 * Adds frames below everything, in rows; what a group brings along is copied into its frame and keeps its authors.
 * The originals stay. Call it inside a transaction of the document.
 */
export function addGroupFrames(doc: Y.Doc, frames: readonly GroupFrame[]): void {
	withCommands(doc, (document, commands) => {
		const there = boundsOf([...document.items()].map((item) => document.boundsOf(item)));
		const left = there?.x ?? 0;
		let top = there ? there.y + there.h + between : 0;
		const columns = Math.ceil(Math.sqrt(frames.length));
		const items: Item[] = [];
		for (let first = 0; first < frames.length; first += columns) {
			let x = left;
			let height = 0;
			for (const frame of frames.slice(first, first + columns)) {
				const { box, contents } = filled(commands, frame, { x, y: top });
				const drawn = commands.draft({ kind: frameKind.kind, ...box, props: { title: frame.title } });
				items.push({ ...drawn, id: frame.id }, ...contents);
				x += box.w + between;
				height = Math.max(height, box.h);
			}
			top += height + between;
		}
		commands.place(items);
	});
}

/** A frame at a place, large enough for what it takes in. */
function filled(
	commands: BoardCommands,
	{ id, brings }: GroupFrame,
	{ x, y }: { readonly x: number; readonly y: number }
): { readonly box: Box; readonly contents: readonly Item[] } {
	const contents: Item[] = [];
	let right = x + margin;
	let bottom = y + margin;
	for (const bundle of brings) {
		const bounds = boundsOf(bundle);
		if (!bounds) continue;
		const copies = commands.copiesOf(bundle, { x: right - bounds.x, y: y + margin - bounds.y });
		copies.forEach((copy, at) => {
			const { author = '', region = null } = bundle[at] ?? {};
			contents.push({ ...copy, author, region, frame: copy.frame ?? id });
		});
		right += bounds.w + margin;
		bottom = Math.max(bottom, y + margin + bounds.h + margin);
	}
	return { box: { x, y, w: Math.max(size.w, right - x), h: Math.max(size.h, bottom - y) }, contents };
}

function withCommands<T>(doc: Y.Doc, use: (document: BoardDocument, commands: BoardCommands) => T): T {
	const document = new BoardDocument(doc, itemKinds);
	try {
		return use(document, new BoardCommands(document, nobody, newId));
	} finally {
		document.close();
	}
}
