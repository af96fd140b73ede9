/** What the pages of the registers need to know of the session, in the reader's language. */
import { localized } from '#lib/base/model/localized-text.ts';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { hasConsent } from '#lib/registers/model/consent.ts';
import { isClosed, type Moderator } from '#lib/registers/model/moderation.ts';
import type { EntryHead } from '#lib/registers/model/record.ts';
import type { RegisterRecord } from '#lib/registers/model/register-record.ts';
import type { RegisterModel } from '#lib/registers/model/register.ts';
import type { Adding } from '#lib/registers/register.svelte.ts';
import type { RegionLook } from '#lib/registers/region-look.ts';
import type { Viewer } from '#lib/registers/viewer.ts';
import { workshopPart, youPart, type Person, type Workshop } from '#lib/session/model/messages.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Steps } from '#lib/session/steps/steps.svelte.ts';

type Whose = Pick<EntryHead, 'author' | 'region'>;

export class WorkshopLook implements Viewer {
	readonly #session: SessionClient;

	constructor(session: SessionClient) {
		this.#session = session;
	}

	get workshop(): Workshop | undefined {
		return this.#session.part(workshopPart);
	}

	get you(): Person | undefined {
		return this.#session.part(youPart);
	}

	get id(): string | undefined {
		return this.you?.id;
	}

	get ownRegion(): string | null {
		return this.you?.region ?? null;
	}

	now(): number {
		return this.#session.serverNow();
	}

	adding(): Adding {
		return { author: this.id ?? null, region: this.ownRegion, language: getLocale(), now: this.now() };
	}

	readonly regions: readonly RegionLook[] = $derived(
		(this.workshop?.regions ?? []).map(({ id, name, color }) => ({
			id,
			name: localized(name, getLocale()),
			color
		}))
	);

	/** Undefined for null and for a region that the workshop does not have any more. */
	region(id: unknown): RegionLook | undefined {
		return this.regions.find((region) => region.id === id);
	}

	/** A region's name in every language, for searching. */
	regionNames(id: unknown): readonly string[] {
		return Object.values(this.workshop?.regions.find((region) => region.id === id)?.name ?? {});
	}

	readonly mayWrite: boolean = $derived(
		this.you !== undefined && can(this.you.role, 'write', this.workshop?.status === 'open')
	);

	/** Whether an entry is shown to this person: to those who only look on once its people agreed (consent.ts). */
	maySee(model: RegisterModel, entry: RegisterRecord): boolean {
		return (this.you !== undefined && can(this.you.role, 'write')) || hasConsent(model, entry);
	}

	/** How this person stands to an entry that is handed in and accepted; undefined for those who only read. */
	moderator(entry: Whose): Moderator | undefined {
		return this.mayWrite ? this.#standing(entry) : undefined;
	}

	/** Also when the workshop is closed. */
	mayReadPast(entry: Whose): boolean {
		const standing = this.#standing(entry);
		return standing !== undefined && (standing.facilitator || standing.own);
	}

	/** What was accepted is changed by facilitators only. */
	mayChange({ moderation }: Pick<RegisterRecord, 'moderation'>): boolean {
		return this.mayWrite && (this.you?.role === 'facilitator' || !isClosed(moderation));
	}

	/** Whether the fields of an entry may be changed in the running step. */
	mayEdit(entry: Whose & Pick<RegisterRecord, 'moderation'>, steps: Pick<Steps, 'may'>): boolean {
		return this.mayChange(entry) && steps.may(this.#standing(entry)?.own ? 'edit-own' : 'edit-all');
	}

	/** Deleting is for an entry's own region, its author and facilitators; it can be undone. */
	mayDelete(entry: Pick<RegisterRecord, 'author' | 'region' | 'moderation'>): boolean {
		return this.mayChange(entry) && this.mayReadPast(entry);
	}

	#standing({ author, region }: Whose): Moderator | undefined {
		const you = this.you;
		if (!you || !can(you.role, 'write')) return undefined;
		const ofRegion = you.region !== null && region === you.region;
		return { facilitator: you.role === 'facilitator', own: author === you.id || ofRegion };
	}
}
