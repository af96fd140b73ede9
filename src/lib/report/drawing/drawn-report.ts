/** A report whose charts are pictures, for formats that cannot draw them. */
import type { ResolvedBlock, ResolvedSection, Words } from '#lib/base/model/resolved-blocks.ts';
import type { ResolvedReport } from '../model/resolved-report.ts';
import { drawingOf } from './drawing.ts';
import type { Look } from './look.ts';

export function drawnReport(report: ResolvedReport, look: Look): ResolvedReport {
	const section = (each: ResolvedSection): ResolvedSection => ({
		...each,
		blocks: each.blocks.flatMap(block)
	});
	const block = (each: ResolvedBlock): ResolvedBlock[] => {
		if (each.kind === 'section') return [{ ...each, section: section(each.section) }];
		const drawing = drawingOf(each, look);
		if (!drawing || !('caption' in each)) return [each];
		return [{ kind: 'drawing', alt: each.caption, ...drawing }, ...readings(each)];
	};
	return { ...report, sections: report.sections.map(section) };
}

/** What bars mean in a sentence each, for which a picture has no room. */
function readings(block: ResolvedBlock): ResolvedBlock[] {
	if (block.kind !== 'bars') return [];
	const entries = block.rows.flatMap(({ name, note }): { name: Words; value: Words }[] =>
		note ? [{ name, value: note }] : []
	);
	return entries.length > 0 ? [{ kind: 'facts', entries }] : [];
}
