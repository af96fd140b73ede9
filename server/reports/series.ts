/** Collects what the workshops of a series know together, for those who run them. */
import type { FollowUp } from '#lib/plan/model/follow-up.ts';
import { readPlan } from '#lib/plan/model/plan.ts';
import { holdingSignatures } from '#lib/plan/model/sections.ts';
import { criterionRegister } from '#lib/registers/criteria/model.ts';
import { listPosters } from '#lib/registers/model/poster.ts';
import { listRecords } from '#lib/registers/model/register-record.ts';
import {
	libraryOf,
	type CollectedMeeting,
	type LibraryPage,
	type LibraryQuery
} from '#lib/report/model/library.ts';
import {
	criteriaSeries,
	type CriteriaMeeting,
	type CriteriaSeries
} from '#lib/report/model/series/criteria.ts';
import {
	planSeries,
	type CollectedPlan,
	type PlanSeries,
	type PlansMeeting
} from '#lib/report/model/series/plans.ts';
import type { CollectedHead } from '#lib/report/model/series/meetings.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { PlanStore } from '../storage/plan-store.ts';
import type { WorkshopRecord, WorkshopStore } from '../storage/workshop-store.ts';
import type { Sync } from '../sync/sync.ts';

export interface SeriesParts {
	readonly workshops: WorkshopStore;
	readonly people: PeopleStore;
	readonly plans: PlanStore;
	/** What regions reported on the actions of a workshop, the oldest first. */
	readonly reports: (workshop: string) => Promise<readonly FollowUp[]>;
	/** Saved documents, seen as a whole. */
	readonly read: Sync['read'];
}

/** `workshops` are those that the asking account runs. */
export class Series {
	readonly #parts: SeriesParts;

	constructor(parts: SeriesParts) {
		this.#parts = parts;
	}

	/** Every poster, and what came out of each meeting. */
	async library(workshops: readonly string[], query: LibraryQuery, language: string): Promise<LibraryPage> {
		const meetings = await this.#each(workshops, (record, head) => this.#meeting(record, head));
		return libraryOf(meetings, query, language);
	}

	/** @param project the name of one; empty for all */
	async criteria(workshops: readonly string[], project: string, language: string): Promise<CriteriaSeries> {
		const meetings = await this.#each(workshops, async ({ id }, head): Promise<CriteriaMeeting> => {
			const criteria = await this.#parts.read(`workshop.${id}`, (doc) => listRecords(doc, criterionRegister));
			return { ...head, criteria };
		});
		return criteriaSeries(meetings, project, language);
	}

	/** @param project the name of one; empty for all */
	async plans(workshops: readonly string[], project: string, language: string): Promise<PlanSeries> {
		const meetings = await this.#each(workshops, async ({ id, createdAt }, head): Promise<PlansMeeting> => ({
			...{ ...head, createdAt, plans: await this.#plans(id), reports: await this.#parts.reports(id) }
		}));
		return planSeries(meetings, project, language);
	}

	async #plans(workshop: string): Promise<CollectedPlan[]> {
		const { plans, read } = this.#parts;
		const collected: CollectedPlan[] = [];
		for (const entry of await plans.ofWorkshop(workshop)) {
			const written = await read(`plan.${entry.id}`, (doc) => {
				const plan = readPlan(doc);
				return { plan, signed: holdingSignatures(doc, plan.sections) };
			});
			collected.push({ entry, ...written });
		}
		return collected;
	}

	/** One after the other, the oldest first: each reads documents, and others work meanwhile. */
	async #each<Meeting>(
		ids: readonly string[],
		collect: (record: WorkshopRecord, head: CollectedHead) => Promise<Meeting>
	): Promise<Meeting[]> {
		const { workshops } = this.#parts;
		const meetings: Meeting[] = [];
		for (const record of (await workshops.some(ids)).toReversed()) {
			const { id, title, details } = record;
			const { project, place, from, to } = details;
			const regions = await workshops.regions(id);
			meetings.push(await collect(record, { id, title, project, place, from, to, regions }));
		}
		return meetings;
	}

	async #meeting({ id }: WorkshopRecord, head: CollectedHead): Promise<CollectedMeeting> {
		const { people, plans, read } = this.#parts;
		const registers = await read(`workshop.${id}`, (doc) => ({
			posters: listPosters(doc),
			criteria: listRecords(doc, criterionRegister).length
		}));
		const taking = (await people.ofWorkshop(id)).filter(({ role }) => role === 'participant');
		return {
			...head,
			...registers,
			people: taking.length,
			plans: (await plans.ofWorkshop(id)).map((plan) => ({ id: plan.id, title: plan.title }))
		};
	}
}
