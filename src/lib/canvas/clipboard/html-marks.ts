/** Bold words and links of pasted HTML as the marks that people type (base/model/marked-text.ts). */
import { linksIn } from '#lib/base/model/marked-text.ts';
import { safeLink } from '#lib/base/model/safe-link.ts';

/** Words of one line that look the same. */
export interface Words {
	readonly text: string;
	readonly bold: boolean;
}

/** The part of an element that says how bold it is. */
interface Weighty {
	readonly tagName: string;
	readonly style: { readonly fontWeight: string };
}

/** From this weight on, words are bold. */
const boldWeight = 600;

/** Whether an element's words are bold; some programs wrap everything in a `b` of normal weight. */
export function isBold({ tagName, style: { fontWeight } }: Weighty, inherited: boolean): boolean {
	if (fontWeight === 'bold' || fontWeight === 'bolder') return true;
	if (fontWeight === 'normal' || fontWeight === 'lighter') return false;
	if (/^\d+$/u.test(fontWeight)) return Number(fontWeight) >= boldWeight;
	return inherited || tagName === 'B' || tagName === 'STRONG';
}

/** A line with stars around its bold words, which hold no spaces at their ends. */
export function lineOf(line: readonly Words[]): string {
	const merged: { text: string; bold: boolean }[] = [];
	for (const { text, bold } of line) {
		const last = merged.at(-1);
		// A space alone looks the same in both.
		if (last && (last.bold === bold || text.trim() === '')) last.text += text;
		else merged.push({ text, bold });
	}
	return merged
		.map(({ text, bold }) =>
			bold && !text.includes('*')
				? text.replace(/^(\s*)(.*?)(\s*)$/su, '$1**$2**$3').replace('****', '')
				: text
		)
		.join('');
}

/** What is said behind the words of a link, so that the address stays; nothing where they are the address. */
export function withAddress(words: string, href: string): string {
	const address = addressOf(href);
	if (address === undefined || words.trim() === '') return '';
	return linksIn(words).some((link) => same(link, address)) ? '' : ` (${address})`;
}

/** An address as a text can hold it; undefined for what is not safe to open, or leads only within its page. */
function addressOf(href: string): string | undefined {
	const typed = href.trim();
	if (/^mailto:/iu.test(typed)) {
		const receiver = typed.slice('mailto:'.length).split('?')[0] ?? '';
		return linksIn(receiver)[0] === `mailto:${receiver}` ? receiver : undefined;
	}
	// These end an address that stands in a text.
	return /^https?:/iu.test(typed)
		? safeLink(typed)?.replaceAll(')', '%29').replaceAll('*', '%2A')
		: undefined;
}

const same = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (address: string): string =>
	address.replace(/^(?:https?:\/\/|mailto:)/iu, '').replace(/\/$/u, '');
