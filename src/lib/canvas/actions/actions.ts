/**
 * Everything that can be done without a tool, as objects: the toolbar, menus, the shortcut list and the
 * keyboard all read this list. A subject is one file and one line here.
 */
import type { Action, ActionPort } from './action.ts';
import { arrangeActions } from './arrange.ts';
import { carryActions } from './carry.ts';
import { chooseActions } from './choose.ts';
import { colorActions } from './color.ts';
import { connectActions } from './connect.ts';
import { editActions } from './edit.ts';
import { groupActions } from './group.ts';
import { historyActions } from './history.ts';
import { linkActions } from './links.ts';
import { keepBackActions } from './keep-back.ts';
import { lockActions } from './lock.ts';
import { minimapActions } from './minimap.ts';
import { orderActions } from './order.ts';
import { penActions } from './pen.ts';
import { removeActions } from './remove.ts';
import { selectActions } from './select.ts';
import { snapActions } from './snap.ts';
import { tagActions } from './tag.ts';
import { turnActions } from './turn.ts';
import { zoomActions } from './zoom.ts';

/** In the order in which lists show them; within a group of a menu too. */
const subjects: readonly ((editor: ActionPort) => readonly Action[])[] = [
	historyActions,
	editActions,
	linkActions,
	connectActions,
	tagActions,
	groupActions,
	lockActions,
	keepBackActions,
	removeActions,
	selectActions,
	carryActions,
	arrangeActions,
	turnActions,
	chooseActions,
	orderActions,
	zoomActions,
	snapActions,
	colorActions,
	minimapActions,
	penActions
];

/**
 * @param more what the page around the board adds, such as its panels
 * @throws if two actions share an id
 */
export function boardActions(editor: ActionPort, more: readonly Action[] = []): readonly Action[] {
	const actions = [...subjects.flatMap((subject) => subject(editor)), ...more];
	const ids = new Set(actions.map((action) => action.id));
	if (ids.size !== actions.length) throw new Error('two actions share an id');
	return actions;
}
