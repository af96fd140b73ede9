/** Joining with a code: no account, a name and a region. */
import { newId } from '#lib/base/model/ids.ts';
import { localized } from '#lib/base/model/localized-text.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { BoardEntry, Partner, Region } from '#lib/session/model/messages.ts';
import type { Role } from '#lib/session/model/roles.ts';
import type { Auth, Visitor } from '../auth/auth.ts';
import { codeLimits, FailureBudget } from '../auth/failure-budget.ts';
import type { Participant, PeopleStore } from '../storage/people-store.ts';
import type { WorkshopRecord, WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';
import type { ErrorCode } from '../support/errors.ts';
import { cleanName } from './names.ts';

/** Far more than any workshop has; a robot with the code must not fill the disk. */
export const mostPeople = 3000;

export interface JoinRequest {
	readonly code: string;
	readonly name: string;
	readonly region: string;
	readonly organisation?: string | undefined;
	readonly language?: string | undefined;
}

export interface Joined {
	readonly participant: { id: string; name: string; region: string | null; role: Role };
	readonly workshop: { id: string; title: string };
	readonly boards: readonly BoardEntry[];
	/** Absent when the browser keeps its session. */
	readonly setCookie: string | undefined;
}

/** What the join page may know before somebody joins. */
export interface JoinInfo {
	readonly workshop: {
		readonly id: string;
		readonly title: WorkshopRecord['title'];
		readonly place: string;
		readonly from: string;
		readonly to: string;
	};
	readonly regions: readonly Region[];
	readonly partners: readonly Partner[];
	/** Only those who take part already may come in. */
	readonly locked: boolean;
}

/** People type codes in lower case and with spaces or dashes in between, and confuse O with 0, I and L with 1. */
export const cleanCode = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '');
const misread: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };
const readAloud = (code: string): string => code.replace(/[OILU]/g, (letter) => misread[letter] ?? letter);

export class Joining {
	readonly #store: WorkshopStore;
	readonly #people: PeopleStore;
	readonly #auth: Auth;
	readonly #clock: Clock;
	readonly #failures: FailureBudget;

	constructor(parts: { store: WorkshopStore; people: PeopleStore; auth: Auth; clock: Clock }) {
		this.#store = parts.store;
		this.#people = parts.people;
		this.#auth = parts.auth;
		this.#clock = parts.clock;
		this.#failures = new FailureBudget(parts.clock, codeLimits);
	}

	/** Seconds this address has to wait before a code from it is looked at again. */
	wait(address: string): number {
		return this.#failures.wait(address);
	}

	/** The open workshop with this code; unknown and closed are the same, also in time. Failures are counted. */
	async find(code: string, address: string): Promise<WorkshopRecord | undefined> {
		if (this.#failures.wait(address) > 0) return undefined;
		const typed = cleanCode(code);
		const plausible = typed.length > 0 && typed.length <= 32;
		// Always the same two look-ups, so that the time says nothing.
		const exact = await this.#store.findByCode(plausible ? typed : '-');
		const read = await this.#store.findByCode(plausible ? readAloud(typed) : '-');
		const workshop = exact ?? read;
		if (workshop?.status === 'open') return workshop;
		this.#failures.failed(address);
		return undefined;
	}

	async info(code: string, address: string): Promise<JoinInfo | null> {
		const workshop = await this.find(code, address);
		if (!workshop) return null;
		const { place, from, to } = workshop.details;
		return {
			workshop: { id: workshop.id, title: workshop.title, place, from, to },
			regions: await this.#store.regions(workshop.id),
			partners: await this.#store.partners(workshop.id),
			locked: workshop.details.locked
		};
	}

	/**
	 * Joins, or comes back: a browser that already takes part keeps its participant, with the new name and
	 * region. A facilitator of the workshop stays one.
	 */
	async join(
		request: JoinRequest,
		visitor: Visitor | null,
		address: string
	): Promise<Result<Joined, ErrorCode>> {
		if (this.#failures.wait(address) > 0) return refuse('too-many-failures');
		const workshop = await this.find(request.code, address);
		if (!workshop) return refuse('not-found');
		const name = cleanName(request.name);
		if (!name.ok) return name;
		const organisation = request.organisation?.trim() ? cleanName(request.organisation) : ok(null);
		if (!organisation.ok) return organisation;
		const regions = await this.#store.regions(workshop.id);
		const region = regions.find((one) => one.id === request.region)?.id;
		if (region === undefined && (regions.length > 0 || request.region !== ''))
			return refuse('region-unknown');

		const who = {
			name: name.value,
			region: region ?? null,
			organisation: organisation.value,
			language: request.language ?? null
		};
		const facilitator = visitor?.account?.complete
			? await this.#people.facilitator(visitor.account.id, workshop.id)
			: undefined;
		const known =
			facilitator ?? (visitor ? await this.#people.ofSession(visitor.sessionHash, workshop.id) : undefined);
		if (known && known.removedAt !== null) return refuse('removed');

		let participant: Participant;
		let kind: 'member-joined' | 'member-changed' = 'member-joined';
		let setCookie: string | undefined;
		if (known && known.role !== 'reviewer') {
			await this.#people.update(known.id, who);
			participant = { ...known, ...who };
			kind = 'member-changed';
		} else {
			if (workshop.details.locked) return refuse('lobby-locked');
			if ((await this.#people.count(workshop.id)) >= mostPeople) return refuse('too-many');
			participant = {
				id: newId(),
				workshop: workshop.id,
				role: 'participant',
				...who,
				createdAt: this.#clock.now(),
				removedAt: null,
				removal: null
			};
			setCookie = await this.#admit(participant, visitor, known !== undefined);
		}
		this.#auth.notify({ kind, workshop: workshop.id, participant: participant.id });
		return ok({
			participant: {
				id: participant.id,
				name: participant.name,
				region: participant.region,
				role: participant.role
			},
			workshop: {
				id: workshop.id,
				title: localized(workshop.title, request.language ?? workshop.details.languages[0] ?? 'en')
			},
			boards: await this.#store.boards(workshop.id),
			setCookie
		});
	}

	/** Stores a newcomer. @returns the cookie of a new session; undefined where the browser keeps its own */
	async #admit(
		participant: Participant,
		visitor: Visitor | null,
		gainsRights: boolean
	): Promise<string | undefined> {
		if (!visitor) {
			const { session, setCookie } = this.#auth.draftSession();
			await this.#people.addWithSession(participant, session);
			return setCookie;
		}
		await this.#people.add(participant);
		// A reviewer who becomes a participant gains rights, so the session is a new one.
		const session = gainsRights
			? await this.#auth.rotateSession(visitor, visitor.account?.id ?? null)
			: { sessionHash: visitor.sessionHash, setCookie: undefined };
		await this.#people.bind(session.sessionHash, participant.workshop, participant.id);
		return session.setCookie;
	}
}
