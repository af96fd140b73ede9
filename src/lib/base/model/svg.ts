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
