import { describe, expect, it } from 'vitest';
import { TextLayouts } from './text-layout.ts';

/** Every character is half as wide as it is high. */
let measured = 0;
const layouts = () =>
	new TextLayouts((text, font) => {
		measured += 1;
		return (text.length * Number(/([\d.]+)px/.exec(font)?.[1])) / 2;
	}, 'sans-serif');
const lines = (text: string, w: number, h = 1000, sizes = [10]) =>
	layouts()
		.layout({}, text, w, h, { sizes, lineHeight: 1, weight: 400 })
		.lines.map((line) => line.text);

describe('wrapping', () => {
	it('breaks between words, at line ends, and keeps empty lines', () => {
		expect(lines('open data first', 50)).toEqual(['open data', 'first']);
		expect(lines('open\n\ndata', 50)).toEqual(['open', '', 'data']);
		expect(lines('', 50)).toEqual(['']);
	});

	it('cuts a word only where no line could hold it', () => {
		expect(lines('a internationalisation b', 50)).toEqual(['a', 'internatio', 'nalisation', 'b']);
		expect(lines('aaaaaaaaaaaa b', 50)).toEqual(['aaaaaaaaaa', 'aa b']);
	});

	it('no line is wider than the box', () => {
		const layout = layouts().layout({}, 'the quick brown fox jumps', 37, 1000, {
			sizes: [10],
			lineHeight: 1,
			weight: 400
		});
		for (const line of layout.lines) expect(line.width).toBeLessThanOrEqual(37);
	});
});

describe('fitting', () => {
	it('takes the largest size that fits, and never one that breaks a word if a smaller does not', () => {
		const style = { sizes: [40, 20, 10], lineHeight: 1, weight: 400 };
		expect(layouts().layout({}, 'data', 100, 100, style).size).toBe(40);
		expect(layouts().layout({}, 'data first open', 100, 40, style).size).toBe(20);
		expect(layouts().layout({}, 'international', 100, 400, style).size).toBe(10);
	});

	it('ends with dots when even the smallest is too much', () => {
		const layout = layouts().layout({}, 'one two three four five six', 30, 20, {
			sizes: [10],
			lineHeight: 1,
			weight: 400
		});
		expect(layout.cut).toBe(true);
		expect(layout.lines).toHaveLength(2);
		expect(layout.lines.at(-1)?.text).toMatch(/…$/);
	});
});

it('measures a word once, whatever the size, and a known text never again', () => {
	const all = layouts();
	const style = { sizes: [40, 20, 10], lineHeight: 1, weight: 400 };
	const owner = {};
	measured = 0;
	all.layout(owner, 'data data data', 100, 30, style);
	expect(measured).toBe(2);
	all.layout(owner, 'data data data', 100, 30, style);
	all.layout({}, 'data data', 50, 30, style);
	expect(measured).toBe(2);
});

describe('marks', () => {
	const style = { sizes: [10], lineHeight: 1, weight: 400, marked: true } as const;
	/** Bold is three quarters as wide as it is high here, plain is half. */
	const marked = (text: string, w: number) =>
		new TextLayouts((word, font) => {
			const [weight = '', size = ''] = font.split(' ');
			return word.length * Number.parseFloat(size) * (Number(weight) > 500 ? 0.75 : 0.5);
		}, 'sans-serif').layout({}, text, w, 1000, style);

	it('are not painted: bold words are runs of their own, measured in their weight', () => {
		const [line] = marked('an **open** idea', 1000).lines;
		expect(line?.runs?.map(({ text, x, bold }) => [text, x, bold])).toEqual([
			['an', 0, false],
			['open', 17.5, true],
			['idea', 52.5, false]
		]);
		expect(line?.width).toBe(72.5);
	});

	it('let the entries of a list hang from their signs', () => {
		const lines = marked('- open data first', 60).lines;
		expect(lines.map((line) => line.runs?.map(({ text }) => text))).toEqual([['•', 'open data'], ['first']]);
		expect(lines[1]?.runs?.[0]?.x).toBe(lines[0]?.runs?.[1]?.x);
		expect(lines[1]?.width).toBe(lines[0]?.width);
	});

	it('say which words lead somewhere, and keep half a bold word whole', () => {
		const runs = marked('**wo**rd www.a.eu', 1000).lines[0]?.runs;
		expect(runs?.map(({ text, link }) => [text, link])).toEqual([
			['wo', false],
			['rd', false],
			['www.a.eu', true]
		]);
		expect(runs?.[1]?.x).toBe(15);
	});

	it('never make a line wider than the box', () => {
		const text =
			'**internationalisation** of\n- very-long-words-without-any-space and www.example.org/a/b/c/d';
		for (const w of [40, 61, 100, 333])
			for (const line of marked(text, w).lines) expect(line.width).toBeLessThanOrEqual(w + 1e-9);
	});

	it('cost a text without any nothing', () => {
		expect(marked('plain words', 1000).lines[0]?.runs).toBeUndefined();
	});
});
