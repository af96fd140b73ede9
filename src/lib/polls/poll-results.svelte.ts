/** The revealed tallies of one poll, fetched once per round and stage and kept while the connection comes and goes. */
import { SvelteMap } from 'svelte/reactivity';
import { pollResult, type NamedBallot, type Poll, type PollRound } from './model/messages.ts';
import type { PollSession } from './poll-session.ts';
import { loadPollView } from './poll-views.ts';

/** A tally as its kind parsed it and who said what, where that is told; or the code of what went wrong. */
export type ShownResult =
	{ readonly tally: unknown; readonly named: readonly NamedBallot[] } | { readonly error: string };

export class PollResults {
	readonly #session: PollSession;
	readonly #poll: Pick<Poll, 'id' | 'kind'>;
	readonly #shown = new SvelteMap<string, ShownResult>();

	constructor(session: PollSession, poll: Pick<Poll, 'id' | 'kind'>) {
		this.#session = session;
		this.#poll = poll;
	}

	/** Undefined while it is on its way; reactive. */
	of(round: PollRound): ShownResult | undefined {
		return this.#shown.get(keyOf(round));
	}

	/** Does nothing when the round's tally is here already: at one stage a revealed tally never changes. */
	async load(round: PollRound): Promise<void> {
		const key = keyOf(round);
		const known = this.#shown.get(key);
		if (known && 'tally' in known) return;
		const [view, answer] = await Promise.all([
			loadPollView(this.#poll.kind).catch(() => undefined),
			this.#session.command(pollResult, { poll: this.#poll.id, round: round.round })
		]);
		if (!answer.ok) {
			// Without a connection it just takes longer.
			if (answer.error.code !== 'offline') this.#shown.set(key, { error: answer.error.code });
			return;
		}
		// Who shows results says so when the view cannot be had.
		if (!view) return;
		const tally = view.model.parseTally(answer.tally);
		this.#shown.set(
			key,
			tally.ok ? { tally: tally.value, named: answer.named ?? [] } : { error: 'bad-answer' }
		);
	}
}

const keyOf = ({ round, stage }: PollRound): string => `${round} ${stage}`;
