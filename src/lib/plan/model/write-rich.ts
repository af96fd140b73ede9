/** Writes plain trees into the fragments that the editor shows: for drafts, templates and tests. */
import * as Y from 'yjs';
import { noteAnchor, type RichBlock, type RichCell, type Run } from './rich-text.ts';

/** Appends blocks to a text. Call inside a transaction. Blocks of unknown kinds leave only what is inside. */
export function writeRich(into: Y.XmlFragment, blocks: readonly RichBlock[]): void {
	into.push(blocks.flatMap(nodesOf));
}

/** Paragraphs for the lines of a plain text. */
export const paragraphs = (text: string): RichBlock[] =>
	text
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => ({ kind: 'paragraph', runs: [{ text: line }] }));

function nodesOf(block: RichBlock): Y.XmlElement[] {
	switch (block.kind) {
		case 'paragraph':
			return [element('paragraph', inline(block.runs))];
		case 'heading':
			return [element('heading', inline(block.runs), { level: block.level })];
		case 'list': {
			const items = block.items.map((item) => element('listItem', item.flatMap(nodesOf)));
			return [element(block.ordered ? 'orderedList' : 'bulletList', items)];
		}
		case 'table':
			return [
				element(
					'table',
					block.rows.map((row) => element('tableRow', row.map(cellOf)))
				)
			];
		case 'picture': {
			const { kind: _kind, ...attributes } = block;
			return [element('picture', [], attributes)];
		}
		case 'unknown':
			return block.blocks.flatMap(nodesOf);
	}
}

const cellOf = (cell: RichCell): Y.XmlElement =>
	element(cell.header ? 'tableHeader' : 'tableCell', cell.blocks.flatMap(nodesOf), {
		colspan: cell.columns,
		rowspan: cell.rows
	});

function inline(runs: readonly Run[]): (Y.XmlElement | Y.XmlText)[] {
	return runs.map((run) => {
		if ('break' in run) return element('hardBreak', []);
		const text = new Y.XmlText();
		if ('note' in run) {
			text.insert(0, noteAnchor, { footnote: { note: run.note } });
			return text;
		}
		text.insert(0, run.text, {
			...(run.bold ? { bold: {} } : {}),
			...(run.italic ? { italic: {} } : {}),
			...(run.link === undefined ? {} : { link: { href: run.link } })
		});
		return text;
	});
}

function element(
	name: string,
	inside: (Y.XmlElement | Y.XmlText)[],
	attributes: Readonly<Record<string, number | string>> = {}
): Y.XmlElement {
	const made = new Y.XmlElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		// Yjs keeps numbers, and the editor wants them, but the type of a plain element knows only texts.
		Reflect.apply(made.setAttribute, made, [key, value]);
	}
	made.insert(0, inside);
	return made;
}
