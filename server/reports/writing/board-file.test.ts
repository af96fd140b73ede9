import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { mostPixels, type PictureOrder, type PicturePage } from '#lib/report/model/board-picture.ts';
import { boardFile } from './board-file.ts';

const page = (title: string, width = 300, height = 200, inside = ''): PicturePage => ({
	title,
	alt: `${title}. <Zażółć> & "gęślą"`,
	svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-10 -10 ${width} ${height}"><rect x="-10" y="-10" width="100" height="100" fill="#ff0000"/><text x="10" y="150" font-size="20" font-weight="700" font-family="Atkinson Hyperlegible Next, DejaVu Sans, Noto Emoji">Łąka ✔</text>${inside}</svg>`,
	width,
	height
});
const order = (format: PictureOrder['format'], pages: readonly PicturePage[], scale = 1): PictureOrder => ({
	format,
	workshop: 'w1',
	title: 'Tablica',
	language: 'pl',
	scale,
	pages,
	madeAt: Date.UTC(2026, 0, 2)
});
const none = () => undefined;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

it('pixels are as many as asked for, and never more than a machine can take', async () => {
	const twice = await sharp(await boardFile(order('png', [page('Ściana')], 2), none)).metadata();
	expect([twice.format, twice.width, twice.height]).toEqual(['png', 600, 400]);
	const wide = await sharp(await boardFile(order('png', [page('Ściana', 20_000, 500)], 4), none)).metadata();
	expect([wide.width, wide.height]).toEqual([mostPixels, 205]);
});

it('a drawing says what it is, carries the fonts of its letters and no others, and stays well-formed', async () => {
	const drawing = text(await boardFile(order('svg', [page('Ściana <1>')]), none));
	expect(drawing).toContain('<title id="title">Ściana &lt;1&gt;</title>');
	expect(drawing).toContain('&lt;Zażółć&gt; &amp; &quot;gęślą&quot;</desc>');
	expect(drawing.match(/font-family:'[^']+';font-weight:\d+/g)).toEqual([
		"font-family:'Atkinson Hyperlegible Next';font-weight:400",
		"font-family:'Atkinson Hyperlegible Next';font-weight:700",
		"font-family:'DejaVu Sans';font-weight:400",
		"font-family:'DejaVu Sans';font-weight:700"
	]);
	expect(() => new Resvg(drawing)).not.toThrow();
});

it('pictures of the board are inside, and one that is gone is left out', async () => {
	const picture =
		'<image href="asset:a1" width="10" height="10"/><image href="asset:gone" width="1" height="1"/>';
	const drawing = text(
		await boardFile(order('svg', [page('Ściana', 300, 200, picture)]), (asset) =>
			asset === 'a1' ? 'data:image/png;base64,AAAA' : undefined
		)
	);
	expect(drawing).toContain('href="data:image/png;base64,AAAA"');
	expect(drawing).toContain('href=""');
	expect(drawing).not.toContain('asset:');
});

it('a document has a page for every part, with a heading and words for those who do not see it', async () => {
	const raw = Buffer.from(
		await boardFile(order('pdf', [page('Całość'), page('Ramka', 200, 300)]), none)
	).toString('latin1');
	const inflated = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, data = '']) => {
		try {
			return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
		} catch {
			return '';
		}
	});
	const told = raw + inflated.join('\n');
	expect(told.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
	expect(told).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
	expect(told).toMatch(/\/Lang \(pl\)/);
	expect(told.match(/\/S\s*\/H1/g)).toHaveLength(2);
	expect(told.match(/\/Alt\s/g)?.length).toBeGreaterThanOrEqual(2);
});

it('refuses a picture of nothing', async () => {
	await expect(boardFile(order('png', []), none)).rejects.toThrow('nothing');
});
