import { expect, it } from 'vitest';
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { paperFont } from '#lib/ui/charts/drawing/colors.ts';
import { sampleReport, words } from '../../../tests/support/sample-report.ts';
import { drawnReport } from './drawn-report.ts';

const look = { color: (token: string) => token, font: paperFont };
const bars: Extract<ResolvedBlock, { kind: 'bars' }> = {
	kind: 'bars',
	caption: words('Oceny'),
	low: 1,
	high: 5,
	rows: [{ name: words('Sad'), value: 1, label: words('1'), note: words('Zgoda.'), marks: [] }]
};

it('has pictures in place of charts, their readings after them, and leaves all else as it is', () => {
	const list: ResolvedBlock = { kind: 'list', entries: [words('x')] };
	const drawn = drawnReport(
		sampleReport([bars, list, { kind: 'words', caption: words(''), words: [] }]),
		look
	);
	const [outer] = drawn.sections[0]?.blocks ?? [];
	expect(outer?.kind === 'section' && outer.section.blocks.map(({ kind }) => kind)).toEqual([
		'drawing',
		'facts',
		'list',
		'words'
	]);
});

it('tells which piece of a long chart each picture is', () => {
	const [row] = bars.rows;
	if (!row) throw new Error('a row');
	const many: ResolvedBlock = { ...bars, rows: Array.from({ length: 20 }, () => row) };
	const [outer] = drawnReport(sampleReport([many]), look).sections[0]?.blocks ?? [];
	const names = (outer?.kind === 'section' ? outer.section.blocks : []).flatMap((block) =>
		block.kind === 'drawing' ? [block.alt.text] : []
	);
	expect(names.length).toBeGreaterThan(1);
	expect(names).toEqual(names.map((_, at) => `Oceny (${at + 1}/${names.length})`));
});
