import { expect, it } from 'vitest';
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { distributionOf } from './distribution.ts';

const words = (text: string) => ({ text });
const steps = [{ name: words('1'), count: 2 }];

it('keeps how answers spread and gives no figure, no reading and no table away', () => {
	const blocks: readonly ResolvedBlock[] = [
		{ kind: 'paragraph', words: words('Median 4') },
		{
			kind: 'bars',
			caption: words('Chart'),
			low: 1,
			high: 5,
			rows: [
				{ name: words('Pipes'), value: 4, label: words('4 · n 2'), marks: [], note: words('agreed'), steps },
				{ name: words('No steps'), value: 1, label: words('1'), marks: [] }
			]
		},
		{ kind: 'table', caption: words('Figures'), rows: [] }
	];
	expect(distributionOf(blocks)).toEqual([
		{ kind: 'columns', caption: words('Chart'), rows: [{ name: words('Pipes'), steps, label: words('') }] }
	]);
});
