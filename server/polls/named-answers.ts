/** Who said what in a poll that told everybody beforehand that answers carry names. */
import type { NamedBallot } from '#lib/polls/model/messages.ts';
import type { PollStore } from '../storage/poll-store.ts';

/** A person as a result names them. */
export interface NamedPerson {
	readonly name: string;
	readonly region: string | null;
}

/** Names and regions of participants by id. */
export type PeopleOf = (participants: readonly string[]) => Promise<ReadonlyMap<string, NamedPerson>>;

/** By name: in which order ballots were cast is nobody's business. Empty until the figures are shown. */
export async function namedAnswers(
	store: Pick<PollStore, 'named'>,
	peopleOf: PeopleOf,
	poll: string,
	round: number
): Promise<NamedBallot[]> {
	const ballots = await store.named(poll, round);
	const known = await peopleOf(ballots.map(({ person }) => person));
	const people = [...known].sort(([, a], [, b]) => a.name.localeCompare(b.name));
	return people.flatMap(([id, named], place) =>
		ballots
			.filter(({ person }) => person === id)
			.map(({ subject, ballot }) => ({ person: place + 1, ...named, subject, ballot }))
	);
}
