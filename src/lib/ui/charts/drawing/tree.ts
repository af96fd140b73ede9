/** A dendrogram: what is joined near the names is alike. */
import type { ReportTree } from '#lib/base/model/report-blocks.ts';
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { drawingWidth, type Drawn, type Look } from './look.ts';
import { edge } from './marks.ts';
import { svg, type Svg } from '#lib/base/model/svg.ts';

const row = 20;
const names = 150;
const wide = drawingWidth - names - 20;

export function tree({ leaves, root, high }: Extract<ResolvedBlock, { kind: 'tree' }>, look: Look): Drawn {
	const branches: Svg[] = [];
	const join = (part: ReportTree): { x: number; y: number } => {
		if ('leaf' in part) return { x: names, y: (part.leaf + 0.5) * row };
		const left = join(part.left);
		const right = join(part.right);
		const x = names + (high > 0 ? (wide * Math.min(high, part.height)) / high : 0);
		branches.push(
			svg('path', {
				d: `M${left.x} ${left.y}H${x}V${right.y}H${right.x}`,
				fill: 'none',
				stroke: look.color('text'),
				'stroke-width': 1
			})
		);
		return { x, y: (left.y + right.y) / 2 };
	};
	join(root);
	return {
		height: leaves.length * row,
		parts: [...edge(leaves, { x: names, row, width: names, side: 'start' }, look), ...branches]
	};
}
