import type { Item } from '#lib/board/model/item.ts';
import type { ItemView, Paint } from '#lib/canvas/item-view.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelWithText } from '../labels.ts';
import { titleHeight } from './model.ts';
import type { FrameProps } from './model.ts';

const titleSize = 22;
const weight = 650;
/** From afar titles are kept this high, in device pixels, so that one finds the way; `most` world units. */
const leastTitle = 12.5;
const mostTitle = 72;

function paintTitle(item: Item<FrameProps>, { ctx, scale, env, texts }: Paint): void {
	const size = Math.min(mostTitle, Math.max(titleSize, leastTitle / scale));
	if (size * scale < 6) return;
	const words = item.props.title === '' ? m.kinds_frame_untitled() : item.props.title;
	const title = texts.shortened(words.replaceAll('\n', ' '), item.w - 4, size, weight);
	ctx.font = `${weight} ${size}px ${texts.family}`;
	ctx.textAlign = 'left';
	ctx.textBaseline = 'alphabetic';
	ctx.fillStyle = env.color(item.props.title === '' ? 'text-muted' : 'text');
	ctx.fillText(title, item.x + 2, item.y - size * 0.45);
}

export const frameView: ItemView<FrameProps> = {
	kind: 'frame',
	icon: ['M22 6H2', 'M22 18H2', 'M6 2v20', 'M18 2v20'],
	shortcut: 'F',
	name: () => m.kinds_frame(),
	label: (item) => labelWithText(m.kinds_frame(), item.props.title),
	styles: [
		{
			field: 'clips',
			type: 'choice',
			label: () => m.kinds_style_clips(),
			options: [
				{
					value: true,
					label: () => m.kinds_clips_cut(),
					icon: ['M4 4h16v16H4z', 'M9 9h11', 'M9 15h11', 'M9 9v6']
				},
				{
					value: false,
					label: () => m.kinds_clips_show(),
					icon: ['M14 9V4H2v16h12v-5', 'M7 9h15v6H7z']
				}
			]
		}
	],
	textPlace: (item) => ({
		box: { x: item.x + 2, y: item.y - titleHeight + 2, w: Math.max(120, item.w - 4), h: titleHeight - 4 },
		fontSize: titleSize,
		lineHeight: 1.25,
		align: 'left',
		vertical: 'middle',
		color: 'text',
		weight
	}),
	paint(item, paint) {
		const { ctx, scale, env } = paint;
		const { x, y, w, h } = item;
		ctx.fillStyle = env.color('board-frame');
		ctx.fillRect(x, y, w, h);
		ctx.strokeStyle = env.color('line');
		ctx.lineWidth = Math.max(1.5, 1 / scale);
		ctx.strokeRect(x, y, w, h);
		if (!paint.editing) paintTitle(item, paint);
	}
};
