/**
 * Keys of an entry that hold one part of a field each, so that people who add at the same time never displace
 * each other: `<field>:<member>` holds one member of a set, `<field>@<region>` what one region says for itself,
 * `<field>:<member>@<region>` what it says about a member. Only members of a region change what it says
 * (server/sync/policy.ts).
 */

/** Longest member of a set: an id or a tag, in UTF-16 units. */
export const longestMember = 64;

export const memberKey = (field: string, member: string): string => `${field}:${member}`;

export const regionKey = (field: string, region: string): string => `${field}@${region}`;

export const regionMemberKey = (field: string, member: string, region: string): string =>
	regionKey(memberKey(field, member), region);

const parts = /^([a-z][a-zA-Z0-9]*)(?::([^@]{1,64}))?(?:@([a-z0-9][a-z0-9-]{0,63}))?$/;

export interface KeyParts {
	readonly field: string;
	readonly member?: string;
	readonly region?: string;
}

/** Undefined for keys of another form, such as those of translations. */
export function readKey(key: string): KeyParts | undefined {
	const found = parts.exec(key);
	if (!found?.[1]) return undefined;
	return {
		field: found[1],
		...(found[2] === undefined ? {} : { member: found[2] }),
		...(found[3] === undefined ? {} : { region: found[3] })
	};
}

/** The region that alone may say what stands under a key; undefined where everybody may. */
export function regionOfKey(key: string): string | undefined {
	const at = key.lastIndexOf('@');
	return at < 0 ? undefined : key.slice(at + 1);
}

/** A tag as it is kept: no `@`, which has a meaning in keys; spaces only between words; undefined if nothing is left. */
export function tagFrom(typed: string): string | undefined {
	const tag = typed.replaceAll('@', ' ').replace(/\s+/g, ' ').trim().slice(0, 40).trim();
	return tag === '' ? undefined : tag;
}
