/** The revealed rounds of a workshop's polls, as their kinds read them. */
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import type { PollRound } from '#lib/polls/model/messages.ts';
import type { RevealedPoll } from '#lib/report/model/input.ts';
import type { PollStore, StoredPoll } from '../storage/poll-store.ts';

/** In the order of the polls, each with its rounds from the first to the last. */
export async function revealedPolls(store: PollStore, workshop: string): Promise<RevealedPoll[]> {
	const polls = await store.ofWorkshop(workshop);
	const rounds = polls.map((poll) =>
		poll.rounds
			.filter(({ state }) => state === 'revealed')
			.map((round, _at, revealed) => readRound(store, poll, round, revealed.length > 1))
	);
	return (await Promise.all(rounds.flat())).flatMap((poll) => poll ?? []);
}

/** Undefined for a kind or a tally that this version cannot read any more. */
async function readRound(
	store: PollStore,
	poll: StoredPoll,
	{ round, stage }: PollRound,
	repeated: boolean
): Promise<RevealedPoll | undefined> {
	const kind = pollKindOf(poll.kind);
	const tally = kind?.parseTally(await store.tally(poll.id, round));
	if (!kind || !tally?.ok) return undefined;
	const turnout = await store.turnout(poll.id, round);
	const { id, title, config, subjects, rules } = poll;
	return {
		id,
		title,
		round,
		stage,
		repeated,
		kind,
		config,
		subjects,
		tally: tally.value,
		weighting: rules.weighting,
		voters: Object.fromEntries(Object.entries(turnout).map(([region, { voters }]) => [region, voters]))
	};
}
