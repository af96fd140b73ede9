/**
 * Sync frames through Socket.IO's namespace `/sync`, for networks that block WebSocket. One Socket.IO
 * connection carries one document, named in the handshake as `{ document }`. Events:
 * - `up` (client): packed pieces of frames; acknowledged when the server takes more, one at a time.
 * - `down` (server): packed whole frames.
 * - `bye` (server): the close code and reason that a WebSocket would have closed with.
 */
import { createDecoder, hasContent, readUint8, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeUint8, writeVarUint8Array } from 'lib0/encoding';

export const tunnelNamespace = '/sync';
export const tunnelEvents = { up: 'up', down: 'down', bye: 'bye' } as const;

/** The session channel takes messages up to 64 KiB, and plain requests carry bytes as base64, a third longer. */
export const tunnelBytes = 40 * 1024;

export interface Piece {
	readonly bytes: Uint8Array;
	/** Whether the frame ends with this piece. */
	readonly last: boolean;
}

export function packPieces(pieces: readonly Piece[]): Uint8Array {
	const encoder = createEncoder();
	for (const { bytes, last } of pieces) {
		writeUint8(encoder, last ? 1 : 0);
		writeVarUint8Array(encoder, bytes);
	}
	return toUint8Array(encoder);
}

/** @returns undefined if the bytes are no packed pieces */
export function unpackPieces(packed: Uint8Array): Piece[] | undefined {
	try {
		const decoder = createDecoder(packed);
		const pieces: Piece[] = [];
		while (hasContent(decoder)) {
			const last = readUint8(decoder) === 1;
			pieces.push({ last, bytes: readVarUint8Array(decoder) });
		}
		return pieces;
	} catch {
		return undefined;
	}
}

/** Takes from the front of `queue` as much as fits into one message; a frame that is too long is cut. */
export function takePieces(queue: Uint8Array[], most = tunnelBytes): Piece[] {
	const pieces: Piece[] = [];
	let room = most;
	for (let frame = queue[0]; frame && room > 0; frame = queue[0]) {
		const bytes = frame.subarray(0, room);
		const last = bytes.length === frame.length;
		pieces.push({ bytes, last });
		room -= bytes.length;
		if (last) queue.shift();
		else queue[0] = frame.subarray(bytes.length);
	}
	return pieces;
}

/**
 * Pieces of one frame. An honest sender fills its messages and needs fewer than thirty for the longest frame;
 * without a limit, empty pieces could be sent for ever and each would be kept.
 */
const mostPieces = 64;

/** Puts frames together from pieces that arrive in order. */
export class FrameAssembler {
	readonly #most: number;
	#pieces: Uint8Array[] = [];
	#length = 0;

	/** @param most bytes of a frame */
	constructor(most: number) {
		this.#most = most;
	}

	/** @returns the frame that this piece completes, null if there is more to come, undefined if it is too large or too cut up */
	add({ bytes, last }: Piece): Uint8Array | null | undefined {
		this.#length += bytes.length;
		if (this.#length > this.#most || this.#pieces.length >= mostPieces) return undefined;
		this.#pieces.push(bytes);
		if (!last) return null;
		const frame = new Uint8Array(this.#length);
		let at = 0;
		for (const piece of this.#pieces) {
			frame.set(piece, at);
			at += piece.length;
		}
		this.#pieces = [];
		this.#length = 0;
		return frame;
	}
}
