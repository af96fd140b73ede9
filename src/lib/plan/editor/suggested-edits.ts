/**
 * What a suggestion would do to a text. A stretch of several paragraphs is read as lines, the words that are there and those
 * that should be are compared, and only what differs is changed: all else keeps its marks, its comments and who wrote it.
 */
import type { Mark, Node } from '@tiptap/pm/model';
import { canSplit } from '@tiptap/pm/transform';
import type { Transaction } from '@tiptap/pm/state';
import { changedPhrases } from '#lib/base/model/changed-words.ts';
import { noteAnchor } from '../model/rich-text.ts';
import type { Range } from './comment-marks.ts';

/** A stretch of a text as lines. */
export interface Lines {
	readonly text: string;
	/** Where each character begins in the document; that of a new line is the end of what stands before it. */
	readonly starts: readonly number[];
	readonly range: Range;
}

/** Undefined for what words alone do not make up: several cells of a table, a picture. */
export function linesIn(doc: Node, range: Range): Lines | undefined {
	let text = '';
	const starts: number[] = [];
	let end: number | undefined;
	let plain = true;
	const add = (letters: string, at: number): void => {
		for (let index = 0; index < letters.length; index++) {
			// A footnote stays with the words it hangs at; it is none of them.
			if (letters[index] === noteAnchor) continue;
			starts.push(at + index);
			text += letters[index] ?? '';
		}
	};
	doc.nodesBetween(range.from, range.to, (node, position) => {
		if (node.isTextblock) {
			if (end !== undefined) add('\n', end);
			end = Math.min(range.to, position + node.nodeSize - 1);
		} else if (node.isText) {
			const first = Math.max(range.from, position);
			add((node.text ?? '').slice(first - position, range.to - position), first);
		} else if (node.type.name === 'hardBreak') add('\n', position);
		else if (node.isLeaf) plain = false;
		else if (node.type.spec['tableRole'] !== undefined) {
			plain &&= position < range.from && position + node.nodeSize > range.to;
		}
	});
	return plain && end !== undefined ? { text, starts, range } : undefined;
}

/** The part of a stretch that holds just these words; undefined if they are not there, or there more than once. */
export function partOf(lines: Lines, words: string): Lines | undefined {
	const at = lines.text.indexOf(words);
	if (at < 0 || (words !== '' && lines.text.indexOf(words, at + 1) >= 0)) return undefined;
	const range = {
		from: startOf(lines, at),
		to: words === '' ? startOf(lines, at) : endOf(lines, at + words.length)
	};
	return { text: words, starts: lines.starts.slice(at, at + words.length), range };
}

/** A stretch without the spaces and empty lines around it. */
export const trimmed = (lines: Lines): Lines => {
	const words = lines.text.trim();
	const at = lines.text.indexOf(words);
	const starts = lines.starts.slice(at, at + words.length);
	const from = startOf(lines, at);
	return { text: words, starts, range: { from, to: words === '' ? from : endOf(lines, at + words.length) } };
};

/** Where the character at an index begins, or where the stretch ends. */
const startOf = (lines: Lines, index: number): number => lines.starts[index] ?? endOf(lines, index);

/** Where the characters before an index end. */
function endOf({ text, starts, range }: Lines, index: number): number {
	const before = starts[index - 1];
	if (before === undefined) return range.from;
	// What a new line ends with is the beginning of the next one.
	return text[index - 1] === '\n' ? (starts[index] ?? range.to) : before + 1;
}

/** Words that go, and words that come in their place. */
export interface Edit {
	readonly from: number;
	readonly to: number;
	readonly added: string;
}

/** From the first to the last, as places in the document of `lines`. */
export function editsOf(lines: Lines, instead: string): Edit[] {
	const edits: Edit[] = [];
	let at = 0;
	let open: { at: number; removed: number; added: string } | undefined;
	const close = (): void => {
		if (!open) return;
		const from = open.removed > 0 ? startOf(lines, open.at) : endOf(lines, open.at);
		edits.push({
			from,
			to: open.removed > 0 ? endOf(lines, open.at + open.removed) : from,
			added: open.added
		});
		open = undefined;
	};
	for (const { text, change } of changedPhrases(lines.text, instead)) {
		if (change === 'same') {
			close();
			at += text.length;
			continue;
		}
		open ??= { at, removed: 0, added: '' };
		if (change === 'added') open.added += text;
		else {
			open.removed += text.length;
			at += text.length;
		}
	}
	close();
	return edits;
}

/** The words as they would be written: what is put in between two words gets spaces around it. */
export function fitted(doc: Node, { text, range }: Lines, instead: string): string {
	if (text !== '') return instead;
	const place = doc.resolve(range.from);
	const before = place.parent.textBetween(0, place.parentOffset, undefined, '\n').at(-1) ?? ' ';
	const after =
		place.parent.textBetween(place.parentOffset, place.parent.content.size, undefined, '\n').at(0) ?? ' ';
	const front = /[^\s([{“„‘/-]/u.test(before) && /^[\p{L}\p{N}([{“„‘]/u.test(instead) ? ' ' : '';
	const back = /[\p{L}\p{N}]/u.test(after) && /\S$/u.test(instead) ? ' ' : '';
	return front + instead + back;
}

/** Makes the words of a stretch those that should stand there instead. */
export function applyTo(transaction: Transaction, lines: Lines, instead: string): void {
	if (instead === '') {
		takeOut(transaction, lines.range);
		return;
	}
	for (const { from, to, added } of editsOf(lines, fitted(transaction.doc, lines, instead)).reverse()) {
		const [start, end] = [transaction.doc.resolve(from), transaction.doc.resolve(to)];
		const marks = (to > from ? start.marksAcross(end) : null) ?? start.marks();
		if (to > from) transaction.delete(from, to);
		write(transaction, from, added, marks);
	}
}

/** Takes words out, and with them the paragraphs and entries of lists that have no others. */
function takeOut(transaction: Transaction, { from, to }: Range): void {
	const [start, end] = [transaction.doc.resolve(from), transaction.doc.resolve(to)];
	let depth = Math.min(start.depth, start.sharedDepth(to) + 1);
	const whole =
		from === start.start(depth) + start.depth - depth && to === end.end(depth) - end.depth + depth;
	const isAll = (): boolean =>
		start.index(depth - 1) === 0 && end.indexAfter(depth - 1) === start.node(depth - 1).childCount;
	while (depth > 1 && isAll() && /List|listItem/.test(start.node(depth - 1).type.name)) depth--;
	if (whole && !isAll()) transaction.delete(start.before(depth), end.after(depth));
	else transaction.delete(from, to);
}

/** Writes words at a place, with a paragraph or an entry of the list for each line. */
function write(transaction: Transaction, at: number, words: string, marks: readonly Mark[]): void {
	let place = at;
	for (const [index, line] of words.split('\n').entries()) {
		if (index > 0) place = split(transaction, place);
		if (line === '') continue;
		transaction.insert(place, transaction.doc.type.schema.text(line, marks));
		place += line.length;
	}
}

/** @returns where the new line begins */
function split(transaction: Transaction, at: number): number {
	const place = transaction.doc.resolve(at);
	const { paragraph } = transaction.doc.type.schema.nodes;
	const inList = place.depth > 1 && place.node(-1).type.name === 'listItem' && place.index(-1) === 0;
	const depth = inList ? 2 : 1;
	// What follows a heading is a text.
	const ends = place.parentOffset === place.parent.content.size;
	const types = depth === 1 && ends && paragraph ? [{ type: paragraph }] : undefined;
	if (!canSplit(transaction.doc, at, depth, types)) return at;
	transaction.split(at, depth, types);
	return at + 2 * depth;
}
