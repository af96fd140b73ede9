/** Wraps a text with marks: runs of plain and bold words, links, lists that hang from their signs. */
import { parseMarked } from '#lib/base/model/marked-text.ts';
import type { MarkedRun } from '#lib/base/model/marked-text.ts';

/** Words of one look on one line; `x` from where the line begins. */
export interface LaidRun {
	readonly text: string;
	readonly x: number;
	readonly width: number;
	readonly bold: boolean;
	readonly link: boolean;
}

export interface LaidLine {
	readonly text: string;
	readonly width: number;
	/** Absent for a line of plain words. */
	readonly runs?: readonly LaidRun[];
}

/** The width of words at font size 1. */
export type WordWidth = (text: string, bold: boolean) => number;

interface Atom {
	readonly text: string;
	readonly width: number;
	readonly bold: boolean;
	readonly link: boolean;
}
type Word = readonly Atom[];

interface Paragraph {
	readonly marker: string;
	/** Where its words begin, and where its sign. */
	readonly indent: number;
	readonly sign: number;
	readonly words: readonly Word[];
}

/** Font sizes by which each level of a list is set in, and at least between a sign and its words. */
const levelIndent = 1.1;
const signWidth = 0.9;

const widthOf = (word: Word): number => word.reduce((sum, atom) => sum + atom.width, 0);

export class MarkedLayout {
	/** The widest word with what it is set in, at font size 1. */
	readonly widest: number;
	readonly #paragraphs: readonly Paragraph[];
	readonly #width: WordWidth;

	constructor(text: string, width: WordWidth) {
		this.#width = width;
		this.#paragraphs = parseMarked(text).map(({ marker, level, runs }) => {
			const sign = level * levelIndent;
			const indent = marker === '' ? 0 : sign + Math.max(signWidth, width(`${marker} `, false));
			return { marker, indent, sign, words: wordsOf(runs, width) };
		});
		this.widest = Math.max(
			0,
			...this.#paragraphs.flatMap(({ indent, words }) => words.map((word) => indent + widthOf(word)))
		);
	}

	/** Lines at font size 1, none wider than `w` if characters can be that narrow. */
	wrap(w: number): LaidLine[] {
		const lines = this.#paragraphs.flatMap((paragraph) => this.#wrapParagraph(paragraph, w));
		// Entries of a list that stands in the middle begin below each other.
		const list = Math.max(0, ...lines.map(({ listed, width }) => (listed ? width : 0)));
		return lines.map(({ listed, text, width, runs }) => ({ text, width: listed ? list : width, runs }));
	}

	#wrapParagraph({ marker, indent, sign, words }: Paragraph, w: number) {
		const room = Math.max(w - indent, 0.5);
		const lines: (Atom & { readonly gap: number })[][] = [];
		let line: (Atom & { readonly gap: number })[] = [];
		let used = 0;
		const flush = (): void => {
			lines.push(line);
			line = [];
			used = 0;
		};
		words.forEach((word, index) => {
			const gap = index > 0 && line.length > 0 ? this.#width(' ', word[0]?.bold ?? false) : 0;
			const width = widthOf(word);
			if (line.length > 0 && used + gap + width > room) flush();
			const pieces = width > room ? word.flatMap((atom) => this.#pieces(atom, room)) : word;
			pieces.forEach((atom, at) => {
				if (line.length > 0 && used + atom.width > room && width > room) flush();
				const before = at === 0 && line.length > 0 ? gap : 0;
				line.push({ ...atom, gap: before });
				used += before + atom.width;
			});
		});
		flush();
		return lines.map((atoms, index) => {
			const runs = merged(atoms, indent);
			const first = index === 0 && marker !== '';
			const all = first
				? [{ text: marker, x: sign, width: indent - sign, bold: false, link: false }, ...runs]
				: runs;
			const last = all.at(-1);
			return {
				listed: marker !== '',
				text: all.map((run) => run.text).join(' '),
				width: last ? last.x + last.width : 0,
				runs: all
			};
		});
	}

	/** A word wider than the line, cut into pieces that fit. */
	#pieces(atom: Atom, w: number): Atom[] {
		const pieces: Atom[] = [];
		let text = '';
		let width = 0;
		for (const character of atom.text) {
			const next = this.#width(character, atom.bold);
			if (text !== '' && width + next > w) {
				pieces.push({ ...atom, text, width });
				text = '';
				width = 0;
			}
			text += character;
			width += next;
		}
		return [...pieces, { ...atom, text, width }];
	}
}

/** Words stand apart at spaces only: half of one may be bold. */
function wordsOf(runs: readonly MarkedRun[], width: WordWidth): Word[] {
	const words: Atom[][] = [[]];
	for (const { text, bold, link } of runs) {
		text.split(' ').forEach((piece, index) => {
			if (index > 0) words.push([]);
			if (piece === '') return;
			words.at(-1)?.push({ text: piece, width: width(piece, bold), bold, link: link !== null });
		});
	}
	return words;
}

/** Neighbours of one look become one run. */
function merged(atoms: readonly (Atom & { readonly gap: number })[], indent: number): LaidRun[] {
	const runs: { text: string; x: number; width: number; bold: boolean; link: boolean }[] = [];
	let x = indent;
	for (const { text, width, bold, link, gap } of atoms) {
		const last = runs.at(-1);
		if (last?.bold === bold && last.link === link) {
			last.text += `${gap > 0 ? ' ' : ''}${text}`;
			last.width += gap + width;
		} else runs.push({ text, x: x + gap, width, bold, link });
		x += gap + width;
	}
	return runs;
}
