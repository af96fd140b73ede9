/** The places on a board's timeline that can be named: steps that began, versions that were kept, and automatic ones. */
import { localized } from '#lib/base/model/localized-text.ts';
import { automaticPlaces } from '#lib/board/model/history/automatic.ts';
import type { BoardVersions } from '#lib/board/model/history/messages.ts';
import { summaryOf, type Summary } from '#lib/board/model/history/summary.ts';
import type { Timeline } from '#lib/board/model/history/timeline.ts';

export interface Chapter {
	readonly key: string;
	readonly sort: 'step' | 'version' | 'automatic';
	/** Empty for an automatic version. */
	readonly name: string;
	/** Steps are counted from 1; 0 for a version. */
	readonly number: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** How many moments of the board had been. */
	readonly place: number;
	/** What happened since the chapter before. */
	readonly since: Summary;
}

/**
 * In order of time. An automatic version is left out where something else has the same place already.
 * @param now milliseconds since 1970
 */
export function chaptersOf(
	{ versions, steps }: BoardVersions,
	timeline: Timeline,
	language: string,
	now: number
): Chapter[] {
	const named: Omit<Chapter, 'since'>[] = [
		...steps.map(({ title, at }, index) => ({
			...{ key: `step-${index}`, sort: 'step' as const, name: localized(title, language), number: index + 1 },
			...{ at, place: timeline.placeAt(at) }
		})),
		...versions.map(({ id, name, at }) => ({
			...{ key: id, sort: 'version' as const, name: localized(name, language), number: 0 },
			...{ at, place: timeline.placeAt(at) }
		}))
	];
	const taken = new Set(named.map(({ place }) => place));
	const automatic = automaticPlaces(timeline.moments, now)
		.filter((place) => !taken.has(place))
		.map((place) => ({
			...{ key: `automatic-${place}`, sort: 'automatic' as const, name: '', number: 0 },
			...{ at: timeline.moments[place - 1]?.at ?? 0, place }
		}));
	const all = [...named, ...automatic].sort((a, b) => a.at - b.at || a.place - b.place);
	return all.map((chapter, index) => ({
		...chapter,
		since: summaryOf(timeline, all[index - 1]?.place ?? 0, chapter.place)
	}));
}

/** The step that ran at a time, or the last one before it. */
export const stepAt = (chapters: readonly Chapter[], time: number): Chapter | undefined =>
	chapters.findLast(({ sort, at }) => sort === 'step' && at <= time);
