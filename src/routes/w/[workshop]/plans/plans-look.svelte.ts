/** What the pages of action plans need to know of the session, in the reader's language. */
import { localized } from '#lib/base/model/localized-text.ts';
import { errorText } from '#lib/i18n/workshop-error-text.ts';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { plansPart, type PlanEntry } from '#lib/plan/model/messages.ts';
import { mayCreatePlan, mayWritePlan, type PlanReader } from '#lib/plan/model/rights.ts';
import type { RegionLook } from '#lib/plan/region-look.ts';
import type { Command } from '#lib/realtime/model/messages.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { workshopPart, youPart, type Person, type Workshop } from '#lib/session/model/messages.ts';
import { can } from '#lib/session/model/roles.ts';

export class PlansLook {
	readonly #session: SessionClient;

	constructor(session: SessionClient) {
		this.#session = session;
	}

	/** Undefined until the session is there. */
	get plans(): readonly PlanEntry[] | undefined {
		return this.#session.part(plansPart);
	}

	get workshop(): Workshop | undefined {
		return this.#session.part(workshopPart);
	}

	get you(): Person | undefined {
		return this.#session.part(youPart);
	}

	readonly regions: readonly RegionLook[] = $derived(
		(this.workshop?.regions ?? []).map(({ id, name, color }) => ({
			id,
			name: localized(name, getLocale()),
			color
		}))
	);

	readonly reader: PlanReader = $derived.by(() => {
		const open = this.workshop?.status === 'open';
		const role = this.you?.role;
		return {
			manages: role !== undefined && can(role, 'manage', open),
			writes: role !== undefined && can(role, 'write', open),
			region: this.you?.region ?? null
		};
	});

	/** Regions of which this person may make a plan. */
	readonly creatable: readonly RegionLook[] = $derived(
		this.regions.filter(({ id }) => mayCreatePlan(this.reader, [id]))
	);

	/** Plans in which this person may write. */
	readonly writable: readonly PlanEntry[] = $derived(
		(this.plans ?? []).filter((entry) => this.mayWrite(entry))
	);

	/** Whether this person can begin an action somewhere, or a plan to have one in. */
	get mayDraft(): boolean {
		return this.writable.length > 0 || this.creatable.length > 0;
	}

	region(id: string | null): RegionLook | undefined {
		return this.regions.find((region) => region.id === id);
	}

	/** The regions of a plan that the workshop still has. */
	regionsOf(entry: PlanEntry): RegionLook[] {
		return entry.regions.flatMap((id) => this.region(id) ?? []);
	}

	mayWrite(entry: PlanEntry): boolean {
		return mayWritePlan(this.reader, entry);
	}

	/** @returns why it was refused, in words; undefined when it is done */
	async send<Name extends string, Input, Answer extends object>(
		command: Command<Name, Input, Answer>,
		input: NoInfer<Input>,
		done: (answer: Answer) => void = () => undefined
	): Promise<string | undefined> {
		const answer = await this.#session.command(command, input);
		if (!answer.ok) return errorText(answer.error.code);
		done(answer);
		return undefined;
	}
}
