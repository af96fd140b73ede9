/**
 * What people may do with polls. Asks the role table for the right, the poll's kind for what a ballot may
 * say, and the store for everything that must hold under doubles, retries and races. Never logs a ballot,
 * a receipt or a voter.
 */
import { newId } from '#lib/base/model/ids.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import { shownFrom, type NamedBallot, type PollRefusal } from '#lib/polls/model/messages.ts';
import type { PollKind } from '#lib/polls/model/poll-kind.ts';
import type { RevealStage } from '#lib/polls/model/reveal.ts';
import type { Ruling } from '#lib/polls/model/texts.ts';
import { totalOf } from '#lib/polls/model/turnout.ts';
import { revealsAtClose } from '#lib/polls/model/vote-rules.ts';
import { can, type Verb } from '#lib/session/model/roles.ts';
import type { OwnBallot } from '../storage/poll-ballots.ts';
import type { StoredPoll } from '../storage/poll-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Asker } from './asker.ts';
import { checkContent, type PollContent } from './content.ts';
import { namedAnswers } from './named-answers.ts';
import { tallyOf } from './tally-of.ts';
import { PollsTold, type ToldParts } from './told.ts';

export interface CastRequest {
	readonly poll: string;
	readonly round: number;
	readonly ballot: unknown;
	readonly key: string;
	readonly replaces?: string | undefined;
}

export interface PollsParts extends ToldParts {
	readonly clock: Clock;
	/** Called after what everybody may see changed. */
	readonly onPolls: (workshop: string) => void;
	/** Called after a live tally changed. */
	readonly onLive: (workshop: string) => void;
	/** Called after the texts that facilitators rule on, or their rulings, changed. */
	readonly onTexts: (workshop: string) => void;
	/** Called after a turnout changed; says nothing about who voted or how. */
	readonly onTurnout: (workshop: string) => void;
}

/** What a revealed round says, as far as the asker may know it. */
export interface ShownResult {
	readonly tally: unknown;
	readonly named?: NamedBallot[];
}

type Answer<Value> = Promise<Result<Value, PollRefusal>>;
type Done = Record<string, never>;

export class Polls {
	readonly told: PollsTold;
	readonly #parts: PollsParts;

	constructor(parts: PollsParts) {
		this.told = new PollsTold(parts);
		this.#parts = parts;
	}

	/** Decides about a text of the running round, or takes the decision back. */
	async rule(asker: Asker, pollId: string, text: string, ruling: Ruling | null): Answer<Done> {
		const found = await this.#find(asker, 'run-polls', pollId);
		if (!found.ok) return found;
		const { kind, config, round } = found.value;
		const known = pollKindOf(kind)?.rulings(config) ?? [];
		if (known.length === 0 || (ruling !== null && !known.includes(ruling))) return refuse('invalid-poll');
		if (!(await this.#parts.store.rule(pollId, round, text, ruling))) return refuse('poll-not-open');
		this.#parts.onTexts(asker.workshop);
		this.#parts.onLive(asker.workshop);
		return ok({});
	}

	async create(asker: Asker, kind: string, content: PollContent): Answer<{ poll: string }> {
		const allowed = this.#may(asker, 'run-polls');
		if (!allowed.ok) return allowed;
		return this.prepare(asker.workshop, kind, content);
	}

	/** Creates a draft without asking for rights: for templates and demo data. */
	async prepare(workshop: string, kind: string, content: PollContent): Answer<{ poll: string }> {
		const checked = checkContent(kind, content);
		if (!checked.ok) return checked;
		const poll = newId();
		await this.#parts.store.add({ id: poll, workshop, kind, ...checked.value }, this.#parts.clock.now());
		this.#parts.onPolls(workshop);
		return ok({ poll });
	}

	async update(asker: Asker, pollId: string, content: PollContent): Answer<Done> {
		const found = await this.#find(asker, 'run-polls', pollId);
		if (!found.ok) return found;
		const checked = checkContent(found.value.kind, content);
		if (!checked.ok) return checked;
		const done = await this.#parts.store.edit(pollId, checked.value);
		return this.#changed(asker, done, 'poll-not-draft');
	}

	async remove(asker: Asker, pollId: string): Answer<Done> {
		const found = await this.#find(asker, 'run-polls', pollId);
		if (!found.ok) return found;
		return this.#changed(asker, await this.#parts.store.remove(pollId), 'poll-open');
	}

	async open(asker: Asker, pollId: string): Answer<Done> {
		const found = await this.#find(asker, 'run-polls', pollId);
		if (!found.ok) return found;
		const { round, rounds } = found.value;
		const closesAt = rounds.at(-1)?.closesAt ?? null;
		if (closesAt !== null && closesAt <= this.#parts.clock.now()) return refuse('closing-passed');
		return this.#changed(asker, await this.#parts.store.open(pollId, round), 'poll-not-draft');
	}

	/** Sets when the running round closes by itself, sooner or later than was said before; null: not by itself. */
	async setClosing(asker: Asker, pollId: string, at: number | null): Answer<Done> {
		const found = await this.#find(asker, 'run-polls', pollId);
		if (!found.ok) return found;
		if (at !== null && at <= this.#parts.clock.now()) return refuse('closing-passed');
		const done = await this.#parts.store.setClosing(pollId, found.value.round, at);
		return this.#changed(asker, done, 'poll-not-open');
	}

	async close(asker: Asker, pollId: string): Answer<Done> {
		const found = await this.#find(asker, 'run-polls', pollId);
		if (!found.ok) return found;
		return this.#changed(asker, await this.#close(found.value), 'poll-not-open');
	}

	/** Opens a poll that is prepared, because its step began; any other stays as it is. */
	async openPrepared(workshop: string, pollId: string): Promise<void> {
		const poll = await this.#parts.store.find(workshop, pollId);
		if (!poll) return;
		// A time that has passed by now would close it at once.
		const closesAt = poll.rounds.at(-1)?.closesAt ?? null;
		if (closesAt !== null && closesAt <= this.#parts.clock.now()) {
			await this.#parts.store.setClosing(pollId, poll.round, null);
		}
		if (await this.#parts.store.open(pollId, poll.round)) this.#tell(workshop);
	}

	/** Closes a poll that is open, because its step is over; any other stays as it is. */
	async closeOpen(workshop: string, pollId: string): Promise<void> {
		const poll = await this.#parts.store.find(workshop, pollId);
		if (poll && (await this.#close(poll))) this.#tell(workshop);
	}

	/** Closes what is open in a workshop that was closed: nobody can vote there any more. */
	async closeAll(workshop: string): Promise<void> {
		const polls = await this.#parts.store.ofWorkshop(workshop);
		const open = polls.filter(({ rounds }) => rounds.at(-1)?.state === 'open');
		for (const poll of open) await this.#close(poll);
		if (open.length > 0) this.#tell(workshop);
	}

	/** Closes every round whose time has come. */
	async closeDue(): Promise<void> {
		for (const poll of await this.#parts.store.due(this.#parts.clock.now())) {
			if (await this.#close(poll)) this.#tell(poll.workshop);
		}
	}

	/**
	 * Counts the closed round once and for all, and lets everybody see the tally: how answers spread first, if
	 * asked for, and the figures with a second reveal.
	 */
	async reveal(asker: Asker, pollId: string, stage: RevealStage = 'all'): Answer<Done> {
		const found = await this.#find(asker, 'run-polls', pollId);
		if (!found.ok) return found;
		const kind = pollKindOf(found.value.kind);
		if (!kind) return refuse('invalid-poll');
		const first = kind.drawsDistribution ? stage : 'all';
		const revealed =
			(await this.#reveal(found.value, kind, first)) ||
			(first === 'all' && (await this.#parts.store.showAll(pollId, found.value.round)));
		return this.#changed(asker, revealed, 'not-closed');
	}

	async repeat(asker: Asker, pollId: string): Answer<{ round: number }> {
		const found = await this.#find(asker, 'run-polls', pollId);
		if (!found.ok) return found;
		const round = await this.#parts.store.repeat(pollId);
		if (round === null) return refuse('not-closed');
		this.#tell(asker.workshop);
		return ok({ round });
	}

	/** Resolves when the ballot is stored for good. */
	async cast(asker: Asker, request: CastRequest): Answer<{ receipt: string }> {
		const found = await this.#find(asker, 'vote', request.poll);
		if (!found.ok) return found;
		if (asker.region === null) return refuse('no-region');
		const poll = found.value;
		const voter = { region: asker.region };
		const kind = pollKindOf(poll.kind);
		if (!kind) return refuse('invalid-poll');
		const accepted = kind.accept(poll.config, request.ballot, voter, poll.subjects);
		if (!accepted.ok) return accepted;
		const cast = await this.#parts.store.cast({
			poll: poll.id,
			round: request.round,
			participant: asker.participant,
			region: poll.rules.identity === 'none' ? '' : asker.region,
			named: poll.rules.identity === 'named',
			subject: accepted.value.subject,
			ballot: accepted.value.ballot,
			key: request.key,
			replaces: request.replaces,
			at: this.#parts.clock.now()
		});
		if (cast.ok) {
			this.#parts.onTurnout(asker.workshop);
			if (poll.rules.totals === 'live') this.#parts.onLive(asker.workshop);
			if (kind.rulings(poll.config).length > 0) this.#parts.onTexts(asker.workshop);
		}
		return cast;
	}

	/** The asker's own ballots while the round is open. */
	async mine(asker: Asker, pollId: string, round: number): Answer<{ ballots: OwnBallot[] }> {
		const found = await this.#find(asker, 'vote', pollId);
		if (!found.ok) return found;
		return ok({ ballots: await this.#parts.store.ballotsOf(pollId, round, asker.participant) });
	}

	async check(
		asker: Asker,
		pollId: string,
		round: number,
		receipts: readonly string[]
	): Answer<{ counted: string[] }> {
		const found = await this.#find(asker, 'read', pollId);
		if (!found.ok) return found;
		return ok({ counted: await this.#parts.store.counted(pollId, round, receipts) });
	}

	/**
	 * The tally of a revealed round as far as it is shown, for whoever may read the workshop; and who said what, where
	 * people were told so before, for those who know the others by name.
	 */
	async result(asker: Asker, pollId: string, round: number): Answer<ShownResult> {
		const found = await this.#find(asker, 'read', pollId);
		if (!found.ok) return found;
		const tally = await this.#parts.store.tally(pollId, round);
		if (tally === null) return refuse('not-revealed');
		if (found.value.rules.identity !== 'named' || !can(asker.role, 'see-names')) return ok({ tally });
		return ok({ tally, named: await namedAnswers(this.#parts.store, pollId, round) });
	}

	async #close(poll: StoredPoll): Promise<boolean> {
		const closed = await this.#parts.store.close(poll.id, poll.round);
		const kind = pollKindOf(poll.kind);
		if (!closed || !kind || poll.rules.reveal !== 'close') return closed;
		const { voters } = totalOf(await this.#parts.store.turnout(poll.id, poll.round));
		if (revealsAtClose(poll.rules, voters, shownFrom)) await this.#reveal(poll, kind, 'all');
		return closed;
	}

	async #reveal(poll: StoredPoll, kind: PollKind, stage: RevealStage): Promise<boolean> {
		const regions = await this.#parts.regionsOf(poll.workshop);
		return this.#parts.store.reveal(poll.id, poll.round, stage, (ledger) =>
			tallyOf(poll, kind, regions, ledger)
		);
	}

	/** The poll if the asker may do this and may know of it. */
	async #find(asker: Asker, verb: Verb, pollId: string): Answer<StoredPoll> {
		// A review link lets its people answer some polls, and nothing else of what voters may.
		const granted = verb === 'vote' && asker.workshopOpen && asker.review?.polls.includes(pollId);
		const allowed = granted ? ok(true) : this.#may(asker, verb);
		if (!allowed.ok) return allowed;
		const poll = await this.#parts.store.find(asker.workshop, pollId);
		if (!poll) return refuse('not-found');
		const secret = poll.rounds.every(({ state }) => state === 'draft') && !can(asker.role, 'run-polls');
		return secret ? refuse('not-found') : ok(poll);
	}

	#may(asker: Asker, verb: Verb): Result<true, 'not-allowed' | 'workshop-closed'> {
		if (!can(asker.role, verb)) return refuse('not-allowed');
		return can(asker.role, verb, asker.workshopOpen) ? ok(true) : refuse('workshop-closed');
	}

	#changed<Reason extends PollRefusal>(asker: Asker, done: boolean, otherwise: Reason): Result<Done, Reason> {
		if (!done) return refuse(otherwise);
		this.#tell(asker.workshop);
		return ok({});
	}

	#tell(workshop: string): void {
		this.#parts.onPolls(workshop);
		this.#parts.onTurnout(workshop);
		this.#parts.onLive(workshop);
		this.#parts.onTexts(workshop);
	}
}
