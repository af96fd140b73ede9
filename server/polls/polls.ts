/**
 * What people may do with polls. Asks the role table for the right, the poll's kind for what a ballot may
 * say, and the store for everything that must hold under doubles, retries and races. Never logs a ballot,
 * a receipt or a voter.
 */
import { newId } from '#lib/base/model/ids.ts';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import {
	shownFrom,
	type NamedBallot,
	type Poll,
	type PollRefusal,
	type RuledText,
	type Turnout
} from '#lib/polls/model/messages.ts';
import type { PollKind } from '#lib/polls/model/poll-kind.ts';
import type { Subject } from '#lib/polls/model/subject.ts';
import type { RevealStage } from '#lib/polls/model/reveal.ts';
import type { Ruling } from '#lib/polls/model/texts.ts';
import { usualRules, type VoteRules } from '#lib/polls/model/vote-rules.ts';
import { can, type Verb } from '#lib/session/model/roles.ts';
import type { Member } from '../auth/auth.ts';
import type { OwnBallot } from '../storage/poll-ballots.ts';
import type { PollStore, StoredPoll } from '../storage/poll-store.ts';
import type { Ledger } from '../storage/poll-tallies.ts';
import type { Clock } from '../support/clock.ts';
import { namedAnswers } from './named-answers.ts';

/** Who is asking, as far as polls need to know. */
export type Asker = Pick<Member, 'participant' | 'workshop' | 'role' | 'region' | 'workshopOpen'> &
	Partial<Pick<Member, 'review'>>;

export interface PollContent {
	readonly title: LocalizedText;
	readonly config: unknown;
	readonly subjects: readonly Subject[];
	/** As polls usually are, when absent. */
	readonly rules?: VoteRules | undefined;
}

export interface CastRequest {
	readonly poll: string;
	readonly round: number;
	readonly ballot: unknown;
	readonly key: string;
	readonly replaces?: string | undefined;
}

export interface PollsParts {
	readonly store: PollStore;
	readonly clock: Clock;
	/** Ids of the workshop's regions in order. */
	readonly regionsOf: (workshop: string) => Promise<readonly string[]>;
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
	readonly #parts: PollsParts;

	constructor(parts: PollsParts) {
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

	/** How many people have voted in the running rounds, by poll id; drafts are nobody's business. */
	async voters(workshop: string): Promise<Record<string, number>> {
		const polls = await this.#parts.store.ofWorkshop(workshop);
		const running = polls.filter((poll) => poll.rounds.at(-1)?.state !== 'draft');
		const counts = running.map(async (poll) => {
			const turnout = Object.values(await this.#parts.store.turnout(poll.id, poll.round));
			return [poll.id, turnout.reduce((sum, { voters }) => sum + voters, 0)] as const;
		});
		return Object.fromEntries(await Promise.all(counts));
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
		if (closed && kind && poll.rules.reveal === 'close') await this.#reveal(poll, kind, 'all');
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

type Content = Required<PollContent> & { readonly rules: VoteRules };

/** What may be stored as a poll of this kind. */
function checkContent(kindId: string, content: PollContent): Result<Content, 'invalid-poll'> {
	const { title, subjects, rules = usualRules } = content;
	const kind = pollKindOf(kindId);
	const config = kind?.parseConfig(content.config);
	if (!kind || !config?.ok) return refuse('invalid-poll');
	const { least, most } = kind.subjectLimits;
	if (subjects.length < least || subjects.length > most) return refuse('invalid-poll');
	if (rules.weighting === 'region' && !kind.regionEqual) return refuse('invalid-poll');
	if (rules.identity === 'named' && !kind.nameable) return refuse('invalid-poll');
	return ok({ title, config: config.value, subjects, rules: { ...rules, ...kind.fixedRules } });
}

function tallyOf(poll: StoredPoll, kind: PollKind, regions: readonly string[], ledger: Ledger): unknown {
	const voters = Object.values(ledger.turnout).reduce((sum, region) => sum + region.voters, 0);
	const rules = { minimumCell: shownFrom, voters, rulings: ledger.rulings };
	return kind.count(poll.config, poll.subjects, regions, ledger.ballots, rules);
}
