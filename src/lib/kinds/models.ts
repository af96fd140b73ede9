/** The kinds of items, in the order in which they are offered. Pure: the server reads this list too. */
import { ItemKinds } from '#lib/board/model/item-kind.ts';
import { connectorKind } from './connector/model.ts';
import { entryKind } from './entry/model.ts';
import { frameKind } from './frame/model.ts';
import { imageKind } from './image/model.ts';
import { inkKind } from './ink/model.ts';
import { noteKind } from './note/model.ts';
import { posterKind } from './poster/model.ts';
import { resultKind } from './result/model.ts';
import { shapeKind } from './shape/model.ts';
import { textKind } from './text/model.ts';

export const itemKinds = new ItemKinds([
	noteKind,
	textKind,
	shapeKind,
	inkKind,
	connectorKind,
	frameKind,
	imageKind,
	posterKind,
	entryKind,
	resultKind
]);
