/** Long texts in documents: their structure is real, and a table that two people left ragged still opens. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RichBlock, RichCell } from '#lib/base/model/rich-blocks.ts';
import { openDocx, openPdf } from '../../../tests/support/open-document.ts';
import { sampleReport } from '../../../tests/support/sample-report.ts';
import { docxOf } from './docx.ts';
import { pdfOf } from './pdf.ts';

const paragraph = (text: string): RichBlock => ({ kind: 'paragraph', runs: [{ text }] });
const cell = (text: string, more: Partial<RichCell> = {}): RichCell => ({
	header: false,
	columns: 1,
	rows: 1,
	blocks: [paragraph(text)],
	...more
});

const written: RichBlock[] = [
	{ kind: 'heading', level: 3, runs: [{ text: 'Etapy' }] },
	{ kind: 'heading', level: 4, runs: [{ text: 'Najpierw' }] },
	{
		kind: 'paragraph',
		runs: [
			{ text: 'Zwykły ' },
			{ text: 'gruby', bold: true },
			{ break: true },
			{ text: 'pochyły', italic: true },
			{ text: ' i strona', link: 'https://clusters3.example/' }
		]
	},
	{
		kind: 'list',
		ordered: true,
		items: [[paragraph('pierwszy'), { kind: 'list', ordered: false, items: [[paragraph('w środku')]] }]]
	},
	{ kind: 'list', ordered: true, items: [[paragraph('znowu pierwszy')]] },
	{
		kind: 'table',
		rows: [
			[cell('Kto', { header: true }), cell('Co', { header: true })],
			[cell('Województwo', { rows: 2 }), cell('fundusz')],
			[cell('szkoła'), cell('za daleko', { columns: 9 })],
			[]
		]
	},
	{ kind: 'unknown', name: 'hologram', blocks: [paragraph('z nowszej wersji')] }
];
const noted: RichBlock[] = [
	{
		kind: 'paragraph',
		runs: [
			{ text: 'Ceny wzrosły' },
			{ note: 'Badanie z 2016 r., https://lubelskie.example/badanie' },
			{ text: '.' }
		]
	},
	{
		kind: 'table',
		rows: [
			[cell('Kto', { header: true })],
			[cell('', { blocks: [{ kind: 'paragraph', runs: [{ text: 'Lublin' }, { note: 'Bez sadów.' }] }] })]
		]
	}
];
const report = (blocks: readonly RichBlock[], lang?: string) =>
	sampleReport([{ kind: 'rich', blocks, ...(lang === undefined ? {} : { lang }) }]);

describe('a long text in a word processor', () => {
	it('has headings below that of its section, and lists that count anew', async () => {
		const { body, paragraphs } = openDocx(await docxOf(report(written), new Map()));
		const styleOf = (text: string) => paragraphs.find((each) => each.text === text)?.style;
		expect(styleOf('Co działa?')).toBe('Heading2');
		expect(styleOf('Etapy')).toBe('Heading3');
		expect(styleOf('Najpierw')).toBe('Heading4');
		expect(paragraphs.map(({ text }) => text)).toContain('z nowszej wersji');
		const numberOf = (text: string) =>
			new RegExp(`<w:ilvl w:val="(\\d)"/><w:numId w:val="(\\d+)"/>(?:(?!</w:p>).)*>${text}<`, 's')
				.exec(body)
				?.slice(1);
		const [first, inner, again] = ['pierwszy', 'w środku', 'znowu pierwszy'].map(numberOf);
		expect([first?.[0], inner?.[0], again?.[0]]).toEqual(['0', '1', '0']);
		expect(first?.[1]).not.toBe(again?.[1]);
	});

	it('has looks, links and languages of its words', async () => {
		const { body, part } = openDocx(await docxOf(report(written, 'es'), new Map()));
		expect(body).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*gruby/s);
		expect(body).toMatch(/<w:i\/>(?:(?!<\/w:r>).)*pochyły/s);
		expect(part('word/_rels/document.xml.rels')).toContain('Target="https://clusters3.example/"');
		expect(body).toMatch(/<w:lang w:val="es"\/>(?:(?!<\/w:r>).)*Zwykły/s);
	});

	it('has footnotes that the program counts, with links', async () => {
		const { body, part } = openDocx(await docxOf(report(noted), new Map()));
		expect(body.match(/<w:footnoteReference w:id="\d+"\/>/g)).toHaveLength(2);
		const notes = part('word/footnotes.xml');
		expect(notes).toMatch(/<w:pStyle w:val="FootnoteText"\/>.*Badanie z 2016 r\., .*<w:hyperlink /s);
		expect(part('word/_rels/footnotes.xml.rels')).toContain('Target="https://lubelskie.example/badanie"');
		expect(notes).toContain('Bez sadów.');
	});

	it('has tables with a head in which every row has all columns, however ragged they were', async () => {
		const { body } = openDocx(await docxOf(report(written), new Map()));
		const [table = ''] = /<w:tbl>.*?<\/w:tbl>/s.exec(body) ?? [];
		expect(table.match(/<w:tblHeader/g)).toHaveLength(1);
		const columns = table.match(/<w:gridCol /g)?.length;
		for (const [row] of table.matchAll(/<w:tr>.*?<\/w:tr>/gs)) {
			const wide = [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([each]) =>
				Number(/<w:gridSpan w:val="(\d+)"/.exec(each)?.[1] ?? 1)
			);
			expect(wide.reduce((sum, each) => sum + each, 0)).toBe(columns);
		}
		// A cell without a last paragraph is one that no program opens.
		expect(table).not.toMatch(/<\/w:tbl><\/w:tc>|<w:tc>(<w:tcPr>.*?<\/w:tcPr>)?<\/w:tc>/s);
	});
});

describe('pictures in a long text', () => {
	const shown = (alt: string, caption: string, width?: 50): RichBlock => ({
		kind: 'picture',
		...{ asset: 'a1', alt, caption },
		...(width === undefined ? {} : { width })
	});
	const pictures = async () => {
		const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#1f5fbf' } })
			.png()
			.toBuffer();
		return new Map([['a1', { bytes, type: 'png' as const, width: 400, height: 300 }]]);
	};
	const written = [shown('Chłodnia', 'Wspólna chłodnia, 2016', 50), shown('', ''), shown('Sad', '')];

	it('are described, sized and captioned in a word processor; those that only decorate say so', async () => {
		const { body, names, paragraphs } = openDocx(await docxOf(report(written), await pictures()));
		expect(names.filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
		expect([...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt]) => alt)).toEqual([
			'Chłodnia',
			'Sad'
		]);
		expect(body.match(/<adec:decorative /g)).toHaveLength(1);
		const widths = [...body.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, cx]) =>
			Math.round(Number(cx) / 9525)
		);
		expect(widths).toEqual([321, 400, 400]);
		expect(paragraphs.find(({ text }) => text === 'Wspólna chłodnia, 2016')?.style).toBe('Caption');
	});

	it('are figures with descriptions in a PDF, and decoration is none', async () => {
		const told = openPdf(pdfOf(report(written), await pictures()));
		expect(told).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
		expect([...told.matchAll(/\/S \/Figure\b/g)]).toHaveLength(2);
	});

	it('that are gone leave their captions', async () => {
		const { paragraphs } = openDocx(await docxOf(report(written), new Map()));
		expect(paragraphs.map(({ text }) => text)).toContain('Wspólna chłodnia, 2016');
		expect(openPdf(pdfOf(report(written), new Map()))).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
	});
});

describe('a long text in a tagged PDF', () => {
	it('has its headings, lists, heads of tables and links in the tree', () => {
		const told = openPdf(pdfOf(report(written, 'es'), new Map()));
		expect(told).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
		for (const [tag, least] of [
			['H3', 1],
			['H4', 1],
			['LI', 3],
			['TH', 2],
			['Link', 1]
		] as const) {
			expect([...told.matchAll(new RegExp(`/S /${tag}\\b`, 'g'))].length, tag).toBeGreaterThanOrEqual(least);
		}
		expect(told).toContain('/URI (https://clusters3.example/)');
		expect(told).toMatch(/\/Lang \(es\)/);
	});

	it('has footnotes, in tables too', () => {
		const told = openPdf(pdfOf(report(noted), new Map()));
		expect([...told.matchAll(/\/S \/Note\b/g)]).toHaveLength(2);
		expect(told).toContain('/URI (https://lubelskie.example/badanie)');
	});

	it('takes hostile words as words, and nothing as nothing', () => {
		const hostile = ['#panic("x")', '*a* _b_', '@label', '= Heading', 'a\u0000\ud800b'].map(paragraph);
		const empty: RichBlock[] = [
			{ kind: 'paragraph', runs: [] },
			{ kind: 'list', ordered: true, items: [] },
			{ kind: 'table', rows: [] },
			{ kind: 'table', rows: [[]] }
		];
		const told = openPdf(pdfOf(report([...hostile, ...empty]), new Map()));
		expect(told).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
	});
});
