/**
 * Light marks that people type into a text, and what they mean: `**bold**`, lines that begin with `- ` or
 * `1. ` as lists (two spaces deeper are one level), and addresses, which are links by themselves. The marks are
 * part of the text, so that two people can write in it at once as in any other; see
 * docs/decisions/0018-marks-are-typed.md.
 */
import { characters } from './characters.ts';
import type { RichBlock, Run } from './rich-blocks.ts';

export interface MarkedRun {
	readonly text: string;
	readonly bold: boolean;
	/** An absolute address that is safe to open; null for words. */
	readonly link: string | null;
}

export interface MarkedParagraph {
	/** `•` or `1.`; empty outside of lists. */
	readonly marker: string;
	/** Of a list, from 0. */
	readonly level: number;
	readonly runs: readonly MarkedRun[];
}

/** The closing stars may follow a space, which is what stands there between two words that one types. */
const bold = /\*\*(?=\S)(.+?)\*\*/gu;
const stars = '**';
/** Like `bold`, and stars that nothing stands between yet. */
const typedBold = /\*\*((?=\S)(?:.+?)|)\*\*/gu;
const entry = /^( *)([-•*]|\d{1,3}[.)]) +(?=\S)(.*)$/u;
/** Only what leads to a page or a letter; anything else (`javascript:`, `file:`) stays words. */
const address =
	/(?:https?:\/\/|www\.)[^\s<>"*]*[^\s<>"*.,;:!?)\]'’”]|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/giu;
const anyMark = /\*\*|^ *(?:[-•*]|\d{1,3}[.)]) |https?:\/\/|www\.|@/mu;
const deepest = 3;

/** Whether a text can hold any mark at all; cheap, so that plain texts cost nothing. */
export const hasMarks = (text: string): boolean => anyMark.test(text);

/** The text without its marks, for names, search and reports. */
export const plainText = (text: string): string => (text.includes('**') ? text.replaceAll(bold, '$1') : text);

/** How many characters of a text people see: marks, where it may have any, are not among them. */
export const charactersShown = (text: string, marked: boolean): number =>
	characters(marked ? plainText(text) : text);

/** Characters of a text that a name repeats. */
const mostNamed = 200;

/** A text on one line and not too long, as accessible names and lists repeat it. */
export function nameable(text: string): string {
	const line = plainText(text).replaceAll(/\s+/g, ' ').trim();
	return line.length > mostNamed ? `${line.slice(0, mostNamed)}…` : line;
}

/** The addresses in a text, in their order, each once. */
export function linksIn(text: string): string[] {
	if (!hasMarks(text)) return [];
	return [...new Set([...plainText(text).matchAll(address)].map(([found]) => addressOf(found)))];
}

/** A text by paragraphs, one a line. */
export function parseMarked(text: string): MarkedParagraph[] {
	return text.split('\n').map((line) => {
		const [, spaces = '', sign = '', rest = ''] = entry.exec(line) ?? [];
		if (sign === '') return { marker: '', level: 0, runs: runsOf(line) };
		const marker = /\d/u.test(sign) ? `${Number.parseInt(sign, 10)}.` : '•';
		return { marker, level: Math.min(deepest, Math.floor(spaces.length / 2)), runs: runsOf(rest) };
	});
}

/** What a text with marks says, with real lists: an empty line ends a paragraph, any other end of a line is kept. */
export function richBlocks(text: string): RichBlock[] {
	const blocks: RichBlock[] = [];
	const paragraphs = parseMarked(text);
	let at = 0;
	while (at < paragraphs.length) {
		const listed = paragraphs[at]?.marker !== '';
		let end = at + 1;
		while (end < paragraphs.length && (paragraphs[end]?.marker !== '') === listed) end++;
		const part = paragraphs.slice(at, end);
		blocks.push(...(listed ? listsOf(part) : wordsOf(part)));
		at = end;
	}
	return blocks;
}

function wordsOf(lines: readonly MarkedParagraph[]): RichBlock[] {
	const blocks: RichBlock[] = [];
	let runs: Run[] = [];
	const end = (): void => {
		if (runs.length > 0) blocks.push({ kind: 'paragraph', runs });
		runs = [];
	};
	for (const line of lines) {
		if (line.runs.every(({ text }) => text.trim() === '')) end();
		else runs.push(...(runs.length > 0 ? [{ break: true } as const] : []), ...line.runs.map(runOf));
	}
	end();
	return blocks;
}

/** Lines of lists, deeper ones inside of the entry above them. */
function listsOf(lines: readonly MarkedParagraph[]): RichBlock[] {
	const top = Math.min(...lines.map(({ level }) => level));
	const lists: { ordered: boolean; items: RichBlock[][] }[] = [];
	for (let at = 0; at < lines.length;) {
		const line = lines[at];
		let end = at + 1;
		while (end < lines.length && (lines[end]?.level ?? top) > top) end++;
		const [deeper, ordered] = [lines.slice(line?.level === top ? at + 1 : at, end), line?.marker !== '•'];
		const own: RichBlock[] = line?.level === top ? [{ kind: 'paragraph', runs: line.runs.map(runOf) }] : [];
		const item = [...own, ...(deeper.length > 0 ? listsOf(deeper) : [])];
		const last = lists.at(-1);
		if (last?.ordered === ordered) last.items.push(item);
		else lists.push({ ordered, items: [item] });
		at = end;
	}
	return lists.map(({ ordered, items }) => ({ kind: 'list', ordered, items }));
}

/** A text in which addresses are links and nothing else is marked, such as a footnote. */
export const linkedRuns = (text: string): Run[] => linked(text, false).map(runOf);

const runOf = ({ text, bold, link }: MarkedRun): Run => ({
	text,
	...(bold ? { bold } : {}),
	...(link === null ? {} : { link })
});

/** A stretch of a text as it is typed, marks included. */
export interface TypedPiece {
	readonly text: string;
	/** `mark`: stars, which are painted as nothing. */
	readonly look: 'plain' | 'bold' | 'mark';
}

/** All of a text with its marks, cut where its look changes, for the field in which it is written. */
export function typedPieces(text: string): TypedPiece[] {
	const pieces: TypedPiece[] = [];
	const add = (piece: string, look: TypedPiece['look']): void => {
		if (piece !== '') pieces.push({ text: piece, look });
	};
	let at = 0;
	for (const { 0: found, 1: words, index } of text.matchAll(typedBold)) {
		add(text.slice(at, index), 'plain');
		add(stars, 'mark');
		add(words ?? '', 'bold');
		add(stars, 'mark');
		at = index + found.length;
	}
	add(text.slice(at), 'plain');
	return pieces;
}

function runsOf(line: string): MarkedRun[] {
	const runs: MarkedRun[] = [];
	let at = 0;
	for (const found of line.matchAll(bold)) {
		runs.push(...linked(line.slice(at, found.index), false), ...linked(found[1] ?? '', true));
		at = found.index + found[0].length;
	}
	return [...runs, ...linked(line.slice(at), false)];
}

function linked(text: string, isBold: boolean): MarkedRun[] {
	const runs: MarkedRun[] = [];
	let at = 0;
	for (const { 0: found, index } of text.matchAll(address)) {
		if (index > at) runs.push({ text: text.slice(at, index), bold: isBold, link: null });
		runs.push({ text: found, bold: isBold, link: addressOf(found) });
		at = index + found.length;
	}
	if (at < text.length) runs.push({ text: text.slice(at), bold: isBold, link: null });
	return runs;
}

function addressOf(found: string): string {
	if (/^(?:https?:|mailto:)/iu.test(found)) return found;
	return found.includes('@') && !/^www\./iu.test(found) ? `mailto:${found}` : `https://${found}`;
}
