/** Updates no honest client makes, built byte by byte or by an honest Yjs with false ids (reliability.md 3.1). */
import {
	createEncoder,
	toUint8Array,
	writeUint8,
	writeVarString,
	writeVarUint,
	writeVarUint8Array
} from 'lib0/encoding';
import * as Y from 'yjs';

const gcStruct = 0;
const anyContent = 8;

/** One small struct of each of `count` client ids. */
export function manyClientsUpdate(count: number): Uint8Array {
	const encoder = createEncoder();
	writeVarUint(encoder, count);
	for (let client = 1; client <= count; client++) {
		writeVarUint(encoder, 1);
		writeVarUint(encoder, client);
		writeVarUint(encoder, 0);
		writeUint8(encoder, gcStruct);
		writeVarUint(encoder, 1);
	}
	writeVarUint(encoder, 0);
	return toUint8Array(encoder);
}

/** One struct that claims a stretch of a client's clock and says that nothing is there. */
export function gcUpdate(client: number, clock: number, length: number): Uint8Array {
	const encoder = createEncoder();
	writeVarUint(encoder, 1);
	writeVarUint(encoder, 1);
	writeVarUint(encoder, client);
	writeVarUint(encoder, clock);
	writeUint8(encoder, gcStruct);
	writeVarUint(encoder, length);
	writeVarUint(encoder, 0);
	return toUint8Array(encoder);
}

/** `levels` arrays inside each other as one value of `items`. */
export function deepValueUpdate(client: number, levels: number): Uint8Array {
	const encoder = createEncoder();
	writeVarUint(encoder, 1);
	writeVarUint(encoder, 1);
	writeVarUint(encoder, client);
	writeVarUint(encoder, 0);
	writeUint8(encoder, anyContent | 0x20);
	writeVarUint(encoder, 1);
	writeVarString(encoder, 'items');
	writeVarString(encoder, 'deep');
	writeVarUint(encoder, 1);
	for (let level = 0; level < levels; level++) {
		writeUint8(encoder, 117);
		writeVarUint(encoder, 1);
	}
	writeUint8(encoder, 126);
	writeVarUint(encoder, 0);
	return toUint8Array(encoder);
}

/** What `edit` does to an empty document of this client. */
export function updateOf(edit: (doc: Y.Doc) => void, client?: number): Uint8Array {
	const doc = new Y.Doc();
	if (client !== undefined) doc.clientID = client;
	edit(doc);
	return Y.encodeStateAsUpdate(doc);
}

export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(2, update);
export const answerFrame = (update: Uint8Array): Uint8Array => syncFrame(1, update);

function syncFrame(kind: number, bytes: Uint8Array): Uint8Array {
	const encoder = createEncoder();
	writeVarUint(encoder, 0);
	writeVarUint(encoder, kind);
	writeVarUint8Array(encoder, bytes);
	return toUint8Array(encoder);
}

export function awarenessFrame(
	states: readonly { client: number; clock: number; json: string }[]
): Uint8Array {
	const inner = createEncoder();
	writeVarUint(inner, states.length);
	for (const { client, clock, json } of states) {
		writeVarUint(inner, client);
		writeVarUint(inner, clock);
		writeVarString(inner, json);
	}
	const encoder = createEncoder();
	writeVarUint(encoder, 1);
	writeVarUint8Array(encoder, toUint8Array(inner));
	return toUint8Array(encoder);
}
