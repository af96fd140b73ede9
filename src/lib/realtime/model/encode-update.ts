import { writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';

export type Struct = Y.Item | Y.GC | Y.Skip;

/** A range of clocks of one client that is deleted. */
export interface Deletion {
	readonly clock: number;
	readonly len: number;
}

/**
 * The Yjs update (format 1) that consists of these structs and deletions.
 * @param structs those of one client without holes and in the order of their clocks
 * @param deletions by client
 */
export function encodeUpdate(
	structs: readonly Struct[],
	deletions: ReadonlyMap<number, readonly Deletion[]>
): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	const byClient = Map.groupBy(structs, (struct) => struct.id.client);
	writeVarUint(encoder.restEncoder, byClient.size);
	for (const [client, own] of byClient) {
		writeVarUint(encoder.restEncoder, own.length);
		encoder.writeClient(client);
		writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0);
		for (const struct of own) struct.write(encoder, 0);
	}
	writeVarUint(encoder.restEncoder, deletions.size);
	for (const [client, ranges] of deletions) {
		writeVarUint(encoder.restEncoder, client);
		writeVarUint(encoder.restEncoder, ranges.length);
		for (const { clock, len } of ranges) {
			encoder.writeDsClock(clock);
			encoder.writeDsLen(len);
		}
	}
	return encoder.toUint8Array();
}
