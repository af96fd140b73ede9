/** What people may do with the action plans of a workshop: making them, naming them, saying whose they are. */
import * as Y from 'yjs';
import { newId } from '#lib/base/model/ids.ts';
import { localized } from '#lib/base/model/localized-text.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { startPlan, textOf } from '#lib/plan/model/document.ts';
import { mostPlans, type PlanEntry, type PlanStatus } from '#lib/plan/model/messages.ts';
import { mayCreatePlan, mayWritePlan, type PlanReader } from '#lib/plan/model/rights.ts';
import { planTemplateName, planTemplates, type PlanTemplate } from '#lib/plan/model/template.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Member } from '../auth/auth.ts';
import type { DocumentStore } from '../storage/document-store.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { PlanStore, StoredPlan } from '../storage/plan-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';

/** Who is asking, as far as plans need to know. */
export type Asker = Pick<Member, 'workshop' | 'role' | 'region' | 'workshopOpen'>;

export interface PlansParts {
	readonly store: PlanStore;
	readonly workshops: Pick<WorkshopStore, 'find' | 'regions' | 'partners'>;
	readonly documents: Pick<DocumentStore, 'create' | 'append' | 'clients'>;
	readonly people: Pick<PeopleStore, 'ofWorkshop'>;
	readonly clock: Clock;
	/** Called after what is listed changed, or who may write what. */
	readonly onChange: (workshop: string) => void;
}

export interface NewPlan {
	readonly title: string;
	readonly instrument: string;
	readonly regions: readonly string[];
	readonly template: string;
	readonly language: string;
}

export interface PlanUpdate {
	readonly title?: string | undefined;
	readonly instrument?: string | undefined;
	readonly regions?: readonly string[] | undefined;
	readonly status?: PlanStatus | undefined;
}

type Refused = 'not-allowed' | 'not-found' | 'region-unknown' | 'too-many' | 'invalid';
type Done = Promise<Result<Record<string, never>, Refused>>;

const readerOf = ({ role, region, workshopOpen }: Asker): PlanReader => ({
	manages: can(role, 'manage', workshopOpen),
	writes: can(role, 'write', workshopOpen),
	region
});

export class Plans {
	readonly #parts: PlansParts;

	constructor(parts: PlansParts) {
		this.#parts = parts;
	}

	async list(workshop: string): Promise<PlanEntry[]> {
		const plans = await this.#parts.store.ofWorkshop(workshop);
		return plans.map(({ workshop: _workshop, removedAt: _removedAt, ...entry }) => entry);
	}

	/** Whose a plan is; undefined if it is not part of its workshop any more. For those who open its document. */
	async find(id: string): Promise<StoredPlan | undefined> {
		const plan = await this.#parts.store.find(id);
		return plan?.removedAt === null ? plan : undefined;
	}

	/** Makes a plan with its document, which begins with what is known about its regions. */
	async create(asker: Asker, plan: NewPlan): Promise<Result<{ plan: string }, Refused>> {
		const { store, documents, clock, onChange } = this.#parts;
		const { workshop } = asker;
		const regions = [...new Set(plan.regions)];
		if (!mayCreatePlan(readerOf(asker), regions)) return refuse('not-allowed');
		if (!(await this.#knows(workshop, regions))) return refuse('region-unknown');
		const template = planTemplates.find((each) => planTemplateName(each) === plan.template);
		if (!template) return refuse('invalid');
		if ((await store.ofWorkshop(workshop)).length >= mostPlans) return refuse('too-many');
		const id = newId();
		const { title, instrument, language } = plan;
		await documents.create(`plan.${id}`, workshop);
		const update = await this.#firstText(workshop, { ...plan, regions }, template);
		await documents.append(`plan.${id}`, [{ update, participant: null }], [], clock.now());
		const entry: PlanEntry = {
			id,
			title,
			instrument,
			regions,
			status: 'draft',
			template: planTemplateName(template),
			language
		};
		await store.add(workshop, entry, clock.now());
		onChange(workshop);
		return ok({ plan: id });
	}

	/** Whoever writes a plan may name it; whose it is and whether it is final is for facilitators to say. */
	async update(asker: Asker, id: string, { title, instrument, regions, status }: PlanUpdate): Done {
		const plan = await this.find(id);
		if (plan?.workshop !== asker.workshop) return refuse('not-found');
		const reader = readerOf(asker);
		const { manages } = reader;
		if (!manages && !mayWritePlan(reader, plan)) return refuse('not-allowed');
		if (!manages && (regions !== undefined || status !== undefined)) return refuse('not-allowed');
		const unique = regions && [...new Set(regions)];
		if (unique && !(await this.#knows(asker.workshop, unique))) return refuse('region-unknown');
		await this.#parts.store.update(id, {
			...(title === undefined ? {} : { title }),
			...(instrument === undefined ? {} : { instrument }),
			...(unique === undefined ? {} : { regions: unique }),
			...(status === undefined ? {} : { status })
		});
		this.#parts.onChange(asker.workshop);
		return ok({});
	}

	/** Takes a plan out of the workshop, or back in; nothing of its text is lost. */
	async remove(asker: Asker, id: string, removed: boolean): Done {
		const { store, clock, onChange } = this.#parts;
		if (!can(asker.role, 'manage', asker.workshopOpen)) return refuse('not-allowed');
		const plan = await store.find(id);
		if (plan?.workshop !== asker.workshop) return refuse('not-found');
		const full = (await store.ofWorkshop(asker.workshop)).length >= mostPlans;
		if (!removed && plan.removedAt !== null && full) return refuse('too-many');
		await store.update(id, { removedAt: removed ? clock.now() : null });
		onChange(asker.workshop);
		return ok({});
	}

	/** Whoever may read a plan may know which region wrote what in it; which person did is not told. */
	async writers(
		{ workshop }: Asker,
		id: string
	): Promise<Result<{ clients: [client: number, region: string | null][] }, 'not-found'>> {
		const { documents, people } = this.#parts;
		const plan = await this.find(id);
		if (plan?.workshop !== workshop) return refuse('not-found');
		const regions = new Map((await people.ofWorkshop(workshop)).map((each) => [each.id, each.region]));
		const clients = await documents.clients(`plan.${id}`);
		return ok({
			clients: clients.map(({ clientId, participant }) => [clientId, regions.get(participant) || null])
		});
	}

	async #knows(workshop: string, regions: readonly string[]): Promise<boolean> {
		const known = new Set((await this.#parts.workshops.regions(workshop)).map(({ id }) => id));
		return regions.every((region) => known.has(region));
	}

	/** What the workshop knows already need not be typed again. */
	async #firstText(workshop: string, plan: NewPlan, template: PlanTemplate): Promise<Uint8Array> {
		const { workshops } = this.#parts;
		const [record, regions, partners] = await Promise.all([
			workshops.find(workshop),
			workshops.regions(workshop),
			workshops.partners(workshop)
		]);
		const own = plan.regions.flatMap((id) => regions.find((region) => region.id === id) ?? []);
		const [partner, ...others] = partners.filter(({ region }) => plan.regions.includes(region));
		const known: Readonly<Record<string, string>> = {
			'general.project': record?.details.project ?? '',
			'general.partner': partner?.name ?? '',
			'general.otherPartners': others.map(({ name }) => name).join('; '),
			'general.country': [...new Set(own.map(({ country }) => country))].join(', '),
			'general.nuts2': own
				.map(({ name, nuts }) => [localized(name, plan.language), nuts && `(${nuts})`].join(' ').trim())
				.join(', '),
			'context.instrument': plan.instrument
		};
		const doc = new Y.Doc();
		startPlan(doc, template, plan.language);
		doc.transact(() => {
			for (const [key, words] of Object.entries(known)) {
				const text = textOf(doc).get(key);
				if (text instanceof Y.Text) text.insert(0, words);
			}
		});
		const update = Y.encodeStateAsUpdate(doc);
		doc.destroy();
		return update;
	}
}
