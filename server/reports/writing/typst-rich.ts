/** Long texts as the data that report.typ reads: cells of tables in their places, headings below their section. */
import { linkedRuns } from '#lib/base/model/marked-text.ts';
import {
	gridOf,
	writtenRows,
	headingLevels,
	type RichBlock,
	type RichPicture,
	type Run
} from '#lib/base/model/rich-blocks.ts';
import { speakable } from './lines.ts';

/** @param picture where Typst finds a picture and the share of the width that it takes; nothing for one that is gone */
export function richData(block: RichBlock, picture: (shown: RichPicture) => object): object[] {
	const inside = (blocks: readonly RichBlock[]) => blocks.flatMap((each) => richData(each, picture));
	switch (block.kind) {
		case 'paragraph':
			return [{ kind: 'paragraph', runs: block.runs.map(runData) }];
		case 'heading':
			return [
				{
					kind: 'heading',
					below: Math.max(0, block.level - headingLevels[0]),
					runs: block.runs.map(runData)
				}
			];
		case 'list':
			return [{ kind: 'list', ordered: block.ordered, items: block.items.map(inside) }];
		case 'table': {
			const { columns, rows } = gridOf(writtenRows(block.rows));
			if (columns === 0) return [];
			return [
				{
					kind: 'table',
					columns,
					headed: rows[0]?.every(({ header, rows: tall }) => header && tall === 1) ?? false,
					rows: rows.map((row) =>
						row.map((cell) => ({
							x: cell.column,
							y: cell.row,
							columns: cell.columns,
							rows: cell.rows,
							header: cell.header,
							blocks: inside(cell.blocks)
						}))
					)
				}
			];
		}
		case 'picture':
			return [
				{
					kind: 'picture',
					alt: speakable(block.alt),
					caption: speakable(block.caption),
					...picture(block)
				}
			];
		case 'unknown':
			return inside(block.blocks);
	}
}

function runData(run: Run): object {
	if ('break' in run) return { break: true };
	return 'note' in run ? { note: linkedRuns(run.note).map(runData) } : { ...run, text: speakable(run.text) };
}
