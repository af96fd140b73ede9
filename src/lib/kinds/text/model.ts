/** Words directly on the board: headings and explanations. Its height follows from its text. */
import * as v from 'valibot';
import { boxKind } from '#lib/board/model/item-kind.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';
import { plainText } from '#lib/base/model/marked-text.ts';

export const textSizes = ['s', 'm', 'l', 'xl'] as const;
/** World units. */
export const fontSizes: Readonly<Record<(typeof textSizes)[number], number>> = {
	s: 16,
	m: 24,
	l: 40,
	xl: 64
};

const Props = v.object({
	text: v.optional(v.string(), ''),
	size: v.fallback(v.picklist(textSizes), 'm')
});
export type TextProps = v.InferOutput<typeof Props>;

export const textKind: ItemKind<TextProps> = {
	...boxKind,
	kind: 'text',
	props: Props,
	textField: 'text',
	marked: true,
	vanishesEmpty: true,
	size: { w: 320, h: 32 },
	minSize: { w: 40, h: 16 },
	defaults: { text: '', size: 'm' },
	creation: 'place',
	resize: 'width',
	can: { rotate: true, connect: true, contain: false },
	behind: false,
	// For what stands above its words while the board is coloured by groups.
	margin: 22,
	text: (item) => plainText(item.props.text)
};
