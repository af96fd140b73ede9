/** Tables of a result as a file for spreadsheets. */
import { byteOrderMark, harmless, quoted } from '#lib/base/model/csv.ts';
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';

/** All tables one after the other, each below its caption. Numbers are written plainly: point, no grouping. */
export function csvOf(blocks: readonly ResolvedBlock[]): string {
	const lines = tablesIn(blocks).flatMap(({ caption, rows }) => [
		quoted(harmless(caption.text)),
		...rows.map((row) =>
			row
				.map(({ words, value }) => (typeof value === 'number' ? String(value) : quoted(harmless(words.text))))
				.join(',')
		),
		''
	]);
	return byteOrderMark + lines.join('\r\n');
}

type Table = Extract<ResolvedBlock, { kind: 'table' }>;

const tablesIn = (blocks: readonly ResolvedBlock[]): Table[] =>
	blocks.flatMap((block) => {
		if (block.kind === 'table') return [block];
		return block.kind === 'section' ? tablesIn(block.section.blocks) : [];
	});
