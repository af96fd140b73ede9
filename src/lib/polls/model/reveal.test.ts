import { expect, it } from 'vitest';
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import { distributionOf } from './reveal.ts';

const text = (words: string) => ({ text: words });
const steps = [{ name: text('1'), count: 2 }];

it('keeps how answers spread and gives no figure, no reading and no table away', () => {
	const blocks: readonly ReportBlock[] = [
		{ kind: 'paragraph', content: text('Median 4') },
		{
			kind: 'bars',
			caption: text('Chart'),
			low: 1,
			high: 5,
			rows: [
				{ name: text('Pipes'), value: 4, label: text('4 · n 2'), marks: [], note: text('agreed'), steps },
				{ name: text('No steps'), value: 1, label: text('1'), marks: [] }
			]
		},
		{ kind: 'columns', caption: text('Stances'), rows: [{ name: text('Fund'), label: text('0.8'), steps }] },
		{ kind: 'table', caption: text('Figures'), rows: [] },
		{
			kind: 'section',
			section: { id: 'reasons', title: text('Why'), blocks: [{ kind: 'list', entries: [] }] }
		}
	];
	const chart = {
		kind: 'columns',
		caption: { message: 'result_spread' },
		rows: [{ name: text('Pipes'), steps, label: text('') }]
	};
	const axis = { id: 'axis', title: text('Effort'), blocks };
	expect(distributionOf([{ kind: 'section', section: axis }])[0]).toMatchObject({
		section: { id: 'axis', blocks: [chart, { kind: 'columns' }] }
	});
	expect(distributionOf(blocks)).toEqual([
		chart,
		{ kind: 'columns', caption: text('Stances'), rows: [{ name: text('Fund'), steps, label: text('') }] },
		{ kind: 'paragraph', content: { message: 'result_distribution_first' } }
	]);
});

it('says what the ends of a scale are called before its figures are shown, too', () => {
	const ends = text('1 – light, 5 – heavy');
	const rows = [{ name: text('Pipes'), value: 3, label: text('3'), marks: [], steps: [] }];
	const bars = { kind: 'bars' as const, caption: text('Median'), low: 1, high: 5, ends, rows };
	expect(distributionOf([bars])[0]).toMatchObject({
		caption: { parts: [{ message: 'result_spread' }, text('; '), ends] }
	});
});
