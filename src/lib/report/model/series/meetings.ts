/** The meetings of a series in their order, and what is asked of them. */
import { localized, type LocalizedText } from '#lib/base/model/localized-text.ts';
import type { Region } from '#lib/session/model/messages.ts';

/** A meeting as the server collects it; what a page is about comes beside it. */
export interface CollectedHead {
	readonly id: string;
	readonly title: LocalizedText;
	readonly project: string;
	readonly place: string;
	/** Days as `2017-03-07`; empty when unknown. */
	readonly from: string;
	readonly to: string;
	readonly regions: readonly Region[];
}

/** A meeting as pages name it. */
export interface MeetingHead {
	readonly id: string;
	readonly title: string;
	readonly place: string;
	readonly from: string;
	readonly to: string;
}

/** A region as pages name it. */
export interface SeriesRegion {
	readonly id: string;
	readonly name: string;
	readonly color: number | null;
}

/** By their days; those without one stand last, as they came. */
export const inOrder = <Meeting extends Pick<CollectedHead, 'from'>>(
	meetings: readonly Meeting[]
): Meeting[] => meetings.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));

const dayOf = ({ from }: Pick<CollectedHead, 'from'>): string => (from === '' ? '9999' : from);

/** @param project the name of one; empty for all */
export const ofProject = <Meeting extends Pick<CollectedHead, 'project'>>(
	meetings: readonly Meeting[],
	project: string
): Meeting[] => meetings.filter((each) => project === '' || each.project === project);

/** All names of projects, in order. */
export const projectsIn = (meetings: readonly Pick<CollectedHead, 'project'>[]): string[] =>
	[...new Set(meetings.map(({ project }) => project).filter(Boolean))].toSorted();

export const headOf = ({ id, title, place, from, to }: CollectedHead, language: string): MeetingHead => ({
	...{ id, place, from, to },
	title: localized(title, language)
});

/** Regions of a meeting in words; one that is gone keeps its id. */
export const regionsOf = (
	{ regions }: Pick<CollectedHead, 'regions'>,
	ids: readonly string[],
	language: string
): SeriesRegion[] =>
	ids.map((id) => {
		const region = regions.find((each) => each.id === id);
		return { id, name: localized(region?.name, language) || id, color: region?.color ?? null };
	});
