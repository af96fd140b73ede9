/** Beginning an action from what the workshop holds: in the one plan that may be written, or in the one that is chosen. */
import { goto } from '$app/navigation';
import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { ActionDraft } from '#lib/plan/model/actions.ts';
import type { Reference } from '#lib/plan/model/evidence.ts';
import type { PlanEntry } from '#lib/plan/model/messages.ts';
import type { RegionLook } from '#lib/plan/region-look.ts';
import type { Registers } from '#lib/registers/registers.svelte.ts';
import { draftFrom, type DraftSource } from '#lib/trace/model/draft.ts';

/** Makes a draft in the language of the plan that it will be in. */
export type Draft = (plan: PlanEntry) => ActionDraft;

export class Drafting {
	readonly #workshop: string;
	readonly #plans: () => readonly PlanEntry[];
	#draft = $state.raw<Draft>();

	/** @param plans those in which this person may write; reactive */
	constructor(workshop: string, plans: () => readonly PlanEntry[]) {
		this.#workshop = workshop;
		this.#plans = plans;
	}

	get plansHref(): string {
		return `/w/${this.#workshop}/plans`;
	}

	get plans(): readonly PlanEntry[] {
		return this.#plans();
	}

	/** Whether it is being asked in which plan. */
	get asking(): boolean {
		return this.#draft !== undefined;
	}

	/** Begins at once where there is no choice. */
	start(draft: Draft): void {
		const [only, ...others] = this.plans;
		if (only && others.length === 0) this.#open(only, draft);
		else this.#draft = draft;
	}

	begin(plan: PlanEntry): void {
		if (this.#draft) this.#open(plan, this.#draft);
		this.stop();
	}

	stop(): void {
		this.#draft = undefined;
	}

	#open(plan: PlanEntry, draft: Draft): void {
		// Not in the address: whoever opens a link must not write by it.
		void goto(`${this.plansHref}/${plan.id}`, { state: { draft: draft(plan) } });
	}
}

/** A draft that follows from entries of the registers. */
export const draftOfEntries =
	(
		registers: Registers,
		entries: readonly { readonly register: string; readonly id: string }[],
		region: (id: unknown) => RegionLook | undefined
	): Draft =>
	({ language }) => {
		const sources = entries.flatMap(({ register, id }): DraftSource[] => {
			const found = registers.find(register);
			const record = found?.get(id);
			return found && record ? [{ model: found.model, record }] : [];
		});
		const locale = locales.find((known) => known === language) ?? 'en';
		return draftFrom(
			sources,
			language,
			registers.all.map(({ model }) => model),
			({ model, record }, title) => {
				const kind = localized(model.about.one, locale);
				const name = region(record.values['region'] ?? record.region)?.name;
				return name === undefined
					? m.trace_draft_background({ kind, title }, { locale })
					: m.trace_draft_background_region({ kind, title, region: name }, { locale });
			}
		);
	};

/** A draft that follows from a result of a poll, or from what it says of one thing. */
export const draftOfResult =
	(reference: Reference, title: (language: string) => string): Draft =>
	({ language }) => ({ name: '', background: [title(language)], evidence: [reference] });
