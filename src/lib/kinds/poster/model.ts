/** The card of a poster that stands in the workshop's register; the document holds only its id. */
import * as v from 'valibot';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { boxKind } from '#lib/board/model/item-kind.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';

const Props = v.object({ poster: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });
export type PosterProps = v.InferOutput<typeof Props>;

export const posterKind: ItemKind<PosterProps> = {
	...boxKind,
	kind: 'poster',
	props: Props,
	textField: null,
	recordField: 'poster',
	size: { w: 320, h: 240 },
	minSize: { w: 120, h: 90 },
	defaults: { poster: 'none' },
	creation: 'command',
	resize: 'ratio',
	can: { rotate: false, connect: true, contain: false },
	behind: false,
	margin: 8,
	text: () => ''
};

export const posterItem = (poster: string): Omit<NewItem, 'x' | 'y'> => ({
	kind: posterKind.kind,
	props: { poster }
});
