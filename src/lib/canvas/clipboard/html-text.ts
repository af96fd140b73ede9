/**
 * HTML of any program as text that keeps its structure: paragraphs, lists, rows of tables, and where marks are
 * wanted its bold words and links. It is parsed into a document that loads and runs nothing, and nothing but words
 * and addresses that are safe to open leaves this module.
 */
import { isBold, lineOf, withAddress, type Words } from './html-marks.ts';

/** Longer HTML is not taken apart; its plain flavour must do. UTF-16 units. */
const most = 2_000_000;

const silent = new Set([
	'SCRIPT',
	'STYLE',
	'TEMPLATE',
	'NOSCRIPT',
	'HEAD',
	'TITLE',
	'SVG',
	'OBJECT',
	'IFRAME'
]);
const blocks = new Set(
	'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY THEAD TR UL'.split(
		' '
	)
);

/** @param marked whether bold words and links become marks (base/model/marked-text.ts) */
export function textFromHtml(html: string, marked = false): string {
	if (html === '' || html.length > most) return '';
	const { body } = new DOMParser().parseFromString(html, 'text/html');
	const lines: Words[][] = [[]];
	const say = (text: string, bold = false): void => {
		if (text !== '') lines.at(-1)?.push({ text, bold });
	};
	const breakLine = (): void => {
		if (lines.at(-1)?.some(({ text }) => text.trim() !== '')) lines.push([]);
	};
	const walk = (node: Node, indent: number, bold: boolean): void => {
		if (node.nodeType === Node.TEXT_NODE) {
			const text = (node.textContent ?? '').replaceAll(/\s+/g, ' ');
			say(lines.at(-1)?.length === 0 ? text.trimStart() : text, bold);
			return;
		}
		if (!(node instanceof HTMLElement)) {
			if (!(node instanceof SVGElement)) for (const child of node.childNodes) walk(child, indent, bold);
			return;
		}
		const name = node.tagName;
		if (silent.has(name)) return;
		if (name === 'BR') {
			lines.push([]);
			return;
		}
		const block = blocks.has(name);
		if (block) breakLine();
		if (name === 'LI') say(`${'  '.repeat(Math.max(0, indent - 1))}${bulletOf(node)} `);
		const cell = (name === 'TD' || name === 'TH') && node.previousElementSibling !== null;
		if (cell) say('\t');
		const deeper = name === 'UL' || name === 'OL' ? indent + 1 : indent;
		for (const child of node.childNodes) walk(child, deeper, marked && isBold(node, bold));
		if (marked && node instanceof HTMLAnchorElement)
			say(withAddress(node.textContent ?? '', node.getAttribute('href') ?? ''));
		if (block) breakLine();
	};
	walk(body, 0, false);
	return lines
		.map((line) => lineOf(line).trimEnd())
		.join('\n')
		.trim();
}

function bulletOf(entry: HTMLElement): string {
	const list = entry.parentElement;
	if (list?.tagName !== 'OL') return '•';
	const entries = [...list.children].filter((child) => child.tagName === 'LI');
	return `${entries.indexOf(entry) + 1}.`;
}
