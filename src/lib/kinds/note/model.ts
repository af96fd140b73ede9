/** A sticky note: a few words on coloured paper. */
import * as v from 'valibot';
import { boxKind } from '#lib/board/model/item-kind.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';
import { plainText } from '#lib/base/model/marked-text.ts';
import { paperColor } from '../model/colors.ts';

const Props = v.object({ text: v.optional(v.string(), ''), color: paperColor });
export type NoteProps = v.InferOutput<typeof Props>;

export const noteKind: ItemKind<NoteProps> = {
	...boxKind,
	kind: 'note',
	props: Props,
	textField: 'text',
	marked: true,
	stacks: true,
	size: { w: 200, h: 200 },
	minSize: { w: 72, h: 56 },
	defaults: { text: '', color: 'yellow' },
	creation: 'place',
	resize: 'free',
	can: { rotate: true, connect: true, contain: false },
	behind: false,
	margin: 6,
	text: (item) => plainText(item.props.text)
};
