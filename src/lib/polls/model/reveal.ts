/** What a revealed result shows: how answers spread first, if the facilitator wants it, and the figures then. */
import type { ReportBar, ReportBlock, ReportColumns, ReportText } from '#lib/base/model/report-blocks.ts';

/** How much of a revealed tally is shown: how answers spread, or everything. The facilitator goes from one to the other. */
export const revealStages = ['distribution', 'all'] as const;
export type RevealStage = (typeof revealStages)[number];

/** Of a kind's report, how answers spread and nothing that sums them up; says that more will come. */
export const distributionOf = (blocks: readonly ReportBlock[]): ReportBlock[] => [
	...spreadIn(blocks),
	{ kind: 'paragraph', content: { message: 'result_distribution_first' } }
];

function spreadIn(blocks: readonly ReportBlock[]): ReportBlock[] {
	return blocks.flatMap((block): ReportBlock[] => {
		if (block.kind === 'section') {
			const inner = spreadIn(block.section.blocks);
			return inner.length > 0 ? [{ kind: 'section', section: { ...block.section, blocks: inner } }] : [];
		}
		if (block.kind !== 'columns' && block.kind !== 'bars') return [];
		const rows = block.rows.flatMap(columnsOf);
		// What a chart of bars is called tells of the centre and of regions, which are not shown yet.
		const caption = block.kind === 'bars' ? spreadCaption(block.ends) : block.caption;
		return rows.length > 0 ? [{ kind: 'columns', caption, rows }] : [];
	});
}

function spreadCaption(ends: ReportText | undefined): ReportText {
	const caption = { message: 'result_spread' };
	return ends ? { parts: [caption, { text: '; ' }, ends] } : caption;
}

const columnsOf = ({ name, steps }: Pick<ReportBar, 'name' | 'steps'>): ReportColumns[] =>
	steps ? [{ name, steps, label: { text: '' } }] : [];
