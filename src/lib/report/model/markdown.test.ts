import fc from 'fast-check';
import { Marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { markdownOf } from './markdown.ts';
import type { ResolvedReport } from './resolved-report.ts';

const reportOf = (blocks: readonly ResolvedBlock[]): ResolvedReport => ({
	workshop: 'w1',
	language: 'pl',
	title: { text: 'Praktyki' },
	project: 'CLUSTERS3',
	where: 'Lublin, 7–8 marca 2017',
	collectedAt: 0,
	sections: [{ id: 's', title: { text: 'Wyniki' }, blocks }],
	frame: {
		kicker: 'Raport',
		lead: 'Co pokazały warsztaty.',
		partners: 'Z: Województwo Lubelskie (Lubelskie).',
		contents: 'Spis treści'
	}
});
const written = (...blocks: ResolvedBlock[]): string =>
	markdownOf(reportOf(blocks), (asset) => `/assets/${asset}`);
const body = (markdown: string): string => markdown.slice(markdown.indexOf('## Wyniki\n') + 10).trimStart();
const words = (text: string) => ({ text });

const marked = new Marked({ gfm: true });
function tokens(markdown: string): Token[] {
	const all: Token[] = [];
	marked.walkTokens(marked.lexer(markdown), (token) => void all.push(token));
	return all;
}
/** What a reader sees of some Markdown, without spaces. */
const seen = (markdown: string): string =>
	marked
		.parser(marked.lexer(markdown))
		.replaceAll(/<[^>]*>/g, '')
		.replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')
		.replaceAll(/\s/g, '');
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '' };

const hostile = [
	'# not a heading',
	'- not a list',
	'1. not a list',
	'+ no list',
	'> no quote',
	'    no code',
	'```\nno fence\n```',
	'---',
	'===',
	'| a | b |\n|---|---|',
	'a\n:-',
	'[link](javascript:alert(1))',
	'![x](https://tracker.example/a.png)',
	'<script>alert(1)</script>',
	'<https://a.example>',
	'https://a.example and www.a.example and me@a.example',
	'[ref]: https://a.example',
	'*a* _b_ **c** ~~d~~ `e`',
	'a\\',
	'&lt;b&gt; &copy;',
	'Footnote[^1] and $x^2$',
	'- [ ] a task'
];

describe('a report as Markdown', () => {
	it('begins with its title and language, and has the headings of the tree', () => {
		const markdown = written(
			{ kind: 'paragraph', words: words('Pierwszy wiersz\nDrugi') },
			{
				kind: 'section',
				section: {
					id: 'x',
					title: words('Głębiej'),
					blocks: [{ kind: 'list', entries: [words('a'), words('b\nc')] }]
				}
			},
			{ kind: 'facts', entries: [{ name: words('Region'), value: words('Lubelskie') }] },
			{ kind: 'picture', asset: 'a1', alt: words('Skrzynki') }
		);
		expect(markdown).toBe(`---
title: "Praktyki"
lang: pl
---

# Praktyki

CLUSTERS3 · Raport

Lublin, 7–8 marca 2017

Z: Województwo Lubelskie (Lubelskie).

Co pokazały warsztaty.

## Wyniki

Pierwszy wiersz\\
Drugi

### Głębiej

- a
- b\\
  c

- **Region:** Lubelskie

![Skrzynki](</assets/a1>)
`);
	});

	it('writes tables with a head, numbers to the right and names in bold', () => {
		const markdown = written({
			kind: 'table',
			caption: words('Ludzie'),
			rows: [
				[
					{ words: words('Region'), header: true },
					{ words: words('Osoby'), header: true }
				],
				[
					{ words: words('A|B\nC'), header: true },
					{ words: words('2'), value: 2 }
				]
			]
		});
		expect(body(markdown)).toBe(`**Ludzie**

| Region | Osoby |
| --- | ---: |
| **A\\|B / C** | 2 |
`);
	});

	it('keeps what a drawing says in words and leaves its figures to the table', () => {
		const bar = { value: 1, label: words('1'), marks: [] };
		const markdown = written({
			kind: 'bars',
			caption: words('Oceny'),
			low: 0,
			high: 2,
			rows: [
				{ ...bar, name: words('Sady'), note: words('Zgoda.') },
				{ ...bar, name: words('Łąki') }
			]
		});
		expect(body(markdown)).toBe('- **Sady:** Zgoda.\n');
	});

	it.each(hostile)('shows %j as the text it is', (text) => {
		for (const block of [
			{ kind: 'paragraph', words: words(text) },
			{ kind: 'list', entries: [words(text)] },
			{ kind: 'table', caption: words('x'), rows: [[{ words: words(text) }, { words: words(text) }]] },
			{ kind: 'section', section: { id: 'i', title: words(text), blocks: [] } }
		] satisfies ResolvedBlock[]) {
			const kinds = tokens(body(written(block))).map(({ type }) => type);
			for (const type of [
				'html',
				'link',
				'image',
				'code',
				'codespan',
				'blockquote',
				'hr',
				'del',
				'em',
				'def'
			]) {
				expect(kinds, `${block.kind} makes a ${type}`).not.toContain(type);
			}
			expect(kinds.filter((type) => type === 'heading')).toHaveLength(block.kind === 'section' ? 1 : 0);
			expect(kinds.filter((type) => type === 'table')).toHaveLength(block.kind === 'table' ? 1 : 0);
			expect(kinds.filter((type) => type === 'list')).toHaveLength(block.kind === 'list' ? 1 : 0);
		}
	});

	it('shows every text letter by letter', () => {
		const characters = fc.constantFrom(...'ab1 .)(-+*_#>`~|[]<>&\\!:/=@\n"\'$^{}');
		const text = fc.array(characters, { maxLength: 30 }).map((all) => all.join(''));
		fc.assert(
			fc.property(text, (typed) => {
				const shown = seen(body(written({ kind: 'paragraph', words: words(typed) })));
				expect(shown).toBe(typed.replaceAll(/\s/g, ''));
			}),
			{ numRuns: 500 }
		);
	});

	it('has footnotes after the text that they belong to, counted as the report counts them', () => {
		const blocks = [
			{
				kind: 'paragraph' as const,
				runs: [{ text: 'Ceny wzrosły' }, { note: 'Zob. [x]: y' }, { text: ': tak.' }]
			},
			{
				kind: 'table' as const,
				rows: [
					[
						{
							header: false,
							columns: 1,
							rows: 1,
							blocks: [{ kind: 'paragraph' as const, runs: [{ text: 'Kto' }, { note: 'Sady.' }] }]
						}
					]
				]
			}
		];
		expect(body(written({ kind: 'rich', blocks, firstNote: 4 }))).toBe(
			['Ceny wzrosły[^4]\\: tak.', 'Kto[^5]', '[^4]: Zob. \\[x\\]: y', '[^5]: Sady.', '']
				.join('\n\n')
				.slice(0, -1)
		);
	});

	it('shows the pictures of a long text with what they show and their captions', () => {
		const shown = { kind: 'picture' as const, asset: 'abc', alt: 'Chłodnia [1]', caption: 'Rok 2016' };
		expect(body(written({ kind: 'rich', blocks: [shown, { ...shown, alt: '', caption: '' }] }))).toBe(
			'![Chłodnia \\[1\\]](</assets/abc>)\n\nRok 2016\n\n![](</assets/abc>)\n'
		);
	});
});
