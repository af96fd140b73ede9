/** How many ballots this person has in each open poll, for lists. */
import { SvelteMap } from 'svelte/reactivity';
import { myBallots, type Poll } from './model/messages.ts';
import type { PollSession } from './poll-session.ts';

export class OwnProgress {
	readonly #session: PollSession;
	readonly #done = new SvelteMap<string, number>();

	constructor(session: PollSession) {
		this.#session = session;
	}

	/** 0 before it is known; reactive. */
	done(poll: Pick<Poll, 'id' | 'round'>): number {
		return this.#done.get(`${poll.id} ${poll.round}`) ?? 0;
	}

	async load(poll: Pick<Poll, 'id' | 'round'>): Promise<void> {
		const answer = await this.#session.command(myBallots, { poll: poll.id, round: poll.round });
		if (answer.ok) this.#done.set(`${poll.id} ${poll.round}`, answer.ballots.length);
	}
}
