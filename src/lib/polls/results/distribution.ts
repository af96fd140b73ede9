/** What a result shows before its figures: how answers spread, and nothing that sums them up. */
import type { ResolvedBlock, ResolvedColumns } from '#lib/base/model/resolved-blocks.ts';

export function distributionOf(blocks: readonly ResolvedBlock[]): ResolvedBlock[] {
	return blocks.flatMap((block): ResolvedBlock[] => {
		if (block.kind === 'columns') return [block];
		if (block.kind !== 'bars') return [];
		const rows = block.rows.flatMap(({ name, steps }): ResolvedColumns[] =>
			steps ? [{ name, steps, label: { text: '' } }] : []
		);
		return rows.length > 0 ? [{ kind: 'columns', caption: block.caption, rows }] : [];
	});
}
