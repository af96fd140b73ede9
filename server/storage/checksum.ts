import { crc32 } from 'node:zlib';

/** Of one row or snapshot of a document; a row under another document's name or number does not match. */
export const checksum = (document: string, seq: number, bytes: Uint8Array): number =>
	crc32(bytes, crc32(`${document}#${seq}`));
