/** The places on a board's timeline that have a name: steps that began, and states that were kept. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { BoardVersions } from '#lib/board/model/history/messages.ts';
import type { Timeline } from '#lib/board/model/history/timeline.ts';

export interface Chapter {
	readonly key: string;
	readonly sort: 'step' | 'version';
	readonly name: string;
	/** Steps are counted from 1; 0 for a version. */
	readonly number: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** How many moments of the board had been. */
	readonly place: number;
}

/** In order of time. */
export function chaptersOf(
	{ versions, steps }: BoardVersions,
	timeline: Timeline,
	language: string
): Chapter[] {
	const all: Chapter[] = [
		...steps.map(({ title, at }, index): Chapter => ({
			...{ key: `step-${index}`, sort: 'step', name: localized(title, language), number: index + 1 },
			...{ at, place: timeline.placeAt(at) }
		})),
		...versions.map(({ id, name, at }): Chapter => ({
			...{ key: id, sort: 'version', name: localized(name, language), number: 0 },
			...{ at, place: timeline.placeAt(at) }
		}))
	];
	return all.sort((a, b) => a.at - b.at);
}

/** The step that ran at a time, or the last one before it. */
export const stepAt = (chapters: readonly Chapter[], time: number): Chapter | undefined =>
	chapters.findLast(({ sort, at }) => sort === 'step' && at <= time);
