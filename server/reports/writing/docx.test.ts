import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { openDocx } from '../../../tests/support/open-document.ts';
import { sampleReport, words } from '../../../tests/support/sample-report.ts';
import { docxOf } from './docx.ts';
import { pagePictures } from './pictures.ts';

async function partsOf(blocks: readonly ResolvedBlock[], title?: string) {
	const webp = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#1f5fbf' } })
		.webp()
		.toBuffer();
	const pictures = await pagePictures(
		new Map([
			['a1', webp],
			['broken', new Uint8Array([1, 2, 3])]
		])
	);
	return openDocx(await docxOf(sampleReport(blocks, title), pictures));
}

const table: ResolvedBlock = {
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
};

describe('a report for word processors', () => {
	it('has a title, a language, headings of real styles and a table of contents that links to them', async () => {
		const { body, part } = await partsOf([
			{ kind: 'section', section: { id: 'deep', title: words('Głębiej'), blocks: [] } }
		]);
		expect(part('docProps/core.xml')).toContain('<dc:title>Praktyki</dc:title>');
		expect(part('word/styles.xml')).toMatch(/<w:lang [^>]*w:val="pl"/);
		for (const [style, text] of [
			['Title', 'Praktyki'],
			['Heading1', 'Wyniki'],
			['Heading2', 'Co działa?'],
			['Heading3', 'Głębiej']
		] as const) {
			expect(body).toMatch(
				new RegExp(`<w:pStyle w:val="${style}"/>(?:(?!</w:p>).)*${text.replace('?', '\\?')}`, 's')
			);
		}
		// LibreOffice takes a heading without a level for any other paragraph.
		for (const level of [1, 2, 3, 4, 5])
			expect(part('word/styles.xml')).toMatch(
				new RegExp(`w:styleId="Heading${level}"(?:(?!</w:style>).)*<w:outlineLvl w:val="${level - 1}"/>`, 's')
			);
		expect(body).toMatch(/TOC [^<]*\\h/);
		const anchors = [...body.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name);
		expect(anchors.length).toBeGreaterThan(1);
		for (const anchor of anchors) expect(body).toContain(`w:name="${anchor}"`);
	});

	it('has tables with heads that repeat, links inside, and pages with numbers', async () => {
		const { body, part, names } = await partsOf([table]);
		expect(body.match(/<w:tblHeader/g)).toHaveLength(1);
		expect(body).toMatch(/<w:tblLook [^>]*w:firstRow="(1|true)"[^>]*w:firstColumn="(1|true)"/);
		expect(body).toMatch(/<w:hyperlink [^>]*w:anchor="section_2"(?:(?!<\/w:hyperlink>).)*\+1/s);
		expect(
			names
				.filter((name) => name.includes('footer'))
				.map(part)
				.join('')
		).toContain('NUMPAGES');
	});

	it('describes every picture, and says what is on one that is gone', async () => {
		const { body, names } = await partsOf([
			{ kind: 'picture', asset: 'a1', alt: words('Skrzynki "jabłek" <b>') },
			{ kind: 'picture', asset: 'broken', alt: words('Zaginiony obraz') }
		]);
		expect(names.filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
		expect(body).not.toMatch(/<wp:docPr [^>]*title=/);
		expect(body).toMatch(/<wp:docPr [^>]*descr="Skrzynki &quot;jabłek&quot; &lt;b(&gt;|>)"/);
		expect(body).toContain('Zaginiony obraz');
	});

	it('lets lines grow with the pictures in them', async () => {
		const { part } = await partsOf([]);
		const heights = part('word/styles.xml').match(/<w:spacing [^>]*w:line="[^>]*>/g) ?? [];
		expect(heights.length).toBeGreaterThan(5);
		for (const height of heights) expect(height).toContain('w:lineRule="auto"');
	});

	it('says in which language words are that are not in that of the report', async () => {
		const { body } = await partsOf([{ kind: 'paragraph', words: words('Manzanas', 'es') }]);
		expect(body).toMatch(/<w:lang w:val="es"\/>(?:(?!<\/w:r>).)*Manzanas/s);
	});

	it('takes every text as text, keeps its lines and links only what is an address', async () => {
		const hostile = [
			'<w:p><w:r><w:t>x</w:t></w:r></w:p>',
			']]>',
			'&#0;&amp;',
			'{{field}} { INCLUDETEXT "C:\\x" }',
			'a\u0000\u0008\ud800\uffffb',
			'\u202egnirts'
		];
		const { body, part, names } = await partsOf(
			[
				{ kind: 'list', entries: hostile.map((text) => words(text)) },
				{ kind: 'paragraph', words: words('one\ntwo') },
				{
					kind: 'facts',
					entries: [
						{ name: words('Link'), value: words('https://lubapple.example') },
						{ name: words('Bad'), value: words('javascript:alert(1)') },
						{ name: words('File'), value: words('file:///etc/passwd') }
					]
				}
			],
			hostile.join('\n')
		);
		for (const name of names.filter((each) => each.endsWith('.xml')))
			expect(part(name)).not.toMatch(/(?![\t\n\r])[\p{Cc}\p{Cs}\uffff]/u);
		expect(body).toContain('&lt;w:p&gt;&lt;w:r&gt;');
		expect(body).not.toMatch(/instrText[^>]*>[^<]*INCLUDETEXT/);
		expect(body).toMatch(/one(?:(?!<\/w:p>).)*<w:br\/>(?:(?!<\/w:p>).)*two/s);
		const targets = [
			...part('word/_rels/document.xml.rels').matchAll(/Target="([^"]+)" TargetMode="External"/g)
		].map(([, target]) => target);
		expect(targets).toEqual(['https://lubapple.example/']);
	});
});
