import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gridOf, writtenRows, type RichCell } from './rich-blocks.ts';

const cell = (columns = 1, rows = 1): RichCell => ({ header: false, columns, rows, blocks: [] });
const shape = (rows: RichCell[][]) =>
	gridOf(rows).rows.map((row) => row.map((each) => [each.column, each.columns, each.rows]));

it('places merged cells, fills holes and cuts what reaches beyond', () => {
	expect(shape([[cell(2), cell(1, 2)], [cell()]])).toEqual([
		[
			[0, 2, 1],
			[2, 1, 2]
		],
		[
			[0, 1, 1],
			[1, 1, 1]
		]
	]);
	expect(shape([[cell(1, 9)], []])).toEqual([[[0, 1, 2]], []]);
	expect(gridOf([])).toEqual({ columns: 0, rows: [] });
});

it('leaves out empty rows at the end of a table, and no others', () => {
	const words = (text: string): RichCell => ({
		...cell(),
		blocks: [{ kind: 'paragraph', runs: text === '' ? [] : [{ text }] }]
	});
	const table = [
		[words('Who'), words('What')],
		[words(''), words('')],
		[words(''), words('pays')],
		[words(''), words(' ')]
	];
	expect(writtenRows(table)).toEqual(table.slice(0, 3));
	expect(writtenRows([[words('')], [words('')]])).toHaveLength(2);
});

it('covers every place just once, whatever the cells say', () => {
	const span = fc.integer({ min: 1, max: 5 });
	const rows = fc.array(fc.array(fc.tuple(span, span), { maxLength: 5 }), { maxLength: 6 });
	fc.assert(
		fc.property(rows, (spans) => {
			const { columns, rows: placed } = gridOf(
				spans.map((row) => row.map(([wide, tall]) => cell(wide, tall)))
			);
			const covered = new Map<string, number>();
			for (const each of placed.flat()) {
				for (let row = each.row; row < each.row + each.rows; row++) {
					for (let column = each.column; column < each.column + each.columns; column++) {
						const key = `${row} ${column}`;
						covered.set(key, (covered.get(key) ?? 0) + 1);
					}
				}
			}
			expect(covered.size).toBe(columns * spans.length);
			expect([...covered.values()].every((times) => times === 1)).toBe(true);
		})
	);
});
