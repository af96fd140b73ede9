import { describe, expect, it } from 'vitest';
import { linksIn, parseMarked } from '#lib/base/model/marked-text.ts';
import { isBold, lineOf, withAddress } from './html-marks.ts';

const element = (tagName: string, fontWeight = '') => ({ tagName, style: { fontWeight } });

describe('bold words of pasted HTML', () => {
	it('are those of bold elements and bold styles, also inside of them', () => {
		expect(isBold(element('STRONG'), false)).toBe(true);
		expect(isBold(element('SPAN', '700'), false)).toBe(true);
		expect(isBold(element('I'), true)).toBe(true);
		expect(isBold(element('SPAN'), false)).toBe(false);
	});

	it('are not those of a bold element of normal weight, in which some programs wrap everything', () => {
		expect(isBold(element('B', 'normal'), false)).toBe(false);
		expect(isBold(element('SPAN', '400'), true)).toBe(false);
	});

	it('stand between stars, without the spaces at their ends', () => {
		const line = lineOf([
			{ text: 'an ', bold: false },
			{ text: 'open ', bold: true },
			{ text: 'idea ', bold: true },
			{ text: 'of all', bold: false }
		]);
		expect(line).toBe('an **open idea** of all');
		expect(parseMarked(line)[0]?.runs.map(({ text, bold }) => [text, bold])).toEqual([
			['an ', false],
			['open idea', true],
			[' of all', false]
		]);
	});

	it('leave no stars where there are no words', () => {
		expect(lineOf([{ text: ' ', bold: true }])).toBe(' ');
		expect(lineOf([{ text: '', bold: true }])).toBe('');
	});
});

describe('links of pasted HTML', () => {
	it('keep their address behind their words, where it is a link again', () => {
		const behind = withAddress('Read more', 'https://example.eu/a_(b)');
		expect(behind).toBe(' (https://example.eu/a_(b%29)');
		expect(linksIn(`Read more${behind}`)).toEqual(['https://example.eu/a_(b%29']);
		expect(withAddress('Write', 'mailto:ana@example.eu?subject=x')).toBe(' (ana@example.eu)');
	});

	it('do not repeat an address that their words say, but one that they hide', () => {
		expect(withAddress('https://example.eu', 'https://example.eu/')).toBe('');
		expect(withAddress('www.example.eu', 'https://www.example.eu/')).toBe('');
		expect(withAddress('ana@example.eu', 'mailto:ana@example.eu')).toBe('');
		expect(withAddress('https://bank.eu', 'https://example.eu/')).toBe(' (https://example.eu/)');
	});

	it.each([
		'javascript:alert(1)',
		' JavaScript:alert(1)',
		'file:///etc',
		'data:text/html,x',
		'#top',
		'/here',
		''
	])('lose the address %j', (href) => expect(withAddress('Press', href)).toBe(''));
});
