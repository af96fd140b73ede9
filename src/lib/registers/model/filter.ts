/** Which posters a reader wants to see; kept in the address, so that a view can be shared. */
import { fold } from '#lib/base/model/fold.ts';
import type { Poster } from './poster.ts';

export interface PosterFilter {
	/** A region's id, `guests` for posters from outside, or empty for all. */
	readonly region: string;
	/** A direction's id, or empty for all. */
	readonly direction: string;
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
	if (filter.direction !== '' && poster.values['direction'] !== filter.direction) return false;
	const words = fold(filter.words).split(/\s+/).filter(Boolean);
	if (words.length === 0) return true;
	const texts = Object.values(poster.texts).flatMap((text) => Object.values(text));
	const all = fold([...texts, ...regionNames].join('\n'));
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
