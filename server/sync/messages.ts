/**
 * The bytes of the sync protocol: what the server sends, and a bounded reader for what it receives. A
 * `Bundle` is framed once and written to many sockets.
 */
import {
	createDecoder,
	hasContent,
	readVarString,
	readVarUint,
	readVarUint8Array,
	type Decoder
} from 'lib0/decoding';
import {
	createEncoder,
	toUint8Array,
	writeVarString,
	writeVarUint,
	writeVarUint8Array,
	type Encoder
} from 'lib0/encoding';
import { toTell, type Denied } from '#lib/realtime/model/denied.ts';
import {
	messageAccess,
	messageAwareness,
	messageDenied,
	messagePacked,
	messageQueryAwareness,
	messageSaved,
	messageStoring,
	messageSync
} from '#lib/realtime/model/sync-protocol.ts';

const stepOne = 0;
const stepTwo = 1;
const update = 2;

function message(write: (encoder: Encoder) => void): Uint8Array {
	const encoder = createEncoder();
	write(encoder);
	return toUint8Array(encoder);
}

const syncMessage = (kind: number, bytes: Uint8Array) =>
	message((encoder) => {
		writeVarUint(encoder, messageSync);
		writeVarUint(encoder, kind);
		writeVarUint8Array(encoder, bytes);
	});

/** "This is what I have": asks for everything else. */
export const stateVectorMessage = (stateVector: Uint8Array) => syncMessage(stepOne, stateVector);
/** The answer to the client's state vector; a stock client then counts as synced. */
export const stateMessage = (state: Uint8Array) => syncMessage(stepTwo, state);
export const updateMessage = (bytes: Uint8Array) => syncMessage(update, bytes);

/** The first `count` update-carrying frames of the receiving connection are on disk. */
export const savedMessage = (count: number) =>
	message((encoder) => {
		writeVarUint(encoder, messageSaved);
		writeVarUint(encoder, count);
	});

export const accessMessage = (mode: 'read' | 'write') =>
	message((encoder) => {
		writeVarUint(encoder, messageAccess);
		writeVarUint(encoder, mode === 'write' ? 1 : 0);
	});

/** Whether the server can store anything now; until it can, nothing is acknowledged. */
export const storingMessage = (storing: boolean) =>
	message((encoder) => {
		writeVarUint(encoder, messageStoring);
		writeVarUint(encoder, storing ? 1 : 0);
	});

/** What of the receiver's changes was put back. */
export const deniedMessage = (denials: readonly Denied[]) =>
	message((encoder) => {
		writeVarUint(encoder, messageDenied);
		writeVarString(encoder, JSON.stringify(toTell(denials)));
	});

/** @param deflated another message as raw deflate, to be read in the place of this one */
export const packedMessage = (deflated: Uint8Array) =>
	message((encoder) => {
		writeVarUint(encoder, messagePacked);
		writeVarUint8Array(encoder, deflated);
	});

export interface PresenceEntry {
	readonly clientId: number;
	readonly clock: number;
	/** The state as JSON text; `null` (the text) when the client has left. */
	readonly json: string;
}

export const presenceMessage = (entries: readonly PresenceEntry[]) =>
	message((encoder) => {
		writeVarUint(encoder, messageAwareness);
		writeVarUint8Array(
			encoder,
			message((inner) => {
				writeVarUint(inner, entries.length);
				for (const entry of entries) {
					writeVarUint(inner, entry.clientId);
					writeVarUint(inner, entry.clock);
					writeVarString(inner, entry.json);
				}
			})
		);
	});

/** Says nothing, but is heard: a stock client closes a connection that is silent for 30 s. */
export const heartbeatMessage = presenceMessage([]);

/** The Yjs update that changes nothing. */
export const emptyUpdate = Uint8Array.of(0, 0);

export type ClientMessage =
	| { readonly kind: 'state-vector'; readonly stateVector: Uint8Array }
	/** `answer`: everything the client has and the server had not when it asked. */
	| { readonly kind: 'answer' | 'update'; readonly update: Uint8Array }
	| { readonly kind: 'presence'; readonly bytes: Uint8Array }
	| { readonly kind: 'query-presence' };

/** @returns undefined for anything that is not exactly one known message */
export function readClientMessage(bytes: Uint8Array): ClientMessage | undefined {
	try {
		const decoder = createDecoder(bytes);
		const read = readBody(decoder);
		return hasContent(decoder) ? undefined : read;
	} catch {
		return undefined;
	}
}

function readBody(decoder: Decoder): ClientMessage | undefined {
	switch (readVarUint(decoder)) {
		case messageSync: {
			const kind = readVarUint(decoder);
			const body = readVarUint8Array(decoder);
			if (kind === stepOne) return { kind: 'state-vector', stateVector: body };
			if (kind === stepTwo) return { kind: 'answer', update: body };
			if (kind === update) return { kind: 'update', update: body };
			return undefined;
		}
		case messageAwareness:
			return { kind: 'presence', bytes: readVarUint8Array(decoder) };
		case messageQueryAwareness:
			return { kind: 'query-presence' };
		default:
			return undefined;
	}
}

/** Reads an awareness update without looking into the states. @returns undefined if it is malformed */
export function readPresence(bytes: Uint8Array): PresenceEntry[] | undefined {
	try {
		const decoder = createDecoder(bytes);
		const entries: PresenceEntry[] = [];
		for (let left = readVarUint(decoder); left > 0; left--) {
			entries.push({
				clientId: readVarUint(decoder),
				clock: readVarUint(decoder),
				json: readVarString(decoder)
			});
		}
		return hasContent(decoder) ? undefined : entries;
	} catch {
		return undefined;
	}
}

/** Messages that leave together. Immutable; what a transport needs on the wire is made once for all receivers. */
export class Bundle {
	readonly messages: readonly Uint8Array[];
	#webSocket: Buffer | undefined;

	constructor(messages: readonly Uint8Array[]) {
		this.messages = messages;
	}

	/** All messages as unmasked, unfragmented binary WebSocket frames (RFC 6455, 5.2), for one write. */
	get webSocket(): Buffer {
		this.#webSocket ??= Buffer.concat(this.messages.flatMap((body) => [frameHeader(body.length), body]));
		return this.#webSocket;
	}
}

function frameHeader(length: number): Buffer {
	const finalBinary = 0x82;
	if (length < 126) return Buffer.of(finalBinary, length);
	if (length < 65_536) return Buffer.of(finalBinary, 126, length >> 8, length & 255);
	const header = Buffer.alloc(10);
	header[0] = finalBinary;
	header[1] = 127;
	header.writeBigUInt64BE(BigInt(length), 2);
	return header;
}
