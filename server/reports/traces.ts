/** The traces of workshops, collected from what is saved. */
import { readPlan } from '#lib/plan/model/plan.ts';
import { hasConsent } from '#lib/registers/model/consent.ts';
import { listRecords } from '#lib/registers/model/register-record.ts';
import { registers } from '#lib/registers/models.ts';
import type { RevealedPoll, WrittenPlan } from '#lib/report/model/input.ts';
import { collectTrace, type RegisterContent } from '#lib/trace/model/collect.ts';
import type { Trace } from '#lib/trace/model/trace.ts';
import type { PlanStore } from '../storage/plan-store.ts';
import type { PollStore } from '../storage/poll-store.ts';
import { shared } from '../support/shared.ts';
import type { Sync } from '../sync/sync.ts';
import { revealedPolls } from './revealed-polls.ts';

export interface TracesParts {
	readonly plans: Pick<PlanStore, 'ofWorkshop'>;
	readonly polls: PollStore;
	/** Saved documents, seen as a whole. */
	readonly read: Sync['read'];
}

export interface CollectedTrace {
	readonly trace: Trace;
	readonly polls: readonly RevealedPoll[];
	readonly plans: readonly WrittenPlan[];
	readonly registers: readonly RegisterContent[];
}

export class Traces {
	readonly #parts: TracesParts;

	constructor(parts: TracesParts) {
		this.#parts = parts;
	}

	/** The trace of a workshop as it is saved. */
	async read(workshop: string): Promise<Trace> {
		return (await this.collected(workshop)).trace;
	}

	/** The same with what it was collected from; a whole room that asks at once is answered with one look. */
	readonly collected = shared(async (workshop: string): Promise<CollectedTrace> => {
		// Whoever may read the workshop may be told of it: entries that wait for consent stay out.
		const content = await this.#parts.read(`workshop.${workshop}`, (doc) =>
			registers.map((model) => ({
				model,
				records: listRecords(doc, model).filter((record) => hasConsent(model, record))
			}))
		);
		const polls = await revealedPolls(this.#parts.polls, workshop);
		const plans = await this.#plans(workshop);
		return {
			trace: collectTrace({ registers: content, polls, plans }),
			polls,
			plans,
			registers: content
		};
	});

	/** In the order of the workshop. */
	async #plans(workshop: string): Promise<WrittenPlan[]> {
		const { plans, read } = this.#parts;
		const written = [];
		for (const { workshop: _workshop, removedAt: _removedAt, ...entry } of await plans.ofWorkshop(workshop)) {
			written.push({ entry, plan: await read(`plan.${entry.id}`, readPlan) });
		}
		return written;
	}
}
