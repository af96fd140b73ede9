/** What the poll pages need from the workshop: its polls, its regions, and this person. */
import { localized } from '#lib/base/model/localized-text.ts';
import { getLocale, locales } from '#lib/i18n/paraglide/runtime.js';
import {
	livePart,
	pollsPart,
	textsPart,
	turnoutPart,
	type Poll,
	type RuledText
} from '#lib/polls/model/messages.ts';
import type { Turnout } from '#lib/polls/model/turnout.ts';
import type { PollRegion } from '#lib/polls/poll-region.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { peoplePart, workshopPart, youPart, type You } from '#lib/session/model/messages.ts';
import { mayVoteIn } from '#lib/session/model/review-grant.ts';
import { can } from '#lib/session/model/roles.ts';

export class PollsLook {
	readonly #session: SessionClient;

	constructor(session: SessionClient) {
		this.#session = session;
	}

	get you(): You | undefined {
		return this.#session.part(youPart);
	}

	/** Undefined before the session's first answer. */
	get polls(): readonly Poll[] | undefined {
		return this.#session.part(pollsPart);
	}

	turnout(poll: string): Turnout {
		return this.#session.part(turnoutPart)?.[poll] ?? {};
	}

	/** The tally so far of an open poll whose totals are live; undefined for all others. */
	live(poll: string): unknown {
		return this.#session.part(livePart)?.[poll];
	}

	/** What people wrote that facilitators rule on; undefined where there is nothing to rule on. */
	texts(poll: string): readonly RuledText[] | undefined {
		return this.#session.part(textsPart)?.[poll];
	}

	get runs(): boolean {
		return this.you !== undefined && can(this.you.role, 'run-polls', this.#open);
	}

	votesIn(poll: string): boolean {
		return this.you !== undefined && mayVoteIn(poll, this.you, this.#open);
	}

	/** In the workshop's order, named in the language of the page. */
	get regions(): readonly PollRegion[] {
		const people = this.#session.part(peoplePart) ?? [];
		return (this.#session.part(workshopPart)?.regions ?? []).map((region) => ({
			id: region.id,
			name: localized(region.name, getLocale()),
			color: region.color,
			people: people.filter((person) => person.region === region.id && can(person.role, 'vote')).length
		}));
	}

	/** Languages of the pages in which somebody reads this workshop. */
	get languages(): readonly string[] {
		const people = this.#session.part(peoplePart) ?? [];
		const own = this.#session.part(workshopPart)?.languages ?? [];
		const reads = (language: string) =>
			people.some((person) => person.role === 'participant' && person.language === language);
		return locales.filter((language) => own.includes(language) || reads(language));
	}

	get region(): PollRegion | undefined {
		return this.regions.find((region) => region.id === this.you?.region);
	}

	get #open(): boolean {
		return this.#session.part(workshopPart)?.status !== 'closed';
	}
}
