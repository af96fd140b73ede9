import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasMarks, linksIn, parseMarked, plainText, richBlocks, typedPieces } from './marked-text.ts';

const runs = (text: string): string[] =>
	parseMarked(text).flatMap((paragraph) =>
		paragraph.runs.map((run) => `${run.bold ? 'b:' : ''}${run.link === null ? '' : 'a:'}${run.text}`)
	);

describe('bold', () => {
	it('is what stands between two pairs of stars', () => {
		expect(runs('an **open** idea')).toEqual(['an ', 'b:open', ' idea']);
		expect(runs('**a b** and **c**')).toEqual(['b:a b', ' and ', 'b:c']);
		expect(plainText('an **open** idea')).toBe('an open idea');
	});

	it('is not what only looks like it', () => {
		for (const text of ['2 ** 3', '** a **', '****', '**open', 'a * b * c']) {
			expect(runs(text).join('')).toBe(text);
			expect(plainText(text)).toBe(text);
		}
	});
});

describe('lists', () => {
	it('are lines that begin with a dash, a dot or a number', () => {
		const list = parseMarked('Needs:\n- people\n  - trained\n• money\n2) time');
		expect(list.map(({ marker, level }) => [marker, level])).toEqual([
			['', 0],
			['•', 0],
			['•', 1],
			['•', 0],
			['2.', 0]
		]);
	});

	it('need a space and something behind their sign', () => {
		expect(parseMarked('-5 °C\n-\n- \n2017. ').map(({ marker }) => marker)).toEqual(['', '', '', '']);
	});
});

describe('links', () => {
	it('are addresses of pages and letters, without what ends the sentence', () => {
		expect(linksIn('See https://example.org/a?b=1, or www.lubelskie.pl.')).toEqual([
			'https://example.org/a?b=1',
			'https://www.lubelskie.pl'
		]);
		expect(linksIn('(ask biuro@lubelskie.pl)')).toEqual(['mailto:biuro@lubelskie.pl']);
		expect(linksIn('**https://example.org**')).toEqual(['https://example.org']);
	});

	it('are never anything that runs', () => {
		for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x'])
			expect(linksIn(text)).toEqual([]);
	});

	it('each lead to a page or a letter, whatever the text is', () => {
		const piece = fc.constantFrom(
			'http://',
			'https://',
			'www.',
			'@',
			'a.b',
			'**',
			' ',
			'"',
			'<',
			'javascript:'
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (parts) => {
				for (const link of linksIn(parts.join('')))
					expect(link).toMatch(/^(?:https?:\/\/|mailto:)[^\s<>"]+$/i);
			})
		);
	});
});

it('loses no word, whatever the text is', () => {
	const piece = fc.constantFrom('**', '*', ' ', '\n', '- ', '1. ', 'a', 'bc', 'https://x.eu', '  ');
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
			const text = parts.join('');
			const letters = (of: string): string => of.replaceAll(/[^a-z:/.]/g, '');
			const kept = parseMarked(text).flatMap((paragraph) => paragraph.runs.map((run) => run.text));
			expect(letters(kept.join(''))).toBe(letters(text.replaceAll(/^ *1\. +(?=\S)/gm, '')));
			if (!hasMarks(text)) expect(kept.join('')).toBe(text.replaceAll('\n', ''));
		})
	);
});

describe('a text as it is typed', () => {
	it('keeps every letter in its place, however its marks stand', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '*', '**', '\n', '-') }), (text) => {
				expect(
					typedPieces(text)
						.map((piece) => piece.text)
						.join('')
				).toBe(text);
			})
		);
	});

	it('tells bold words from their stars, also before they are all there', () => {
		expect(typedPieces('so **very ** good').map(({ text, look }) => [look, text])).toEqual([
			['plain', 'so '],
			['mark', '**'],
			['bold', 'very '],
			['mark', '**'],
			['plain', ' good']
		]);
		expect(typedPieces('****').map(({ look }) => look)).toEqual(['mark', 'mark']);
		expect(typedPieces('2 ** 3 and more')).toEqual([{ text: '2 ** 3 and more', look: 'plain' }]);
	});
});

describe('as blocks', () => {
	const paragraph = (...texts: string[]) => ({
		kind: 'paragraph',
		runs: texts.flatMap((text, at) => (at === 0 ? [{ text }] : [{ break: true }, { text }]))
	});

	it('an empty line ends a paragraph, any other end of a line stays one', () => {
		expect(richBlocks('one\ntwo\n\n \nthree\n')).toEqual([paragraph('one', 'two'), paragraph('three')]);
		expect(richBlocks(' \n')).toEqual([]);
	});

	it('lists are lists, deeper ones inside of the entry above them', () => {
		expect(richBlocks('first:\n- a\n  1. b\n  2. c\n- d\nlast')).toEqual([
			paragraph('first:'),
			{
				kind: 'list',
				ordered: false,
				items: [
					[paragraph('a'), { kind: 'list', ordered: true, items: [[paragraph('b')], [paragraph('c')]] }],
					[paragraph('d')]
				]
			},
			paragraph('last')
		]);
		expect(richBlocks('  - deep\n- top')).toEqual([
			{
				kind: 'list',
				ordered: false,
				items: [[{ kind: 'list', ordered: false, items: [[paragraph('deep')]] }], [paragraph('top')]]
			}
		]);
	});

	it('bold words and addresses keep their look', () => {
		expect(richBlocks('see **www.example.org** now')).toEqual([
			{
				kind: 'paragraph',
				runs: [
					{ text: 'see ' },
					{ text: 'www.example.org', bold: true, link: 'https://www.example.org' },
					{ text: ' now' }
				]
			}
		]);
	});

	it('loses no word, whatever is typed', () => {
		const line = fc.stringMatching(/^ {0,6}(- |1\. |\*\*|)[a-z*. @:/-]{0,12}$/);
		const wordsIn = (blocks: unknown): string =>
			JSON.stringify(blocks, (key, value: unknown) =>
				key === 'link' || key === 'kind' ? undefined : value
			).replaceAll(/"(?:runs|text|items|ordered|bold|break)"|true|false|[^a-z]/g, '');
		fc.assert(
			fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
				const text = lines.join('\n');
				expect(wordsIn(richBlocks(text))).toBe(text.replaceAll(/[^a-z]/g, ''));
			})
		);
	});
});
