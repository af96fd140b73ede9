/**
 * HTML of any program as plain text that keeps its structure: paragraphs, lists, rows of tables. It is
 * parsed into a document that loads and runs nothing, and nothing but words leaves this module.
 */

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

export function textFromHtml(html: string): string {
	if (html === '' || html.length > most) return '';
	const { body } = new DOMParser().parseFromString(html, 'text/html');
	const lines: string[] = [''];
	const say = (text: string): void => {
		lines[lines.length - 1] += text;
	};
	const breakLine = (): void => {
		if (lines.at(-1)?.trim() !== '') lines.push('');
	};
	const walk = (node: Node, indent: number): void => {
		if (node.nodeType === Node.TEXT_NODE) {
			const text = (node.textContent ?? '').replaceAll(/\s+/g, ' ');
			say(lines.at(-1) === '' ? text.trimStart() : text);
			return;
		}
		if (!(node instanceof HTMLElement)) {
			if (!(node instanceof SVGElement)) for (const child of node.childNodes) walk(child, indent);
			return;
		}
		const name = node.tagName;
		if (silent.has(name)) return;
		if (name === 'BR') {
			lines.push('');
			return;
		}
		const block = blocks.has(name);
		if (block) breakLine();
		if (name === 'LI') say(`${'  '.repeat(Math.max(0, indent - 1))}${bulletOf(node)} `);
		const cell = (name === 'TD' || name === 'TH') && node.previousElementSibling !== null;
		if (cell) say('\t');
		const deeper = name === 'UL' || name === 'OL' ? indent + 1 : indent;
		for (const child of node.childNodes) walk(child, deeper);
		if (block) breakLine();
	};
	walk(body, 0);
	return lines
		.map((line) => line.trimEnd())
		.join('\n')
		.trim();
}

function bulletOf(entry: HTMLElement): string {
	const list = entry.parentElement;
	if (list?.tagName !== 'OL') return '•';
	const entries = [...list.children].filter((child) => child.tagName === 'LI');
	return `${entries.indexOf(entry) + 1}.`;
}
