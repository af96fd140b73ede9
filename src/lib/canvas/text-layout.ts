/**
 * Texts are measured and wrapped once and remembered; painting a text that did not change costs no
 * measuring. Widths are measured per word at one size and scaled, so that a text can be fitted quickly.
 */

/** Measures one line; `font` is a CSS font value. */
export type MeasureText = (text: string, font: string) => number;

export interface TextStyle {
	/** World units, largest first: the first that fits is taken, else the last. */
	readonly sizes: readonly number[];
	/** Times the font size. */
	readonly lineHeight: number;
	readonly weight: number;
}

export interface TextLayout {
	readonly lines: readonly { readonly text: string; readonly width: number }[];
	readonly size: number;
	readonly lineHeight: number;
	/** World units; may exceed the box if even the smallest size does not fit. */
	readonly height: number;
	readonly cut: boolean;
}

const referenceSize = 100;
const rememberedWords = 30_000;

export class TextLayouts {
	/** The CSS font family; changing it forgets every layout. */
	readonly family: string;
	readonly #measure: MeasureText;
	readonly #words = new Map<string, number>();
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
		const key = `${weight}|${text}`;
		let width = this.#words.get(key);
		if (width === undefined) {
			if (this.#words.size >= rememberedWords) this.#words.clear();
			width = this.#measure(text, `${weight} ${referenceSize}px ${this.family}`) / referenceSize;
			this.#words.set(key, width);
		}
		return width * size;
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
		let last: TextLayout | undefined;
		for (const size of style.sizes) {
			const lines = this.#wrap(text, w, size, style.weight);
			const lineHeight = size * style.lineHeight;
			last = { lines, size, lineHeight, height: lines.length * lineHeight, cut: false };
			// A word broken in the middle is worse than a smaller size.
			if (last.height <= h && !this.#breaksWord(text, w, size, style.weight)) return last;
		}
		if (!last) throw new Error('a text style needs a size');
		if (last.height <= h) return last;
		const room = Math.max(1, Math.floor(h / last.lineHeight));
		const lines = last.lines.slice(0, room);
		const end = lines.at(-1);
		if (end) lines[lines.length - 1] = { ...end, text: `${end.text.replace(/.$/u, '')}…` };
		return { ...last, lines, height: lines.length * last.lineHeight, cut: true };
	}

	#breaksWord(text: string, w: number, size: number, weight: number): boolean {
		return text.split(/\s+/).some((word) => this.width(word, size, weight) > w);
	}

	#wrap(text: string, w: number, size: number, weight: number): { text: string; width: number }[] {
		const lines: { text: string; width: number }[] = [];
		const space = this.width(' ', size, weight);
		for (const paragraph of text.split('\n')) {
			let line = '';
			let lineWidth = 0;
			for (const word of paragraph.split(' ')) {
				const width = this.width(word, size, weight);
				if (line !== '' && lineWidth + space + width > w) {
					lines.push({ text: line, width: lineWidth });
					line = '';
					lineWidth = 0;
				}
				if (width > w) {
					for (const piece of this.#pieces(word, w, size, weight)) {
						if (line !== '') lines.push({ text: line, width: lineWidth });
						line = piece.text;
						lineWidth = piece.width;
					}
				} else {
					line = line === '' ? word : `${line} ${word}`;
					lineWidth = lineWidth === 0 ? width : lineWidth + space + width;
				}
			}
			lines.push({ text: line, width: lineWidth });
		}
		return lines;
	}

	/** A word wider than the line, cut into pieces that fit. */
	#pieces(word: string, w: number, size: number, weight: number): { text: string; width: number }[] {
		const pieces: { text: string; width: number }[] = [];
		let piece = '';
		let width = 0;
		for (const character of word) {
			const next = this.width(character, size, weight);
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
