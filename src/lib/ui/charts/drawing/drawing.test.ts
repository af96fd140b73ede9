import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { words } from '../../../../../tests/support/sample-report.ts';
import { paperColors, paperFont } from './colors.ts';
import { drawingsOf, pictureOf } from './drawing.ts';
import { drawingWidth } from './look.ts';
import { wrapped } from './text.ts';

const look = {
	color: paperColors(readFileSync(new URL('../../../../app.css', import.meta.url), 'utf8')),
	font: paperFont
};
const hostile = '</text><script>alert(1)</script>"\'&amp;<image href="file:///etc/passwd"/>\u0000\ud800';
const ends = [
	{ name: words('Lubelskie'), color: 1 },
	{ name: words(hostile), color: null }
];
const steps = [1, 2, 3].map((count) => ({ name: words(String(count)), count, aside: count === 3 }));
const drawings: Record<string, ResolvedBlock> = {
	bars: {
		kind: 'bars',
		caption: words('Oceny'),
		low: -2,
		high: 2,
		rows: [
			{
				name: words(hostile),
				value: 1,
				label: words('+1'),
				note: words('Zgoda.'),
				steps,
				marks: [1, 2, 14].map((color) => ({ name: words(`R${color}`), value: 1, color }))
			},
			{ name: words('Puste'), value: null, label: words('–'), marks: [] }
		]
	},
	columns: {
		kind: 'columns',
		caption: words('Rozkład'),
		rows: [{ name: words(hostile), label: words('n = 6'), steps }]
	},
	plane: {
		kind: 'plane',
		caption: words('Pola'),
		x: { name: words(hostile), low: 1, high: 5, lowest: words('mało'), highest: words(hostile) },
		y: { name: words('Wpływ'), low: 1, high: 5, lowest: words(''), highest: words('') },
		points: [
			{ name: words(hostile), x: 4, y: 2 },
			{ name: words('Sad'), x: 4, y: 2 },
			{ name: words('Rynek'), x: 1, y: 5 }
		]
	},
	words: {
		kind: 'words',
		caption: words('Słowa'),
		words: [
			{ word: words(hostile), count: 9 },
			{ word: words('sad'), count: 1 }
		]
	},
	tree: {
		kind: 'tree',
		caption: words('Podobne'),
		leaves: ends,
		root: { height: 1, left: { leaf: 0 }, right: { leaf: 1 } },
		high: 2
	},
	flows: {
		kind: 'flows',
		caption: words('Kto od kogo'),
		from: ends,
		to: ends,
		flows: [{ from: 0, to: 1, strength: 1, label: words('+2') }]
	},
	'ranked flows': {
		kind: 'flows',
		caption: words('Kto od kogo'),
		from: ends,
		to: ends,
		flows: [
			{ from: 0, to: 1, strength: 1, label: words('+2') },
			...Array.from({ length: 12 }, () => ({ from: 1, to: 0, strength: 0.5, label: words(hostile) }))
		],
		ranked: true
	}
};

const table = (heat: boolean, ...shades: (number | undefined)[]): ResolvedBlock => ({
	kind: 'table',
	caption: words('Mapa'),
	heat,
	rows: [
		['', hostile, 'Uwagi'].map((text) => ({ words: words(text), header: true })),
		...shades.map((shade) => [
			{ words: words(hostile), header: true },
			{ words: words(String(shade)), ...(shade === undefined ? {} : { shade }) },
			{ words: words(hostile) }
		])
	]
});

describe('a table with shades', () => {
	it.each([true, false])('becomes a picture that stands alone (heat map: %s)', (heat) => {
		const picture = pictureOf(table(heat, 0, 1, -1, undefined), look, hostile);
		if (!picture) throw new Error('nothing drawn');
		expect(picture.svg).not.toMatch(/<[^>]*(var\(|href=|url\()|<script/);
		const { width, height } = new Resvg(picture.svg);
		expect([width, height]).toEqual([picture.width, picture.height].map(Math.round));
	});

	it('says by the length of a bar what a heat map says by its shade', () => {
		const bars = (shade: number) =>
			[
				...(pictureOf(table(true, shade), look, '')?.svg.matchAll(/width="([\d.]+)" height="1.5"/g) ?? [])
			].map(([, width]) => Number(width));
		const [whole = 0] = bars(1);
		expect(whole).toBeGreaterThan(0);
		expect(bars(0.5)[0]).toBeCloseTo(whole / 2, 6);
		expect(bars(0)).toEqual([0]);
	});

	it('is no picture without shades, and in a document stays a table', () => {
		expect(pictureOf(table(true, undefined), look, 'Title')).toBeUndefined();
		expect(drawingsOf(table(true, 1), look)).toEqual([]);
	});
});

describe('a chart as a picture that stands alone', () => {
	it.each(Object.entries(drawings))(
		'%s are well-formed, draw only shapes and words, and load nothing',
		(_, block) => {
			const [drawing] = drawingsOf(block, look);
			if (!drawing) throw new Error('nothing drawn');
			const names = new Set([...drawing.svg.matchAll(/<([a-zA-Z]+)/g)].map(([, name]) => name));
			expect(
				[...names].filter((name) => !['svg', 'g', 'rect', 'path', 'line', 'text'].includes(name ?? ''))
			).toEqual([]);
			expect(drawing.svg).not.toMatch(/<[^>]*(var\(|href=|url\()/);
			// The parser throws for what is no XML.
			const { width, height } = new Resvg(drawing.svg);
			expect([width, height]).toEqual([drawingWidth, Math.round(drawing.height)]);
		}
	);

	it('keeps each mark at its value, one below the other', () => {
		const [{ svg = '' } = {}] = drawingsOf(drawings['bars'] ?? { kind: 'list', entries: [] }, look);
		const places = [...svg.matchAll(/translate\(([\d.]+) ([\d.]+)\) scale\(0\.4/g)].map(([, x, y]) => [x, y]);
		const marks = places.slice(-3);
		expect(new Set(marks.map(([x]) => x)).size).toBe(1);
		expect(new Set(marks.map(([, y]) => y)).size).toBe(3);
	});

	it.each(['bars', 'columns'] as const)('of many rows comes in pieces that fit a page (%s)', (name) => {
		const chart = drawings[name];
		const names = Array.from({ length: 60 }, (_, at) => `Subject ${at}.`);
		const named = <Row extends object>(rows: readonly Row[]) =>
			names.flatMap((text) => rows.slice(0, 1).map((row) => ({ ...row, name: { text } })));
		if (chart?.kind !== 'bars' && chart?.kind !== 'columns') throw new Error('no rows');
		const many: ResolvedBlock =
			chart.kind === 'bars' ? { ...chart, rows: named(chart.rows) } : { ...chart, rows: named(chart.rows) };
		const pieces = drawingsOf(many, look);
		expect(Math.max(...pieces.map(({ height }) => height))).toBeLessThan(360);
		const told = pieces.flatMap(({ svg }) => svg.match(/Subject \d+\./g) ?? []);
		expect(told).toEqual(names);
		expect(pictureOf(many, look, 'Whole')?.svg.match(/Subject \d+\./g)).toEqual(names);
	});

	it('writes the figures of the strongest flows on their lines', () => {
		const told = (name: string) =>
			drawingsOf(drawings[name] ?? { kind: 'list', entries: [] }, look)[0]?.svg.match(/>\+2</g) ?? [];
		expect(told('ranked flows')).toHaveLength(1);
		expect(told('flows')).toHaveLength(0);
	});

	it('has its title above it and a ground of its own when it is kept as a picture', () => {
		for (const block of Object.values(drawings)) {
			const picture = pictureOf(block, look, hostile);
			if (!picture) throw new Error('nothing drawn');
			expect(picture.svg).not.toMatch(/<[^>]*(var\(|href=|url\()|<script/);
			const { width, height } = new Resvg(picture.svg);
			expect([width, height]).toEqual([picture.width, picture.height].map(Math.round));
			expect(picture.height).toBeGreaterThan(drawingsOf(block, look)[0]?.height ?? 0);
		}
		expect(pictureOf({ kind: 'list', entries: [] }, look, 'List')).toBeUndefined();
	});
});

it('breaks words into lines and says when there is more', () => {
	expect(wrapped('one two three', 10, 40, 2)).toEqual(['one two', 'three']);
	expect(wrapped('one two three four', 10, 40, 2)).toEqual(['one two', 'three…']);
	expect(wrapped('Donaudampfschifffahrt', 10, 40, 1)).toEqual(['Donaud…']);
});

it('knows the colours of the light theme and nothing else', () => {
	expect(look.color('region-1')).toBe('#1f5fbf');
	expect(() => look.color('nonsense')).toThrow('nonsense');
});
