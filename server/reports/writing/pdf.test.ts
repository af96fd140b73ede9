import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { openPdf } from '../../../tests/support/open-document.ts';
import { sampleReport, words } from '../../../tests/support/sample-report.ts';
import { pdfOf } from './pdf.ts';
import { pagePictures } from './pictures.ts';

async function pdf(blocks: readonly ResolvedBlock[], title?: string): Promise<string> {
	const webp = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#1f5fbf' } })
		.webp()
		.toBuffer();
	const pictures = await pagePictures(new Map([['a1', webp]]));
	return openPdf(pdfOf(sampleReport(blocks, title), pictures));
}
const count = (text: string, what: RegExp): number => [...text.matchAll(what)].length;

const everything: ResolvedBlock[] = [
	{ kind: 'paragraph', words: words('Zażółć gęślą jaźń') },
	{ kind: 'paragraph', words: words('Manzanas', 'es') },
	{ kind: 'list', entries: [words('jeden'), words('dwa')] },
	{ kind: 'facts', entries: [{ name: words('Link'), value: words('https://lubapple.example') }] },
	{ kind: 'picture', asset: 'a1', alt: words('Skrzynki') },
	{ kind: 'picture', asset: 'gone', alt: words('Zaginiony obraz') },
	{
		kind: 'table',
		caption: words('Oceny'),
		rows: [
			[
				{ words: words('Praktyka'), header: true },
				{ words: words('Lubelskie'), header: true }
			],
			[
				{ words: words('Sady'), header: true },
				{ words: words('+1'), value: 1, shade: 1, more: 'poll-1' }
			]
		]
	}
];

describe('a report as a tagged PDF', () => {
	it('says that it keeps PDF/UA-1, its title and its language', async () => {
		const told = await pdf(everything);
		expect(told).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
		expect(told).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
		expect(told).toMatch(/\/DisplayDocTitle true/);
		expect(told).toMatch(/\/Lang \(pl\)/);
		expect(told).toMatch(/<dc:title>[\s\S]*Praktyki[\s\S]*<\/dc:title>/);
		expect(told).toMatch(/\/Lang \(es\)/);
	});

	it('has headings, lists, tables with heads and described pictures in its tree', async () => {
		const told = await pdf(everything);
		for (const [tag, times] of [
			['H2', 1],
			['TH', 2],
			['TD', 2],
			['THead', 1],
			['Figure', 1],
			['TOC', 1]
		] as const) {
			expect(count(told, new RegExp(`/S /${tag}\\b`, 'g')), tag).toBeGreaterThanOrEqual(times);
		}
		expect(count(told, /\/S \/LI\b/g)).toBeGreaterThanOrEqual(3);
		expect(told).toMatch(/\/Alt \(Skrzynki\)/);
		expect(told).toContain('/URI (https://lubapple.example/)');
	});

	it('takes hostile texts as words', async () => {
		const hostile = [
			'#panic("x")',
			'#read("/etc/passwd")',
			'*a* _b_ `c` $x^2$',
			'@label <label> \\ // /* */',
			'#import "@preview/x:1.0.0"',
			'= Heading',
			'"] #text(red)[x]',
			'#{',
			'a\u0000\ud800b',
			'\u202egnirts'
		];
		const told = await pdf(
			[
				...hostile.map((text): ResolvedBlock => ({ kind: 'paragraph', words: words(text) })),
				{ kind: 'list', entries: hostile.map((text) => words(text)) },
				{ kind: 'section', section: { id: '"><#panic()', title: words(hostile.join('\n')), blocks: [] } },
				{
					kind: 'table',
					caption: words('#panic()'),
					rows: [hostile.map((text) => ({ words: words(text), more: text }))]
				},
				{ kind: 'picture', asset: '../../etc/passwd', alt: words('#panic()') }
			],
			hostile.join('\n')
		);
		expect(told).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
		expect(told).not.toContain('root:');
		// Two headings of our own and the hostile one, which is one.
		expect(count(told, /\/S \/H3\b/g)).toBe(1);
	});

	it('has a letter for all seven languages, and a box for what no font has', async () => {
		const alphabets = 'ñáéíóúü¿¡ ąćęłńóśźż àèéìòù āčēģīķļņšūž áéíóöőúüű ŐŰŁŻĢĶĻŅ „”“”‘’–…€→−✓●★ 👍🍏';
		expect(await pdf([{ kind: 'paragraph', words: words(alphabets) }])).toContain('<pdfuaid:part>1');
		expect(await pdf([{ kind: 'paragraph', words: words('\u{a984}\u{13000}\u{10fffd} a') }])).toContain(
			'<pdfuaid:part>1'
		);
	});
});
