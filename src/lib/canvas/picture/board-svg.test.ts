import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import type { Item } from '#lib/board/model/item.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { itemViews } from '#lib/kinds/views.ts';
import type { BoardEnv } from '../item-view.ts';
import { regionShape } from '#lib/ui/region-mark.ts';
import { boardSvg } from './board-svg.ts';
import { SvgContext } from './svg-context.ts';

const env: BoardEnv = {
	color: (token) => (token === 'board-shadow' ? 'rgb(60 50 30 / 0.13)' : '#336699'),
	font: 'Atkinson Hyperlegible Next',
	region: () => ({ name: 'Lubelskie', color: 'region-1', shape: regionShape(1) }),
	author: () => undefined,
	card: () => undefined,
	imageUrl: (asset) => `asset:${asset}`
};
const item = (id: string, kind: string, props: object, more: Partial<Item> = {}): Item => ({
	id,
	kind,
	x: 0,
	y: 0,
	w: 200,
	h: 160,
	rotation: 0,
	z: 'a0',
	author: '',
	region: 'l',
	frame: null,
	locked: false,
	lockedBy: null,
	group: null,
	props,
	broken: false,
	...more
});
const draw = (items: readonly Item[], turn = () => Promise.resolve()) =>
	boardSvg({
		...{ items, kinds: itemKinds, views: itemViews, env },
		measure: (text) => text.length * 50,
		turn
	});

describe('a board as a picture', () => {
	it('is nothing where nothing is', async () => {
		expect(await draw([])).toBeUndefined();
	});

	it('says how bold words are in hundreds, which is all that drawing programs know', async () => {
		const weights = (await draw([item('f', 'frame', { title: 'Ideas', clips: true })]))?.svg.match(
			/font-weight="\d+"/g
		);
		expect(weights).toEqual(['font-weight="700"']);
	});

	it('lets others have their turn while it draws a large board', async () => {
		let turns = 0;
		const many = Array.from({ length: 200 }, (_, at) =>
			item(`n${at}`, 'note', { text: 'x', color: 'yellow' })
		);
		await draw(many, () => {
			turns++;
			return Promise.resolve();
		});
		expect(turns).toBeGreaterThanOrEqual(10);
	});

	it('holds every kind, words as words and pictures by their address, in one well-formed file', async () => {
		const hostile = '</text><script>alert(1)</script>&"\u0000';
		const items = [
			item('f', 'frame', { title: hostile, clips: true }, { w: 900, h: 700 }),
			item('n', 'note', { text: hostile, color: 'yellow' }, { rotation: 0.3, frame: 'f', x: 800 }),
			item('s', 'shape', { form: 'ellipse', text: 'Krąg', color: 'blue', fill: 'soft' }),
			item('r', 'shape', { form: 'rectangle', text: '', color: 'blue', fill: 'none' }),
			item('t', 'text', { text: 'Łąka', size: 'm' }),
			item('i', 'ink', { points: [0, 0, 1, 10, 10, 1, 20, 5, 1], color: 'red', width: 4 }),
			item('c', 'connector', {
				from: { item: 's', anchor: 'auto' },
				to: { x: 500, y: 500 },
				text: '',
				color: 'black',
				line: 'curved',
				arrow: 'end'
			}),
			item('p', 'image', { asset: 'a1', alt: 'Skrzynki' }),
			item('g', 'poster', { poster: 'gone' }),
			item('x', 'unheard-of', {}, { broken: true })
		];
		const { svg = '', width = 0 } = (await draw(items)) ?? {};
		expect(width).toBeGreaterThan(900);
		expect(svg).toContain('href="asset:a1"');
		expect(svg).not.toContain('<script');
		expect(svg).toMatch(/<g clip-path="url\(#cut-1\)">/);
		expect(svg).toMatch(/fill="rgb\(60,50,30\)" fill-opacity="0.13"/);
		expect(svg).not.toMatch(/NaN|undefined|Infinity/);
		// Throws for what is no XML.
		expect(new Resvg(svg).width).toBe(width);
	});
});

describe('painting into a file', () => {
	const painted = (paint: (context: SvgContext) => void): string => {
		const context = new SvgContext();
		paint(context);
		return context
			.finish()
			.map(({ text }) => text)
			.join('');
	};

	it('gives back with restore what save kept, cut-outs too', () => {
		const svg = painted((context) => {
			context.fillStyle = '#111111';
			context.save();
			context.fillStyle = '#222222';
			context.translate(5, 6);
			context.rect(0, 0, 1, 1);
			context.clip();
			context.fillRect(0, 0, 1, 1);
			context.restore();
			context.fillRect(0, 0, 2, 2);
		});
		expect(svg).toBe(
			'<clipPath id="cut-1"><path d="M0 0h1v1h-1Z" transform="matrix(1 0 0 1 5 6)"/></clipPath>' +
				'<g clip-path="url(#cut-1)"><rect x="0" y="0" width="1" height="1" fill="#222222" transform="matrix(1 0 0 1 5 6)"/></g>' +
				'<rect x="0" y="0" width="2" height="2" fill="#111111"/>'
		);
	});

	it('draws whole circles', () => {
		const svg = painted((context) => {
			context.beginPath();
			context.arc(10, 10, 5, 0, 2 * Math.PI);
			context.fill();
		});
		expect(svg).toContain('d="M15 10A5 5 0 0 1 5 10A5 5 0 0 1 15 10"');
	});
});
