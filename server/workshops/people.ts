/** People of a workshop: their names, regions and roles, and their removal. Who may do so was decided by the caller. */
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Removal } from '#lib/session/model/removal.ts';
import type { Role } from '#lib/session/model/roles.ts';
import type { Auth } from '../auth/auth.ts';
import type { Participant, PeopleStore } from '../storage/people-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { cleanName } from './names.ts';

/** Roles that a facilitator gives to people who joined. */
export const seats = ['participant', 'observer'] as const satisfies readonly Role[];
export type Seat = (typeof seats)[number];
const isSeat = (role: Role): role is Seat => seats.some((seat) => seat === role);

export interface PersonChanges {
	readonly name?: string | undefined;
	readonly region?: string | null | undefined;
	readonly role?: Seat | undefined;
}

export interface PeopleParts {
	readonly store: PeopleStore;
	readonly workshops: WorkshopStore;
	readonly auth: Auth;
	readonly clock: Clock;
	readonly logger: Logger;
}

type Outcome<Reason extends string> = Result<void, 'not-found' | Reason>;

export class People {
	readonly #store: PeopleStore;
	readonly #workshops: WorkshopStore;
	readonly #auth: Auth;
	readonly #clock: Clock;
	readonly #logger: Logger;
	#changes: Promise<unknown> = Promise.resolve();

	constructor(parts: PeopleParts) {
		this.#store = parts.store;
		this.#workshops = parts.workshops;
		this.#auth = parts.auth;
		this.#clock = parts.clock;
		this.#logger = parts.logger;
	}

	async update(
		workshop: string,
		participant: string,
		to: PersonChanges
	): Promise<Result<void, 'not-found' | 'name-invalid' | 'region-unknown' | 'not-allowed'>> {
		const known = await this.#find(workshop, participant);
		if (!known) return refuse('not-found');
		if (to.role !== undefined && !isSeat(known.role)) return refuse('not-allowed');
		const name = to.name === undefined ? ok(known.name) : cleanName(to.name);
		if (!name.ok) return name;
		let region = known.region;
		if (to.region !== undefined) {
			const regions = await this.#workshops.regions(workshop);
			if (to.region !== null && !regions.some((one) => one.id === to.region)) return refuse('region-unknown');
			region = to.region;
		}
		await this.#store.update(participant, { name: name.value, region, role: to.role ?? known.role });
		this.#auth.notify({ kind: 'member-changed', workshop, participant });
		return ok(undefined);
	}

	/**
	 * Their connections close at once, and their browsers cannot join this workshop again. One after the other:
	 * two facilitators who remove each other at the same moment leave one.
	 * @param removal why, for them to read
	 */
	remove(
		workshop: string,
		participant: string,
		removal: Removal | null
	): Promise<Outcome<'last-facilitator'>> {
		return this.#inTurn(async () => {
			const known = await this.#find(workshop, participant);
			if (!known) return refuse('not-found');
			if (known.role === 'facilitator') {
				const everybody = await this.#store.ofWorkshop(workshop);
				if (everybody.filter((one) => one.role === 'facilitator').length === 1)
					return refuse('last-facilitator');
			}
			await this.#store.update(participant, { removedAt: this.#clock.now(), removal });
			// Own words may name people, so they are not for the log.
			this.#logger.info({ workshop, reason: removal?.reason ?? 'none' }, 'a person was removed');
			this.#auth.notify({ kind: 'member-removed', workshop, participant });
			return ok(undefined);
		});
	}

	/**
	 * A facilitator leaves the running of the workshop to another and goes on as `role`. The other one is a
	 * facilitator already, so that a workshop always keeps one, with an account.
	 */
	handOver(workshop: string, from: string, to: string, role: Seat): Promise<Outcome<'not-allowed'>> {
		return this.#inTurn(async () => {
			const [giver, taker] = [await this.#find(workshop, from), await this.#find(workshop, to)];
			if (!giver || !taker) return refuse('not-found');
			if (from === to || giver.role !== 'facilitator' || taker.role !== 'facilitator')
				return refuse('not-allowed');
			await this.#store.update(from, { role });
			this.#auth.notify({ kind: 'member-changed', workshop, participant: from });
			return ok(undefined);
		});
	}

	async #find(workshop: string, participant: string): Promise<Participant | undefined> {
		const known = await this.#store.find(participant);
		return known?.workshop === workshop && known.removedAt === null ? known : undefined;
	}

	/** One change of who runs a workshop after the other. */
	#inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
		const turn = this.#changes.then(change);
		this.#changes = turn.catch(() => undefined);
		return turn;
	}
}
