/** The two ways of speaking y-protocols: ours is the stock one; Hocuspocus names the document in each frame. */
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { cookieOf } from '../../support/sync-server.ts';

export interface Dialect {
	/** Path behind the address. */
	readonly path: string;
	headers(participant: string): Record<string, string>;
	/** What a client says first: who it is, and that it has nothing yet. */
	hello(): Uint8Array[];
	update(bytes: Uint8Array): Uint8Array;
	read(frame: Uint8Array): Heard;
}

export type Heard =
	| { readonly kind: 'state' | 'update'; readonly update: Uint8Array }
	/** So many frames in all, or one more, are safe by the server's own account. */
	| { readonly kind: 'saved'; readonly total: number }
	| { readonly kind: 'saved-one' }
	| { readonly kind: 'other' };

const document = 'board.one';
const emptyStateVector = Uint8Array.of(0);

function frame(prefix: string | undefined, ...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
	const encoder = createEncoder();
	if (prefix !== undefined) writeVarString(encoder, prefix);
	for (const part of parts) {
		if (typeof part === 'number') writeVarUint(encoder, part);
		else if (typeof part === 'string') writeVarString(encoder, part);
		else writeVarUint8Array(encoder, part);
	}
	return toUint8Array(encoder);
}

function readSync(decoder: ReturnType<typeof createDecoder>): Heard {
	const kind = readVarUint(decoder);
	if (kind === 1) return { kind: 'state', update: readVarUint8Array(decoder) };
	if (kind === 2) return { kind: 'update', update: readVarUint8Array(decoder) };
	return { kind: 'other' };
}

export const stock: Dialect = {
	path: `/sync/${document}`,
	headers: (participant) => ({ cookie: cookieOf({ participant }) }),
	hello: () => [frame(undefined, 0, 0, emptyStateVector)],
	update: (bytes) => frame(undefined, 0, 2, bytes),
	read(bytes) {
		const decoder = createDecoder(bytes);
		const type = readVarUint(decoder);
		if (type === 0) return readSync(decoder);
		return type === 100 ? { kind: 'saved', total: readVarUint(decoder) } : { kind: 'other' };
	}
};

export const hocuspocus: Dialect = {
	path: '/',
	headers: () => ({}),
	hello: () => [frame(document, 2, 0, 'token', '4.7.0'), frame(document, 0, 0, emptyStateVector)],
	update: (bytes) => frame(document, 0, 2, bytes),
	read(bytes) {
		const decoder = createDecoder(bytes);
		readVarString(decoder);
		const type = readVarUint(decoder);
		if (type === 0 || type === 4) return readSync(decoder);
		return type === 8 ? { kind: 'saved-one' } : { kind: 'other' };
	}
};
