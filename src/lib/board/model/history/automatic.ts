/**
 * Versions that nobody makes: where the board stood at the end of every ten minutes in which something happened.
 * The log holds every moment, so they are only places on the timeline, found again whenever somebody looks; they
 * cost nothing to keep and lie behind the same moments for everybody. What is long past is told more roughly.
 */
import type { Moment } from './timeline.ts';

const minute = 60_000;
/** Milliseconds of activity that end with one version. */
export const automaticEvery = 10 * minute;

/** Stretches of so many milliseconds keep one version each once they are wholly older than this. */
const thinning = [
	{ stretch: 24 * 60 * minute, olderThan: 7 * 24 * 60 * minute },
	{ stretch: 60 * minute, olderThan: 3 * 60 * minute }
] as const;

/**
 * @param moments in order
 * @param now milliseconds since 1970
 * @returns places on the timeline (how many moments had been), in order; the last minutes give one when they are full
 */
export function automaticPlaces(moments: readonly Moment[], now: number): number[] {
	return thinned(moments, fullSpans(moments, now), now);
}

/** The last place of every span of activity: it begins with a moment and takes in what follows within ten minutes. */
function fullSpans(moments: readonly Moment[], now: number): number[] {
	const places: number[] = [];
	let end = moments[0] ? moments[0].at + automaticEvery : Infinity;
	for (const [index, { at }] of moments.entries()) {
		if (at < end) continue;
		places.push(index);
		end = at + automaticEvery;
	}
	if (now >= end) places.push(moments.length);
	return places;
}

/** Of each stretch the last one. Stretches are counted from 1970, so that what was left out never comes back. */
function thinned(moments: readonly Moment[], places: readonly number[], now: number): number[] {
	const stretchOf = (place: number): string => {
		const at = moments[place - 1]?.at ?? 0;
		for (const { stretch, olderThan } of thinning) {
			const number = Math.floor(at / stretch);
			if (now - (number + 1) * stretch >= olderThan) return `${stretch} ${number}`;
		}
		return `${place}`;
	};
	const stretches = places.map(stretchOf);
	return places.filter((_, index) => stretches[index] !== stretches[index + 1]);
}
