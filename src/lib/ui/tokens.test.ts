/** The colours of src/app.css keep WCAG's contrasts in both themes. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Everything but print, which is black on white. */
const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8').split('@media print')[0] ?? '';

/** Relative luminance as WCAG defines it. */
function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
		const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

/** All values of a token: light, dark by the system, dark by choice. */
const valuesOf = (token: string): string[] =>
	[...css.matchAll(new RegExp(`${token}: (#[0-9a-f]{6});`, 'g'))].map((match) => match[1] ?? '');

test('a mark stands out from paper, and initials from the mark, in light and dark', () => {
	const papers = valuesOf('--surface-raised');
	const inks = valuesOf('--region-ink');
	for (let color = 1; color <= 12; color++) {
		const fills = valuesOf(`--region-${color}`);
		expect(fills).toHaveLength(3);
		fills.forEach((fill, theme) => {
			expect(contrast(fill, papers[theme] ?? ''), `region ${color} on paper`).toBeGreaterThanOrEqual(3);
			expect(contrast(fill, inks[theme] ?? ''), `initials on region ${color}`).toBeGreaterThanOrEqual(4.5);
		});
	}
});

test.each([
	['--text', '--surface', 7],
	['--text', '--surface-sunken', 7],
	['--text-muted', '--surface', 4.5],
	['--text-muted', '--surface-sunken', 4.5],
	['--text-muted', '--surface-overlay', 4.5],
	['--accent', '--surface', 4.5],
	['--accent', '--accent-soft', 4.5],
	['--accent-text', '--accent', 4.5],
	['--danger', '--surface', 4.5],
	['--danger', '--surface-overlay', 4.5],
	['--danger-text', '--danger', 4.5],
	['--success', '--surface-raised', 4.5],
	['--warning', '--surface-raised', 4.5],
	['--line-strong', '--surface-raised', 3],
	['--line-strong', '--surface', 3],
	['--focus', '--surface', 3]
])('%s on %s has a contrast of at least %d in light and dark', (front, back, least) => {
	const fronts = valuesOf(front);
	const backs = valuesOf(back);
	expect(fronts).toHaveLength(3);
	fronts.forEach((value, theme) => {
		expect(contrast(value, backs[theme] ?? ''), `theme ${theme}`).toBeGreaterThanOrEqual(least);
	});
});

test('ink can be read on every paper of a group', () => {
	const [ink = ''] = valuesOf('--note-ink');
	for (let color = 1; color <= 12; color++) {
		const [paper = ''] = valuesOf(`--region-${color}-paper`);
		expect(contrast(ink, paper), `paper ${color}`).toBeGreaterThanOrEqual(7);
	}
});

test('both ways to dark are the same', () => {
	const blocks = css.split(':root').filter((block) => block.includes('color-scheme: dark;'));
	const [system = [], choice = []] = blocks.map((block) => block.match(/--[a-z0-9-]+: [^;]+;/g) ?? []);
	expect(system.slice(0, choice.length)).toEqual(choice);
});

test('text on a strong ground can be read where readers have colours of their own', () => {
	// Browsers put a plate of the page's colour behind text then, unless colours are kept; so do switched-on buttons.
	const src = new URL('../../', import.meta.url);
	const unreadable = globSync('**/*.svelte', { cwd: src }).flatMap((file) =>
		[...readFileSync(new URL(file, src), 'utf8').matchAll(/^\t([^\t@{}][^{}]*)\{([^{}]*)\}/gm)]
			.filter(([, selector = '', body = '']) => {
				const strong = /background: var\(--(accent|text)\);/.test(body) && /\bcolor: var\(/.test(body);
				return strong && !/forced-color-adjust: none/.test(body) && !selector.includes('[aria-pressed');
			})
			.map(([, selector = '']) => `${file}: ${selector.trim()}`)
	);
	expect(unreadable).toEqual([]);
});
