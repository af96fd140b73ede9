/** Who said what in a poll that told everybody beforehand that answers carry names. */
import type { NamedBallot } from '#lib/polls/model/messages.ts';
import type { BallotStore } from '../storage/poll-ballots.ts';

/** By name: in which order ballots were cast is nobody's business. Empty until the figures are shown. */
export async function namedAnswers(
	store: Pick<BallotStore, 'named'>,
	poll: string,
	round: number
): Promise<NamedBallot[]> {
	const ballots = (await store.named(poll, round)).sort(
		(a, b) => a.name.localeCompare(b.name) || a.person.localeCompare(b.person)
	);
	const numbers = new Map([...new Set(ballots.map(({ person }) => person))].map((id, at) => [id, at + 1]));
	return ballots.map((ballot) => ({ ...ballot, person: numbers.get(ballot.person) ?? 0 }));
}
