/** How far this person got in each open poll, for lists. */
import { SvelteMap } from 'svelte/reactivity';
import { myBallots, type Poll } from './model/messages.ts';
import type { PollSession } from './poll-session.ts';

export interface Progress {
	/** Ballots that this person has cast. */
	readonly done: number;
	/** Ballots that are asked of this person. */
	readonly all: number;
}

export class OwnProgress {
	readonly #session: PollSession;
	readonly #known = new SvelteMap<string, Progress>();

	constructor(session: PollSession) {
		this.#session = session;
	}

	/** Undefined before it is known, and where nothing is asked; reactive. */
	of(poll: Pick<Poll, 'id' | 'round'>): Progress | undefined {
		return this.#known.get(keyOf(poll));
	}

	/** @param region that the person judges for */
	async load(poll: Poll, region: string): Promise<void> {
		const [kinds, answer] = await Promise.all([
			// A list stands without the kinds; how far one got is missing where they cannot be loaded.
			import('./model/kinds.ts').catch(() => undefined),
			this.#session.command(myBallots, { poll: poll.id, round: poll.round })
		]);
		const asked = kinds?.pollKindOf(poll.kind)?.ballotsFor(poll.subjects, { region }, poll.config) ?? [];
		if (!answer.ok || asked.length === 0) return;
		this.#known.set(keyOf(poll), { done: answer.ballots.length, all: asked.length });
	}
}

const keyOf = ({ id, round }: Pick<Poll, 'id' | 'round'>): string => `${id} ${round}`;
