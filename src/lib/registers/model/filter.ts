/** Which entries a reader wants to see; kept in the address, so that a view can be shared. */
import { fold } from '#lib/base/model/fold.ts';
import type { Poster } from './poster.ts';
import { regionsOf } from './merging.ts';
import type { RegisterRecord } from './register-record.ts';

export interface EntryFilter {
	/** A region's id, or empty for all. */
	readonly region: string;
	/** A tag, or empty for all. */
	readonly tag: string;
	/** Words that must all occur somewhere in the entry, in any of its languages. */
	readonly words: string;
}

export interface PosterFilter {
	/** A region's id, `guests` for posters from outside, or empty for all. */
	readonly region: string;
	/** A direction's id, or empty for all. */
	readonly direction: string;
	/** A state of moderation, or empty for all. */
	readonly state: string;
	/** Words that must all occur somewhere in the poster, in any of its languages. */
	readonly words: string;
}

/** The value of `region` that asks for posters from outside the workshop's regions. */
export const guestRegion = 'guests';

/** @param regionNames names of the poster's region, which a reader may search for as well */
export function matches(poster: Poster, filter: PosterFilter, regionNames: readonly string[] = []): boolean {
	const region = poster.values['region'];
	if (filter.region === guestRegion ? region !== null : filter.region !== '' && region !== filter.region) {
		return false;
	}
	if (filter.state !== '' && poster.moderation !== filter.state) return false;
	if (filter.direction !== '' && poster.values['direction'] !== filter.direction) return false;
	return hasWords([poster], filter.words, regionNames);
}

/**
 * Whether an entry is wanted, or one that was merged into it.
 * @param group the entry and all that it stands for; a region's mark counts like its being the entry's region
 */
export function wanted(group: readonly RegisterRecord[], filter: EntryFilter): boolean {
	const regions = [...regionsOf(group), ...group.flatMap(({ marks }) => Object.values(marks).flat())];
	if (filter.region !== '' && !regions.includes(filter.region)) return false;
	if (filter.tag !== '' && !tagsOf(group).includes(filter.tag)) return false;
	return hasWords(group, filter.words);
}

/** The tags of an entry and of all that it stands for, each once. */
export const tagsOf = (group: readonly RegisterRecord[]): string[] => [
	...new Set(
		group.flatMap(({ template, sets }) =>
			template.fields.filter(({ type }) => type === 'tags').flatMap(({ id }) => sets[id] ?? [])
		)
	)
];

function hasWords(group: readonly RegisterRecord[], wanted: string, more: readonly string[] = []): boolean {
	const words = fold(wanted).split(/\s+/).filter(Boolean);
	if (words.length === 0) return true;
	const texts = group.flatMap(({ texts, regionTexts }) => [
		...Object.values(texts).flatMap((text) => Object.values(text)),
		...Object.values(regionTexts).flatMap((text) => Object.values(text))
	]);
	const all = fold([...texts, ...tagsOf(group), ...more].join('\n'));
	return words.every((word) => all.includes(word));
}

/** A number as people type it in any of Europe's ways, or undefined: `2 000`, `12,5`, `12.5`, `1,234.5`. */
export function parseNumber(typed: string): number | undefined {
	const dense = typed.replace(/[\s\u00a0\u202f']/g, '');
	const lastComma = dense.lastIndexOf(',');
	const lastPoint = dense.lastIndexOf('.');
	const decimal = lastComma > lastPoint ? ',' : '.';
	const thousands = decimal === ',' ? '.' : ',';
	const plain = dense.replaceAll(thousands, '').replace(decimal, '.');
	return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) && Math.abs(Number(plain)) < 1e15 ? Number(plain) : undefined;
}
