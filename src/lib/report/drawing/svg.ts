/** Writes SVG. Whatever is said goes in as text, so that nothing that people typed is ever read as markup. */

/** A piece of SVG; only this module makes any. */
export class Svg {
	readonly text: string;

	constructor(name: string, attributes: Attributes, content: string | readonly Svg[]) {
		const inside = typeof content === 'string' ? escaped(content) : content.map(({ text }) => text).join('');
		const all = Object.entries(attributes).flatMap(([key, value]) =>
			value === undefined ? [] : ` ${key}="${escaped(typeof value === 'number' ? rounded(value) : value)}"`
		);
		this.text = inside === '' ? `<${name}${all.join('')}/>` : `<${name}${all.join('')}>${inside}</${name}>`;
	}
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML cannot hold, and halves of characters. */
const unspeakable = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const escaped = (text: string): string =>
	text.replaceAll(unspeakable, '').replaceAll(/[&<>"]/g, (letter) => named[letter] ?? letter);

/** Two digits are finer than any printer. */
const rounded = (value: number): string => String(Math.round(value * 100) / 100);

export const svg = (name: string, attributes: Attributes, content: string | readonly Svg[] = []): Svg =>
	new Svg(name, attributes, content);

export interface TextLook {
	readonly size: number;
	readonly color: string;
	readonly bold?: boolean;
	readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text with its baseline at `y`. */
export const line = (text: string, x: number, y: number, look: TextLook): Svg =>
	svg(
		'text',
		{
			x,
			y,
			'font-size': look.size,
			fill: look.color,
			'font-weight': look.bold ? 700 : undefined,
			'text-anchor': look.anchor === 'start' ? undefined : look.anchor
		},
		text
	);

/** The lines of a text that is broken between words, the last with an ellipsis when there is more. */
export function wrapped(text: string, size: number, width: number, most: number): string[] {
	const room = Math.max(4, Math.floor(width / (size * 0.53)));
	const lines: string[] = [];
	for (const word of text.split(/\s+/).filter((each) => each !== '')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= room)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines
		.slice(0, most)
		.map((each, at) =>
			each.length > room || (at === most - 1 && lines.length > most) ? `${each.slice(0, room - 1)}…` : each
		);
}
