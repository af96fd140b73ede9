/** The cards of polls that lie on a board, as the session knows them now. */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { CardContent } from '#lib/canvas/item-view.ts';
import { messageMap, type Locale } from '#lib/i18n/resolve-blocks.ts';
import { asksAbout } from '#lib/polls/model/board-subjects.ts';
import { livePart, pollsPart, type Poll, type PollRound } from '#lib/polls/model/messages.ts';
import type { SubjectMarks } from '#lib/polls/model/poll-kind.ts';
import type { RevealStage } from '#lib/polls/model/reveal.ts';
import { PollResults } from '#lib/polls/poll-results.svelte.ts';
import { loadPollView, type PollKindView } from '#lib/polls/poll-views.ts';
import { resultWords } from '#lib/polls/results/result-words.ts';
import { stateText } from '#lib/polls/state-text.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import type { Region } from '#lib/session/model/messages.ts';
import { cardsById, pollCard } from './poll-card.ts';

export class PollCards {
	readonly #session: SessionClient;
	readonly #regions: () => readonly Region[];
	readonly #language: Locale;
	readonly #wanted = new SvelteSet<string>();
	readonly #results = new SvelteMap<string, PollResults>();
	/** By kind, once they have come. */
	readonly #views = new SvelteMap<string, PollKindView>();

	constructor(session: SessionClient, regions: () => readonly Region[], language: Locale) {
		this.#session = session;
		this.#regions = regions;
		this.#language = language;
	}

	/** Keeps the cards of these polls, and fetches what they need and what has not come yet. */
	async want(ids: readonly string[]): Promise<void> {
		for (const id of ids) this.#wanted.add(id);
		const polls = this.#polls.filter(({ id }) => this.#wanted.has(id));
		await Promise.all(polls.map((poll) => this.#load(poll)));
	}

	/** By the poll's id, those that this person knows of what is wanted; reactive. */
	get all(): ReadonlyMap<string, CardContent> {
		const wanted = this.#polls.filter(({ id }) => this.#wanted.has(id));
		return cardsById(wanted.map((poll) => [poll.id, this.#card(poll)]));
	}

	/** What the newest revealed poll put on the things of a board; reactive. */
	marksOn(board: string): { readonly poll: Poll; readonly marks: readonly SubjectMarks[] } | undefined {
		for (const poll of this.#polls.toReversed()) {
			if (!asksAbout(poll, board)) continue;
			const shown = this.#shown(poll);
			const marks =
				shown?.stage === 'all' ? (this.#views.get(poll.kind)?.model.marks(shown.tally) ?? []) : [];
			if (marks.length > 0) return { poll, marks };
		}
		return undefined;
	}

	#card(poll: Poll): CardContent {
		const shown = this.#shown(poll);
		const view = this.#views.get(poll.kind);
		return pollCard(
			{
				title: poll.title,
				state: stateText(poll.state),
				config: poll.config,
				subjects: poll.subjects,
				weighting: poll.rules.weighting,
				regions: this.#regions(),
				shown: shown && view ? { kind: view.model, ...shown } : null
			},
			this.#language,
			messageMap({ ...resultWords, ...view?.words })
		);
	}

	get #polls(): readonly Poll[] {
		return this.#session.part(pollsPart) ?? [];
	}

	#shown(poll: Poll): { readonly tally: unknown; readonly stage: RevealStage } | null {
		const live = this.#session.part(livePart)?.[poll.id];
		if (live !== undefined) {
			const tally = this.#views.get(poll.kind)?.model.parseTally(live);
			return tally?.ok ? { tally: tally.value, stage: 'all' } : null;
		}
		const round = revealedRound(poll);
		const result = round && this.#results.get(poll.id)?.of(round);
		return round && result && 'tally' in result ? { tally: result.tally, stage: round.stage } : null;
	}

	async #load(poll: Poll): Promise<void> {
		const round = revealedRound(poll);
		let results = this.#results.get(poll.id);
		if (!results) this.#results.set(poll.id, (results = new PollResults(this.#session, poll)));
		if (round) await results.load(round);
		// Without its words the card says only what is asked; it is tried again with the next change.
		const view = this.#views.get(poll.kind) ?? (await loadPollView(poll.kind).catch(() => undefined));
		if (view) this.#views.set(poll.kind, view);
	}
}

/** The newest one; a round that is open stands before all that came earlier. */
function revealedRound({ rounds }: Poll): PollRound | undefined {
	const last = rounds.at(-1);
	return last?.state === 'revealed' ? last : undefined;
}
