/** A picture that was uploaded to the workshop. */
import * as v from 'valibot';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { boxKind } from '#lib/board/model/item-kind.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';

const Props = v.object({
	asset: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
	/** What it shows; empty if it only decorates or nobody has said yet. */
	alt: v.optional(v.pipe(v.string(), v.maxLength(2000)), '')
});
export type ImageProps = v.InferOutput<typeof Props>;

/** World units of the longer side of a new picture. */
const usualSide = 420;

export const imageKind: ItemKind<ImageProps> = {
	...boxKind,
	kind: 'image',
	props: Props,
	textField: null,
	assetField: 'asset',
	size: { w: 320, h: 240 },
	minSize: { w: 24, h: 24 },
	defaults: { asset: 'none', alt: '' },
	creation: 'command',
	resize: 'ratio',
	can: { rotate: true, connect: true, contain: false },
	behind: false,
	margin: 2,
	text: (item) => item.props.alt
};

/** A new item for an uploaded picture of `width` × `height` pixels, in a handy size. */
export function imageItem(
	asset: string,
	width: number,
	height: number,
	alt: string
): Omit<NewItem, 'x' | 'y'> {
	const factor = Math.min(1, usualSide / Math.max(width, height, 1));
	return {
		kind: imageKind.kind,
		w: Math.max(imageKind.minSize.w, width * factor),
		h: Math.max(imageKind.minSize.h, height * factor),
		props: { asset, alt }
	};
}
