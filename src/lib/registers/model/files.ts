/**
 * Files that belong to an entry, as many as one likes: under `<field>:<when>-<asset>` stands the text that says what
 * a picture shows, or what a document is called. The time in base 36 keeps them in the order in which they came.
 */
import { memberKey } from './keys.ts';

/** What a field of files holds. */
export const heldKinds = ['pictures', 'documents'] as const;
export type HeldKind = (typeof heldKinds)[number];

export interface AttachedFile {
	/** The key under which it stands. */
	readonly key: string;
	readonly asset: string;
	/** What a picture shows, or the name of a document; may be empty. */
	readonly words: string;
}

export const documentLimits = {
	/** Of one file. */
	bytes: 10 * 1024 * 1024,
	/** Of one workshop. */
	most: 300
} as const;

/** Characters that say what a picture shows or what a document is called. */
export const longestFileWords = 250;

/** @param now milliseconds since 1970, parts of them too */
export const fileKey = (field: string, asset: string, now: number): string =>
	memberKey(field, `${Math.round(now).toString(36)}-${asset}`);

/** The asset of a member of a field of files; undefined for anything else. */
export const assetOfMember = (member: string): string | undefined =>
	/^[0-9a-z]{1,12}-([a-z0-9][a-z0-9-]{0,50})$/.exec(member)?.[1];
