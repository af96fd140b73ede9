/**
 * Between what an item is put. Yjs believes what an update says of that; two things it says would make people
 * see different documents.
 */
import * as Y from 'yjs';
import { encodeUpdate } from '#lib/realtime/model/encode-update.ts';
import { leftOf, originAt, type Structs } from './structs.ts';

/**
 * Whether an item would stand at the very beginning and in front of something that stands behind something else.
 * Then its place depends on the order in which changes arrive. Nobody's Yjs makes such an item.
 */
export function isForeverApart(item: Y.Item, structs: Structs): boolean {
	if (item.origin !== null || item.rightOrigin === null) return false;
	const right = structs.at(item.rightOrigin);
	return right instanceof Y.Item && originAt(right, item.rightOrigin.clock) !== null;
}

/**
 * Takes out right neighbours that come before the left one in the same run of text. An honest undo makes such
 * items now and then, in a text whose container was deleted and came back; for its maker they stand behind the
 * left neighbour. For everybody else the place would depend on whether the run is in one piece in memory, so
 * that the room, its log and the people disagree.
 * @param known the next clock the document expects of the client of an item
 * @returns `update` itself if there is nothing to take out
 */
export function withoutTwistedNeighbours(
	update: Uint8Array,
	{ structs: decoded, ds }: ReturnType<typeof Y.decodeUpdate>,
	structs: Structs,
	known: (item: Y.Item) => number
): Uint8Array {
	const twisted = decoded
		.filter((struct) => struct instanceof Y.Item)
		.filter((item) => item.rightOrigin && isInRunOf(item.rightOrigin, leftOf(item, known(item)), structs));
	if (twisted.length === 0) return update;
	for (const item of twisted) {
		// An item must say one thing of its place at least.
		item.origin ??= leftOf(item, known(item));
		item.rightOrigin = null;
	}
	return encodeUpdate(decoded, ds.clients);
}

/** Whether `first` is `last` or comes before it in a run: each piece behind the one before, clock by clock. */
function isInRunOf(first: Y.ID, last: Y.ID | null, structs: Structs): boolean {
	if (last?.client !== first.client || first.clock > last.clock) return false;
	for (let clock = last.clock; ;) {
		const struct = structs.at(Y.createID(first.client, clock));
		if (!(struct instanceof Y.Item)) return false;
		if (struct.id.clock <= first.clock) return true;
		clock = struct.id.clock - 1;
		if (struct.origin?.client !== first.client || struct.origin.clock !== clock) return false;
	}
}
