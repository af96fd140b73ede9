/** What each person is told of a workshop's polls without asking: polls, turnouts, live totals, texts to rule on. */
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import type { Poll, RuledText } from '#lib/polls/model/messages.ts';
import { totalOf, type RegionTurnout, type Turnout } from '#lib/polls/model/turnout.ts';
import { can } from '#lib/session/model/roles.ts';
import type { PollStore } from '../storage/poll-store.ts';
import type { Asker } from './asker.ts';
import { tallyOf } from './tally-of.ts';

export interface ToldParts {
	readonly store: PollStore;
	/** Ids of the workshop's regions in order. */
	readonly regionsOf: (workshop: string) => Promise<readonly string[]>;
}

export class PollsTold {
	readonly #parts: ToldParts;

	constructor(parts: ToldParts) {
		this.#parts = parts;
	}

	/** The polls as this person may see them: drafts only for those who run polls. */
	async list(asker: Asker): Promise<Poll[]> {
		const runs = can(asker.role, 'run-polls');
		const polls = await this.#parts.store.ofWorkshop(asker.workshop);
		return polls.flatMap((poll) => {
			const rounds = runs ? poll.rounds : poll.rounds.filter(({ state }) => state !== 'draft');
			const current = rounds.at(-1);
			if (!current) return [];
			return [
				{
					id: poll.id,
					kind: poll.kind,
					title: poll.title,
					config: poll.config,
					subjects: [...poll.subjects],
					rules: poll.rules,
					round: current.round,
					state: current.state,
					closesAt: current.closesAt,
					rounds: [...rounds]
				}
			];
		});
	}

	/** Turnout of each poll's running round by region; empty for everybody who does not run polls. */
	async turnout(asker: Asker): Promise<Record<string, Turnout>> {
		if (!can(asker.role, 'run-polls')) return {};
		const polls = await this.#parts.store.ofWorkshop(asker.workshop);
		const turnouts = polls.map(
			async (poll) => [poll.id, await this.#parts.store.turnout(poll.id, poll.round)] as const
		);
		return Object.fromEntries(await Promise.all(turnouts));
	}

	/** By poll: what was cast so far, where people were told before that totals are live. */
	async live(asker: Asker): Promise<Record<string, unknown>> {
		const regions = await this.#parts.regionsOf(asker.workshop);
		const tallies: Record<string, unknown> = {};
		for (const poll of await this.#parts.store.ofWorkshop(asker.workshop)) {
			const kind = pollKindOf(poll.kind);
			if (!kind || poll.rules.totals !== 'live') continue;
			const ledger = await this.#parts.store.ledger(poll.id, poll.round, ['open']);
			if (ledger) tallies[poll.id] = tallyOf(poll, kind, regions, ledger);
		}
		return tallies;
	}

	/** By poll: what people wrote and how it was ruled on, until the reveal; only for those who run polls. */
	async texts(asker: Asker): Promise<Record<string, RuledText[]>> {
		if (!can(asker.role, 'run-polls')) return {};
		const texts: Record<string, RuledText[]> = {};
		for (const poll of await this.#parts.store.ofWorkshop(asker.workshop)) {
			const kind = pollKindOf(poll.kind);
			if (!kind || kind.rulings(poll.config).length === 0) continue;
			const ledger = await this.#parts.store.ledger(poll.id, poll.round, ['open', 'closed']);
			if (!ledger) continue;
			// By the text: in which order they were written is nobody's business.
			texts[poll.id] = kind
				.textsIn(ledger.ballots)
				.map((text) => ({ ...text, ruling: ledger.rulings.get(text.text) ?? null }))
				.sort((a, b) => (a.text < b.text ? -1 : 1));
		}
		return texts;
	}

	/** How many people have answered in the running rounds, by poll id; drafts are nobody's business. */
	async voters(workshop: string): Promise<Record<string, RegionTurnout>> {
		const polls = await this.#parts.store.ofWorkshop(workshop);
		const running = polls.filter((poll) => poll.rounds.at(-1)?.state !== 'draft');
		const counts = running.map(async (poll) => {
			return [poll.id, totalOf(await this.#parts.store.turnout(poll.id, poll.round))] as const;
		});
		return Object.fromEntries(await Promise.all(counts));
	}
}
