/** Opaque random ids. They say nothing about a person, a time or an order. */

/** Crockford's alphabet: no I, L, O, U, so that codes can be read aloud. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The part of Web Crypto that browsers and Node share. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

/** A random text of `length` characters, 5 bits each. */
export function randomText(length: number): string {
	const bytes = crypto.getRandomValues(new Uint8Array(length));
	return Array.from(bytes, (byte) => alphabet[byte & 31]).join('');
}

/** A random number in [0, 1), of 32 bits. */
export function randomShare(): number {
	const bytes = crypto.getRandomValues(new Uint8Array(4));
	return bytes.reduce((value, byte) => value * 256 + byte, 0) / 2 ** 32;
}

/** 80 random bits: ids of items, workshops, participants, polls. */
export const newId = (): string => randomText(16);

/** What an id in a message or an address may look like. */
export const idPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** 40 random bits in upper case: a join code (reliability.md S6). */
export const newJoinCode = (): string => randomText(8).toUpperCase();
