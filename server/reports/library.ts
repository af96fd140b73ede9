/** Collects what the workshops of a series know together, for those who run them. */
import { listCriteria } from '#lib/registers/model/challenge.ts';
import { listPosters } from '#lib/registers/model/poster.ts';
import {
	libraryOf,
	type CollectedMeeting,
	type LibraryPage,
	type LibraryQuery
} from '#lib/report/model/library.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { PlanStore } from '../storage/plan-store.ts';
import type { WorkshopRecord, WorkshopStore } from '../storage/workshop-store.ts';
import type { Sync } from '../sync/sync.ts';

export interface LibraryParts {
	readonly workshops: WorkshopStore;
	readonly people: PeopleStore;
	readonly plans: PlanStore;
	/** Saved documents, seen as a whole. */
	readonly read: Sync['read'];
}

/** @param workshops those that the asking account runs */
export async function library(
	parts: LibraryParts,
	workshops: readonly string[],
	query: LibraryQuery,
	language: string
): Promise<LibraryPage> {
	const meetings: CollectedMeeting[] = [];
	// One after the other: each reads a document, and others work meanwhile.
	for (const record of await parts.workshops.some(workshops)) meetings.push(await collect(parts, record));
	return libraryOf(meetings, query, language);
}

async function collect(
	{ workshops, people, plans, read }: LibraryParts,
	{ id, title, details }: WorkshopRecord
): Promise<CollectedMeeting> {
	const { project, place, from, to } = details;
	const registers = await read(`workshop.${id}`, (doc) => ({
		posters: listPosters(doc),
		criteria: listCriteria(doc).length
	}));
	const taking = (await people.ofWorkshop(id)).filter(({ role }) => role === 'participant');
	return {
		...{ id, title, project, place, from, to, ...registers, people: taking.length },
		regions: await workshops.regions(id),
		plans: (await plans.ofWorkshop(id))
			.filter(({ removedAt }) => removedAt === null)
			.map((plan) => ({ id: plan.id, title: plan.title }))
	};
}
