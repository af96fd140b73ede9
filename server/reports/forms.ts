/** Plans and posters in the order of their official forms, read as they are saved. */
import { planForm } from '#lib/report/model/forms/plan-form.ts';
import { posterForm } from '#lib/report/model/forms/poster-form.ts';
import type { Form } from '#lib/report/model/forms/form.ts';
import { readPlan } from '#lib/plan/model/plan.ts';
import { readSignatures } from '#lib/plan/model/sections.ts';
import { readPoster } from '#lib/registers/model/poster.ts';
import { registers } from '#lib/registers/models.ts';
import type { PlanStore } from '../storage/plan-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Sync } from '../sync/sync.ts';
import type { Traces } from './traces.ts';

export interface FormsParts {
	readonly workshops: WorkshopStore;
	readonly plans: PlanStore;
	readonly traces: Traces;
	/** Saved documents, seen as a whole. */
	readonly read: Sync['read'];
	readonly clock: Clock;
}

const evidenceKinds = new Map(
	registers.flatMap(({ id, evidence }) => (evidence ? [[id, evidence.kind] as const] : []))
);

export class Forms {
	readonly #parts: FormsParts;

	constructor(parts: FormsParts) {
		this.#parts = parts;
	}

	/** In its own language; null if the workshop has no such plan. */
	async plan(workshop: string, id: string): Promise<Form | null> {
		const { plans, read } = this.#parts;
		const found = await plans.find(id);
		if (found?.workshop !== workshop || found.removedAt !== null) return null;
		const { workshop: _workshop, removedAt: _removedAt, ...entry } = found;
		const written = await read(`plan.${id}`, (doc) => {
			const plan = readPlan(doc);
			const signed = plan.sections.map((section) => [section.id, readSignatures(doc, section)] as const);
			return { plan, signatures: new Map(signed) };
		});
		return planForm({ ...(await this.#around(workshop)), ...written, entry });
	}

	/** Null if the workshop has no such poster. */
	async poster(workshop: string, id: string, language: string): Promise<Form | null> {
		const poster = await this.#parts.read(`workshop.${workshop}`, (doc) => readPoster(doc, id));
		if (!poster || poster.deletedAt !== null) return null;
		return posterForm({ ...(await this.#around(workshop)), poster, kinds: evidenceKinds }, language);
	}

	/** @throws if there is no such workshop; who asks is a member of it */
	async #around(id: string) {
		const { workshops, traces, clock } = this.#parts;
		const workshop = await workshops.find(id);
		if (!workshop) throw new Error('a form of a workshop that does not exist');
		return {
			workshop: { id, project: workshop.details.project },
			regions: await workshops.regions(id),
			trace: await traces.read(id),
			collectedAt: clock.now()
		};
	}
}
