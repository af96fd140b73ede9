/**
 * Updates made by somebody who knows the protocol: well-formed structs of the own client ids with neighbours,
 * containers and keys picked by chance from what the document has. They get further than damaged bytes do.
 */
import {
	createEncoder,
	toUint8Array,
	writeAny,
	writeUint8,
	writeVarString,
	writeVarUint
} from 'lib0/encoding';
import * as Y from 'yjs';
import type { Randomness } from './randomness.ts';

/** Client ids the forger writes under. */
const own = [7, 3, 900] as const;
const roots = ['items', 'meta'];
const keys = ['a', 'b', 'c', 'author', 'x'];
const has = { origin: 0x80, rightOrigin: 0x40, key: 0x20 } as const;
const content = { gc: 0, deleted: 1, text: 4, format: 6, type: 7, any: 8 } as const;
const contents = Object.values(content);

type Encoder = ReturnType<typeof createEncoder>;

export function forgedUpdate(doc: Y.Doc, random: Randomness): Uint8Array {
	const encoder = createEncoder();
	const ends = new Map<number, number>();
	const plans = own
		.filter((_, index) => index === 0 || random.chance(0.5))
		.map((client) => {
			const known = Y.getState(doc.store, client);
			const clock = Math.max(0, known - (random.chance(0.3) ? random.below(8) : 0));
			const count = 1 + random.below(4);
			ends.set(client, clock + count * 2);
			return { client, clock, count };
		})
		.sort((a, b) => b.client - a.client);
	/** An id that exists or may be about to. */
	const pickId = () => {
		const client = random.pick([...own, 99, doc.clientID]) ?? 7;
		const end = Math.max(Y.getState(doc.store, client), ends.get(client) ?? 0);
		return end === 0 ? undefined : Y.createID(client, random.below(end));
	};
	const types = typesOf(doc);
	writeVarUint(encoder, plans.length);
	for (const { client, clock, count } of plans) {
		writeVarUint(encoder, count);
		writeVarUint(encoder, client);
		writeVarUint(encoder, clock);
		for (let left = count; left > 0; left--) writeStruct(encoder, random, pickId, types);
	}
	const deleted = random.chance(0.4) ? pickId() : undefined;
	writeVarUint(encoder, deleted ? 1 : 0);
	if (deleted) {
		for (const number of [deleted.client, 1, deleted.clock, 1 + random.below(3)])
			writeVarUint(encoder, number);
	}
	return toUint8Array(encoder);
}

function writeStruct(
	encoder: Encoder,
	random: Randomness,
	pickId: () => Y.ID | undefined,
	types: readonly Y.ID[]
): void {
	const kind = random.pick(contents) ?? content.text;
	if (kind === content.gc) {
		writeUint8(encoder, kind);
		return writeVarUint(encoder, 1 + random.below(3));
	}
	const origin = random.chance(0.6) ? pickId() : undefined;
	const rightOrigin = random.chance(0.5) ? pickId() : undefined;
	const key = random.chance(0.5) ? (random.pick(keys) ?? 'a') : undefined;
	writeUint8(
		encoder,
		kind | (origin ? has.origin : 0) | (rightOrigin ? has.rightOrigin : 0) | (key ? has.key : 0)
	);
	if (origin) writeId(encoder, origin);
	if (rightOrigin) writeId(encoder, rightOrigin);
	if (!origin && !rightOrigin) {
		const container = random.chance(0.8) ? random.pick(types) : undefined;
		writeVarUint(encoder, container ? 0 : 1);
		if (container) writeId(encoder, container);
		else writeVarString(encoder, random.pick(roots) ?? 'items');
		if (key !== undefined) writeVarString(encoder, key);
	}
	writeContent(encoder, kind, random);
}

function writeContent(encoder: Encoder, kind: number, random: Randomness): void {
	switch (kind) {
		case content.deleted:
			return writeVarUint(encoder, 1 + random.below(3));
		case content.text:
			return writeVarString(encoder, 'abcdefg'.slice(0, 1 + random.below(5)));
		case content.format:
			writeVarString(encoder, 'bold');
			return writeVarString(encoder, random.chance(0.5) ? 'true' : 'null');
		case content.type:
			// An array, a map or a text.
			return writeVarUint(encoder, random.below(3));
		default:
			writeVarUint(encoder, 1);
			return writeAny(encoder, random.below(100));
	}
}

function writeId(encoder: Encoder, { client, clock }: Y.ID): void {
	writeVarUint(encoder, client);
	writeVarUint(encoder, clock);
}

function typesOf(doc: Y.Doc): Y.ID[] {
	return [...doc.store.clients.values()]
		.flat()
		.filter((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType)
		.map((struct) => struct.id);
}
