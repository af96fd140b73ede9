/** Lays out cards of entries: a frame for each column, and the frames in rows. Around any origin, in world units. */
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { frameKind } from '../frame/model.ts';

export interface WallColumn {
	/** Of its frame. */
	readonly title: string;
	/** Ids of what is to hang in it, in their order. */
	readonly records: readonly string[];
}

const gap = 24;
/** From the edge of a frame to its cards. */
const inset = 40;
const betweenFrames = 120;
/** How many cards hang beside each other in a frame. */
const cardsBeside = { least: 2, most: 4 } as const;

/** How many frames stand beside each other: four are a square, as the fields of a SWOT are. */
const framesBeside = (count: number): number => (count <= 3 ? count : Math.ceil(Math.sqrt(count)));

/**
 * The frames with their cards; frames of one row are as high as the fullest of them needs, and all are as wide.
 * @param cardOf the card of a record, all of one size
 */
export function entryWall(
	columns: readonly WallColumn[],
	size: { readonly w: number; readonly h: number },
	cardOf: (record: string) => Omit<NewItem, 'x' | 'y'>
): NewItem[] {
	const most = Math.max(0, ...columns.map(({ records }) => records.length));
	const across = Math.min(cardsBeside.most, Math.max(cardsBeside.least, Math.ceil(Math.sqrt(most))));
	const width = 2 * inset + across * size.w + (across - 1) * gap;
	const beside = framesBeside(columns.length);
	const items: NewItem[] = [];
	let top = 0;
	for (let first = 0; first < columns.length; first += beside) {
		const row = columns.slice(first, first + beside);
		const lines = Math.max(1, ...row.map(({ records }) => Math.ceil(records.length / across)));
		const height = 2 * inset + lines * size.h + (lines - 1) * gap;
		row.forEach(({ title, records }, place) => {
			const left = place * (width + betweenFrames);
			items.push({ kind: frameKind.kind, x: left, y: top, w: width, h: height, props: { title } });
			records.forEach((record, at) =>
				items.push({
					...cardOf(record),
					...size,
					x: left + inset + (at % across) * (size.w + gap),
					y: top + inset + Math.floor(at / across) * (size.h + gap)
				})
			);
		});
		top += height + betweenFrames;
	}
	return items;
}
