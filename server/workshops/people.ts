/** Renaming and removing people of a workshop. Who may do so was decided by the caller. */
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Auth } from '../auth/auth.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';
import { cleanName } from './names.ts';

export class People {
	readonly #store: PeopleStore;
	readonly #workshops: WorkshopStore;
	readonly #auth: Auth;
	readonly #clock: Clock;
	#removals: Promise<unknown> = Promise.resolve();

	constructor(parts: { store: PeopleStore; workshops: WorkshopStore; auth: Auth; clock: Clock }) {
		this.#store = parts.store;
		this.#workshops = parts.workshops;
		this.#auth = parts.auth;
		this.#clock = parts.clock;
	}

	async update(
		workshop: string,
		participant: string,
		to: { readonly name?: string | undefined; readonly region?: string | null | undefined }
	): Promise<Result<void, 'not-found' | 'name-invalid' | 'region-unknown'>> {
		const known = await this.#store.find(participant);
		if (!known || known.workshop !== workshop || known.removedAt !== null) return refuse('not-found');
		const name = to.name === undefined ? ok(known.name) : cleanName(to.name);
		if (!name.ok) return name;
		let region = known.region;
		if (to.region !== undefined) {
			const regions = await this.#workshops.regions(workshop);
			if (to.region !== null && !regions.some((one) => one.id === to.region)) return refuse('region-unknown');
			region = to.region;
		}
		await this.#store.update(participant, { name: name.value, region });
		this.#auth.notify({ kind: 'member-changed', workshop, participant });
		return ok(undefined);
	}

	/**
	 * Their connections close at once, and their browsers cannot join this workshop again. One removal after the
	 * other: two facilitators who remove each other at the same moment leave one.
	 */
	remove(workshop: string, participant: string): Promise<Result<void, 'not-found' | 'last-facilitator'>> {
		const turn = this.#removals.then(() => this.#remove(workshop, participant));
		this.#removals = turn.catch(() => undefined);
		return turn;
	}

	async #remove(
		workshop: string,
		participant: string
	): Promise<Result<void, 'not-found' | 'last-facilitator'>> {
		const known = await this.#store.find(participant);
		if (!known || known.workshop !== workshop || known.removedAt !== null) return refuse('not-found');
		if (known.role === 'facilitator') {
			const everybody = await this.#store.ofWorkshop(workshop);
			if (everybody.filter((one) => one.role === 'facilitator').length === 1)
				return refuse('last-facilitator');
		}
		await this.#store.update(participant, { removedAt: this.#clock.now() });
		this.#auth.notify({ kind: 'member-removed', workshop, participant });
		return ok(undefined);
	}
}
