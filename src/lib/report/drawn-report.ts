/** A report whose charts are pictures, for formats that cannot draw them. */
import type { ResolvedBlock, Words } from '#lib/base/model/resolved-blocks.ts';
import { mapBlocks, type ResolvedReport } from './model/resolved-report.ts';
import { drawingsOf } from '#lib/ui/charts/drawing/drawing.ts';
import type { Look } from '#lib/ui/charts/drawing/look.ts';

export const drawnReport = (report: ResolvedReport, look: Look): ResolvedReport =>
	mapBlocks(report, (block) => {
		const drawings = drawingsOf(block, look);
		if (drawings.length === 0 || !('caption' in block)) return [block];
		const { caption } = block;
		const called = (at: number): Words =>
			drawings.length === 1
				? caption
				: { ...caption, text: `${caption.text} (${at + 1}/${drawings.length})` };
		return [
			...drawings.map((drawing, at): ResolvedBlock => ({ kind: 'drawing', alt: called(at), ...drawing })),
			...readings(block)
		];
	});

/** A board as it looks, before what it says in words. */
export interface BoardDrawing {
	readonly alt: Words;
	readonly svg: string;
	readonly width: number;
	readonly height: number;
}

/** @param boards by the id of the section of each board */
export const withBoards = (
	report: ResolvedReport,
	boards: ReadonlyMap<string, BoardDrawing>
): ResolvedReport =>
	mapBlocks(report, (block) => {
		const drawing = block.kind === 'section' ? boards.get(block.section.id) : undefined;
		if (block.kind !== 'section' || !drawing) return [block];
		const { section } = block;
		return [
			{
				kind: 'section',
				section: { ...section, blocks: [{ kind: 'drawing', ...drawing }, ...section.blocks] }
			}
		];
	});

/** What bars mean in a sentence each, for which a picture has no room. */
function readings(block: ResolvedBlock): ResolvedBlock[] {
	if (block.kind !== 'bars') return [];
	const entries = block.rows.flatMap(({ name, note }): { name: Words; value: Words }[] =>
		note ? [{ name, value: note }] : []
	);
	return entries.length > 0 ? [{ kind: 'facts', entries }] : [];
}
