/** What a poll of the workshop has come to, as it is shown now; the document holds only the poll's id. */
import * as v from 'valibot';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { boxKind } from '#lib/board/model/item-kind.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';

const Props = v.object({ poll: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });
export type ResultProps = v.InferOutput<typeof Props>;

export const resultKind: ItemKind<ResultProps> = {
	...boxKind,
	kind: 'result',
	props: Props,
	textField: null,
	recordField: 'poll',
	size: { w: 400, h: 300 },
	minSize: { w: 160, h: 100 },
	defaults: { poll: 'none' },
	creation: 'command',
	resize: 'free',
	can: { rotate: false, connect: true, contain: false },
	behind: false,
	margin: 8,
	text: () => ''
};

export const resultItem = (poll: string): Omit<NewItem, 'x' | 'y'> => ({
	kind: resultKind.kind,
	props: { poll }
});
