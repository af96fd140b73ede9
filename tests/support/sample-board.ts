/** A small board with something of each kind that other programs have, for the files that they open. */
import type { Item } from '#lib/board/model/item.ts';
import { foreignConnector, foreignItem, lookupIn } from '#lib/kinds/exchange/foreign-items.ts';

const frame = foreignItem('f', 'frame', { x: 0, y: 0, w: 800, h: 600, props: { title: 'Praktyki' } });
const note = foreignItem('n', 'note', {
	x: 40,
	y: 60,
	frame: 'f',
	props: { text: 'Łąka\n**dwa**', color: 'green' }
});
const second = foreignItem('m', 'note', {
	x: 400,
	y: 60,
	frame: 'f',
	props: { text: 'Sady', color: 'violet' }
});
const text = foreignItem('t', 'text', {
	x: 900,
	y: 10,
	w: 300,
	h: 40,
	props: { text: 'Nagłówek', size: 'xl' }
});
const shape = foreignItem('s', 'shape', {
	...{ x: 900, y: 200, rotation: 0.3 },
	props: { form: 'ellipse', text: 'Krąg', color: 'red', fill: 'soft' }
});
const ink = foreignItem('i', 'ink', {
	x: 10,
	y: 700,
	w: 20,
	h: 10,
	props: { points: [0, 0, 0.5, 20, 10, 1], color: 'blue' }
});
const boxes = [frame, note, second, text, shape, ink];
const arrow = foreignConnector(
	'c',
	{ item: 'n', anchor: 'right' },
	{ item: 'm', anchor: 'auto' },
	{ text: 'prowadzi do', arrow: 'both' },
	lookupIn(boxes)
);

/** A frame with two notes that an arrow connects; beside it a text, a shape and ink. */
export const sampleBoard = { frame, note, shape, arrow, items: [...boxes, arrow] satisfies Item[] };
