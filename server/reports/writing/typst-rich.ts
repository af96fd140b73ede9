/** Long texts as the data that report.typ reads: cells of tables in their places, headings below their section. */
import { linkedRuns } from '#lib/base/model/marked-text.ts';
import { gridOf, writtenRows, headingLevels, type RichBlock, type Run } from '#lib/base/model/rich-blocks.ts';
import { speakable } from './lines.ts';

export function richData(block: RichBlock): object[] {
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
			return [
				{ kind: 'list', ordered: block.ordered, items: block.items.map((item) => item.flatMap(richData)) }
			];
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
							blocks: cell.blocks.flatMap(richData)
						}))
					)
				}
			];
		}
		case 'unknown':
			return block.blocks.flatMap(richData);
	}
}

function runData(run: Run): object {
	if ('break' in run) return { break: true };
	return 'note' in run ? { note: linkedRuns(run.note).map(runData) } : { ...run, text: speakable(run.text) };
}
