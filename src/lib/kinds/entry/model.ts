/** The card of an entry of any register of the workshop; the document holds only the entry's id. */
import * as v from 'valibot';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { boxKind } from '#lib/board/model/item-kind.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';

const Props = v.object({ entry: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });
export type EntryProps = v.InferOutput<typeof Props>;

export const entryKind: ItemKind<EntryProps> = {
	...boxKind,
	kind: 'entry',
	props: Props,
	textField: null,
	recordField: 'entry',
	size: { w: 260, h: 180 },
	minSize: { w: 104, h: 72 },
	defaults: { entry: 'none' },
	creation: 'command',
	resize: 'ratio',
	can: { rotate: false, connect: true, contain: false },
	behind: false,
	margin: 8,
	text: () => ''
};

export const entryItem = (entry: string): Omit<NewItem, 'x' | 'y'> => ({
	kind: entryKind.kind,
	props: { entry }
});
