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
