/**
 * How long people of a workshop are named. After the last day names, organisations, sessions and links go and what people
 * wrote stays as what their regions said. Who attended can be kept longer, for auditors, in a list of its own from
 * which nothing leads to what somebody did.
 */
import type { Retention } from '#lib/session/model/retention.ts';
import type { Auth } from '../auth/auth.ts';
import type { Participant, PeopleStore } from '../storage/people-store.ts';
import { noName, type Attendee, type PrivacyStore } from '../storage/privacy-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';

export interface RetainingParts {
	readonly privacy: PrivacyStore;
	readonly people: PeopleStore;
	readonly auth: Auth;
	/** What a region is called in the workshop's own language. */
	regionName(workshop: string, region: string): Promise<string>;
	readonly clock: Clock;
	readonly logger: Logger;
}

const day = 86_400_000;

export class Retaining {
	readonly #parts: RetainingParts;
	/** The day on which everything was looked through. */
	#ended = '';

	constructor(parts: RetainingParts) {
		this.#parts = parts;
	}

	of(workshop: string): Promise<Retention> {
		return this.#parts.privacy.retention(workshop);
	}

	async set(workshop: string, to: Retention): Promise<void> {
		await this.#parts.privacy.setRetention(workshop, to);
		await this.endOverdue();
	}

	/** The same, once a day: whoever comes after the last day is named for the rest of theirs. */
	async endOverdueOfToday(): Promise<void> {
		const today = this.#today();
		if (this.#ended === today) return;
		await this.endOverdue();
		this.#ended = today;
	}

	/** Takes names out where their time is over. */
	async endOverdue(): Promise<void> {
		for (const { workshop, names, attendance } of await this.#parts.privacy.over(this.#today())) {
			if (names) await this.#anonymise(workshop);
			if (attendance) await this.#endAttendance(workshop);
		}
	}

	/** Everybody who attended, by name, as far as they are named. */
	async attendance(workshop: string): Promise<Attendee[]> {
		const { privacy, people } = this.#parts;
		const here = (await people.ofWorkshop(workshop)).filter(attends);
		const named = await Promise.all(here.map((person) => this.#attendeeOf(person)));
		const all = [...(await privacy.attended(workshop)), ...named];
		return all.sort((a, b) => a.name.localeCompare(b.name));
	}

	/** Somebody's line of that list, where one is kept. */
	async attendee(participant: string): Promise<Attendee | undefined> {
		const person = await this.#parts.people.find(participant);
		if (!person || !attends(person)) return undefined;
		const { attendanceUntil } = await this.of(person.workshop);
		return attendanceUntil >= this.#today() ? this.#attendeeOf(person) : undefined;
	}

	async #anonymise(workshop: string): Promise<void> {
		const { privacy, people, auth, clock, logger } = this.#parts;
		const all = (await people.ofWorkshop(workshop)).filter(
			({ role, name }) => role !== 'facilitator' && name !== noName
		);
		for (const { id } of all) {
			const attendee = await this.attendee(id);
			if (attendee) await privacy.addAttendees(workshop, [attendee]);
			await privacy.anonymise(id, clock.now(), false);
			auth.notify({ kind: 'member-changed', workshop, participant: id });
		}
		if (all.length === 0) return;
		await privacy.scrub();
		logger.info({ workshop, people: all.length }, 'names were taken out');
	}

	async #endAttendance(workshop: string): Promise<void> {
		const { privacy } = this.#parts;
		await privacy.forgetAttendance(workshop);
		await privacy.setRetention(workshop, { ...(await this.of(workshop)), attendanceUntil: '' });
		await privacy.scrub();
	}

	async #attendeeOf(person: Participant): Promise<Attendee> {
		const { workshop, name, region, organisation, role, createdAt } = person;
		return {
			...{ name, role, organisation: organisation ?? '' },
			region: region === null ? '' : await this.#parts.regionName(workshop, region),
			// To the day: the minute would lead to what somebody did.
			at: createdAt - (createdAt % day)
		};
	}

	#today(): string {
		return new Date(this.#parts.clock.now()).toISOString().slice(0, 10);
	}
}

/** Reviewers were not there. */
const attends = ({ role, name }: Participant): boolean => role !== 'reviewer' && name !== noName;
