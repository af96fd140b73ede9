/** Where an item's text is edited: an HTML field is laid over exactly the painted text. */
import type * as Y from 'yjs';
import type { Box } from '#lib/base/model/geometry.ts';
import { centerOf } from '#lib/base/model/geometry.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import { toScreen } from './camera.ts';
import type { Camera } from './camera.ts';
import type { BoardEnv, ItemViews } from './item-view.ts';
import type { TextLayouts } from './text-layout.ts';

export interface Editing {
	readonly id: string;
	readonly kind: string;
	/** Bind to it with `document.origin` as the transaction's origin. */
	readonly text: Y.Text;
	/** The text's box in CSS pixels of the viewport, before rotation. */
	readonly box: Box;
	/** The middle of the item in CSS pixels: the point to rotate around. */
	readonly center: { readonly x: number; readonly y: number };
	/** Radians. */
	readonly rotation: number;
	/** CSS pixels. */
	readonly fontSize: number;
	/** Times the font size. */
	readonly lineHeight: number;
	readonly weight: number;
	readonly font: string;
	/** A CSS colour. */
	readonly color: string;
	readonly align: 'left' | 'center';
	readonly vertical: 'top' | 'middle';
	/** Whether it may carry marks: bold words, lists. */
	readonly marked: boolean;
	/** Whether what is pasted brings its marks along: notes, which stack, take plain words. */
	readonly formatted: boolean;
	/** The item's accessible name, for the field's label. */
	readonly label: string;
}

export function editingPlace(
	item: Item,
	document: BoardDocument,
	views: ItemViews,
	texts: TextLayouts,
	camera: Camera,
	env: BoardEnv
): Editing | null {
	const text = document.textOf(item.id);
	const view = views.of(item);
	const kind = document.kinds.of(item);
	const place = view?.textPlace?.(item, texts, document.lookup);
	if (!text || !place || !view) return null;
	const { zoom } = camera;
	return {
		id: item.id,
		kind: item.kind,
		text,
		box: { ...toScreen(camera, place.box), w: place.box.w * zoom, h: place.box.h * zoom },
		center: toScreen(camera, centerOf(document.kinds.box(item, document.lookup))),
		rotation: item.rotation,
		fontSize: place.fontSize * zoom,
		lineHeight: place.lineHeight,
		weight: place.weight,
		font: env.font,
		color: env.color(place.color),
		align: place.align,
		vertical: place.vertical,
		marked: kind?.marked ?? false,
		formatted: kind?.marked === true && !kind.stacks,
		label: view.label(item, env)
	};
}
