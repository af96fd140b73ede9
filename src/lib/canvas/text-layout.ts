/**
 * Texts are measured and wrapped once and remembered; painting a text that did not change costs no
 * measuring. Widths are measured per word at one size and scaled, so that a text can be fitted quickly.
 */

import { hasMarks } from '#lib/base/model/marked-text.ts';
import { MarkedLayout } from './marked-layout.ts';
import type { LaidLine } from './marked-layout.ts';

/** Measures one line; `font` is a CSS font value. */
export type MeasureText = (text: string, font: string) => number;

export interface TextStyle {
	/** World units, largest first: the first that fits is taken, else the last. */
	readonly sizes: readonly number[];
	/** Times the font size. */
	readonly lineHeight: number;
	readonly weight: number;
	/** Whether its texts may carry marks (board/model/marked-text.ts). */
	readonly marked?: true;
}

/** What bold words of a style are set in. */
export const boldOf = ({ weight }: TextStyle): number => Math.min(800, weight + 250);

export interface TextLayout {
	readonly lines: readonly LaidLine[];
	readonly size: number;
	readonly lineHeight: number;
	/** World units; may exceed the box if even the smallest size does not fit. */
	readonly height: number;
	readonly cut: boolean;
}

/** A text measured at font size 1. */
interface Wrapping {
	/** Its widest word. */
	readonly widest: number;
	/** Its lines when they may be this wide. */
	wrap(w: number): readonly LaidLine[];
}

interface Measured {
	readonly text: string;
	readonly width: number;
}

const referenceSize = 100;
const rememberedWords = 30_000;

export class TextLayouts {
	/** The CSS font family; changing it forgets every layout. */
	readonly family: string;
	readonly #measure: MeasureText;
	/** Widths at size 1, by weight. */
	readonly #words = new Map<number, Map<string, number>>();
	/** By the props object a text came from: a moved or recoloured item keeps its layout. */
	#layouts = new WeakMap<
		object,
		{ text: string; w: number; h: number; style: TextStyle; layout: TextLayout }
	>();

	constructor(measure: MeasureText, family: string) {
		this.#measure = measure;
		this.family = family;
	}

	/** The width of a text on one line at `size`, in the unit of `size`. */
	width(text: string, size: number, weight: number): number {
		let words = this.#words.get(weight);
		if (!words || words.size >= rememberedWords) {
			words = new Map();
			this.#words.set(weight, words);
		}
		let width = words.get(text);
		if (width === undefined) {
			width = this.#measure(text, `${weight} ${referenceSize}px ${this.family}`) / referenceSize;
			words.set(text, width);
		}
		return width * size;
	}

	/** As much of a text as fits on one line of `w`, with an ellipsis where it is cut off; empty if nothing fits. */
	shortened(text: string, w: number, size: number, weight: number): string {
		if (this.width(text, size, weight) <= w) return text;
		const characters = [...text];
		while (characters.length > 0 && this.width(`${characters.join('')}…`, size, weight) > w) characters.pop();
		return characters.length === 0 ? '' : `${characters.join('')}…`;
	}

	/** Wraps `text` into `w`, at the largest size whose lines fit into `h`. `owner` is what to remember it by. */
	layout(owner: object, text: string, w: number, h: number, style: TextStyle): TextLayout {
		const known = this.#layouts.get(owner);
		if (known && known.text === text && known.w === w && known.h === h && known.style === style)
			return known.layout;
		const layout = this.#fit(text, w, h, style);
		this.#layouts.set(owner, { text, w, h, style, layout });
		return layout;
	}

	/** The layout if it was made before; painting from afar does not measure. */
	known(owner: object, text: string): TextLayout | undefined {
		const known = this.#layouts.get(owner);
		return known?.text === text ? known.layout : undefined;
	}

	/** After fonts have arrived: everything is measured anew. */
	forget(): void {
		this.#words.clear();
		this.#layouts = new WeakMap();
	}

	#fit(text: string, w: number, h: number, style: TextStyle): TextLayout {
		// Widths are taken once, at size 1; trying a size is arithmetic only.
		const words = style.marked && hasMarks(text) ? this.#marked(text, style) : this.#plain(text, style);
		let last: TextLayout | undefined;
		for (const size of style.sizes) {
			const smallest = size === style.sizes.at(-1);
			// A word broken in the middle is worse than a smaller size.
			if (!smallest && words.widest * size > w) continue;
			const lines = words.wrap(w / size);
			const lineHeight = size * style.lineHeight;
			last = {
				lines: lines.map((line) => scaled(line, size)),
				size,
				lineHeight,
				height: lines.length * lineHeight,
				cut: false
			};
			if (last.height <= h) return last;
		}
		if (!last) throw new Error('a text style needs a size');
		const room = Math.max(1, Math.floor(h / last.lineHeight));
		const lines = last.lines.slice(0, room);
		const end = lines.at(-1);
		if (end) lines[lines.length - 1] = shortened(end);
		return { ...last, lines, height: lines.length * last.lineHeight, cut: true };
	}

	#marked(text: string, style: TextStyle): Wrapping {
		const bold = boldOf(style);
		return new MarkedLayout(text, (word, isBold) => this.width(word, 1, isBold ? bold : style.weight));
	}

	#plain(text: string, { weight }: TextStyle): Wrapping {
		const space = this.width(' ', 1, weight);
		let widest = 0;
		const paragraphs = text.split('\n').map((paragraph) =>
			paragraph.split(' ').map((word) => {
				const width = this.width(word, 1, weight);
				widest = Math.max(widest, width);
				return { text: word, width };
			})
		);
		return {
			widest,
			wrap: (w) => paragraphs.flatMap((words) => this.#wrap(words, w, space, weight))
		};
	}

	/** Lines of one paragraph; all widths are those at size 1. */
	#wrap(words: readonly Measured[], w: number, space: number, weight: number): Measured[] {
		const lines: Measured[] = [];
		let line = '';
		let lineWidth = 0;
		words.forEach((word, index) => {
			if (index > 0 && lineWidth + space + word.width > w) {
				lines.push({ text: line, width: lineWidth });
				line = '';
				lineWidth = 0;
			} else if (index > 0) {
				line += ' ';
				lineWidth += space;
			}
			if (word.width <= w) {
				line += word.text;
				lineWidth += word.width;
				return;
			}
			// The last piece of a word that is too long goes on as a line.
			const pieces = this.#pieces(word.text, w, weight);
			for (const piece of pieces.slice(0, -1)) lines.push(piece);
			const rest = pieces.at(-1);
			line = rest?.text ?? '';
			lineWidth = rest?.width ?? 0;
		});
		lines.push({ text: line, width: lineWidth });
		return lines;
	}

	/** A word wider than the line, cut into pieces that fit. */
	#pieces(word: string, w: number, weight: number): Measured[] {
		const pieces: Measured[] = [];
		let piece = '';
		let width = 0;
		for (const character of word) {
			const next = this.width(character, 1, weight);
			if (piece !== '' && width + next > w) {
				pieces.push({ text: piece, width });
				piece = '';
				width = 0;
			}
			piece += character;
			width += next;
		}
		if (piece !== '') pieces.push({ text: piece, width });
		return pieces;
	}
}

function scaled({ text, width, runs }: LaidLine, size: number): LaidLine {
	if (!runs) return { text, width: width * size };
	const at = runs.map((run) => ({ ...run, x: run.x * size, width: run.width * size }));
	return { text, width: width * size, runs: at };
}

/** The last line of a text that goes on. */
function shortened(line: LaidLine): LaidLine {
	const cut = (text: string): string => `${text.replace(/.$/u, '')}…`;
	if (!line.runs) return { ...line, text: cut(line.text) };
	const runs = line.runs.map((run, at, all) =>
		at === all.length - 1 ? { ...run, text: cut(run.text) } : run
	);
	return { ...line, text: cut(line.text), runs };
}
