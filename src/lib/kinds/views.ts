/** How each kind of the list in models.ts looks. */
import { ItemViews } from '#lib/canvas/item-view.ts';
import { connectorView } from './connector/view.ts';
import { entryView } from './entry/view.ts';
import { frameView } from './frame/view.ts';
import { imageView } from './image/view.ts';
import { inkView } from './ink/view.ts';
import { noteView } from './note/view.ts';
import { posterView } from './poster/view.ts';
import { resultView } from './result/view.ts';
import { shapeView } from './shape/view.ts';
import { textView } from './text/view.ts';

export const itemViews = new ItemViews([
	noteView,
	textView,
	shapeView,
	inkView,
	connectorView,
	frameView,
	imageView,
	posterView,
	entryView,
	resultView
]);
