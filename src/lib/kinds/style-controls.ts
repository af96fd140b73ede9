/** Choices of colour that several kinds offer. */
import type { StyleControl } from '#lib/canvas/item-view.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

export const paperControl: StyleControl = {
	field: 'color',
	type: 'color',
	label: () => m.kinds_style_color(),
	options: [
		{ value: 'yellow', swatch: 'note-yellow', label: () => m.kinds_color_yellow() },
		{ value: 'orange', swatch: 'note-orange', label: () => m.kinds_color_orange() },
		{ value: 'pink', swatch: 'note-pink', label: () => m.kinds_color_pink() },
		{ value: 'violet', swatch: 'note-violet', label: () => m.kinds_color_violet() },
		{ value: 'blue', swatch: 'note-blue', label: () => m.kinds_color_blue() },
		{ value: 'green', swatch: 'note-green', label: () => m.kinds_color_green() },
		{ value: 'grey', swatch: 'note-grey', label: () => m.kinds_color_grey() }
	]
};

export const inkControl: StyleControl = {
	field: 'color',
	type: 'color',
	label: () => m.kinds_style_color(),
	options: [
		{ value: 'black', swatch: 'ink-black', label: () => m.kinds_color_black() },
		{ value: 'red', swatch: 'ink-red', label: () => m.kinds_color_red() },
		{ value: 'orange', swatch: 'ink-orange', label: () => m.kinds_color_orange() },
		{ value: 'green', swatch: 'ink-green', label: () => m.kinds_color_green() },
		{ value: 'blue', swatch: 'ink-blue', label: () => m.kinds_color_blue() },
		{ value: 'violet', swatch: 'ink-violet', label: () => m.kinds_color_violet() }
	]
};
