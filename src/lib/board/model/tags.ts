/**
 * Short words by which things are gathered across the board. Each is a field of its own, `tag:<folded word>` with
 * the word as it was written, so that the tags of several people come together.
 */
export const tagLimits = { characters: 40, perItem: 20 } as const;

/** World units around an item in which its tags may stand where there is no room on it. */
export const tagRoom = 22;

/** What the fields of tags begin with. */
export const tagPrefix = 'tag:';

/** A word as it is kept: without the sign before it and doubled spaces, not too long; empty if nothing is left. */
export const cleanTag = (text: string): string =>
	[
		...text
			.replaceAll(/\s+/g, ' ')
			.trim()
			.replace(/^#+\s*/, '')
	]
		.slice(0, tagLimits.characters)
		.join('')
		.trim();

/** Two words that differ in nothing but capitals are one tag. */
export const tagKey = (tag: string): string => cleanTag(tag).toLocaleLowerCase('en');

export const tagField = (tag: string): string => `${tagPrefix}${tagKey(tag)}`;

/** The tags among the fields of an entry, in the order of their keys; undefined if there are none. */
export function tagsIn(fields: Readonly<Record<string, unknown>>): readonly string[] | undefined {
	let keys: string[] | undefined;
	for (const key in fields) if (key.startsWith(tagPrefix)) (keys ??= []).push(key);
	const tags = keys?.sort().flatMap((key) => {
		const word = fields[key];
		return typeof word === 'string' && word !== '' && tagField(word) === key && word === cleanTag(word)
			? [word]
			: [];
	});
	return tags && tags.length > 0 ? tags.slice(0, tagLimits.perItem) : undefined;
}

/** The inverse of `tagsIn`. */
export const tagFields = (tags: readonly string[] = []): Record<string, string> =>
	Object.fromEntries(tags.map((tag) => [tagField(tag), tag]));
