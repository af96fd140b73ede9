/** Secrets that people carry: the session cookie and the tokens in links. Only hashes are stored. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in a cookie and in an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256 in hex. A secret has 256 random bits, so a fast hash is enough; passwords use argon2id. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
