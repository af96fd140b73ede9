/** What has come into a register since a poll about it was prepared. */
import type { Poll } from './messages.ts';
import type { Subject, SubjectSource } from './subject.ts';

type Offers = Readonly<Partial<Record<SubjectSource, readonly Subject[]>>>;

/** Sources that go on growing while a draft waits; things on a board and lists of one's own were meant as they are. */
const registers = ['posters', 'challenges', 'criteria'] as const;

/**
 * What could be asked about as well, of the register that all subjects come from, once it has a name. Empty for what can no longer be
 * changed: drafts of the first round only, as the server has it.
 */
export function leftOut(
	poll: Pick<Poll, 'state' | 'round' | 'subjects'>,
	offers: Offers
): readonly Subject[] {
	const { state, round, subjects } = poll;
	if (state !== 'draft' || round > 1 || subjects.length === 0) return [];
	const all = (source: SubjectSource): readonly Subject[] => offers[source] ?? [];
	const source = registers.find((known) =>
		subjects.every((subject) => subject.source === known || all(known).some(({ id }) => id === subject.id))
	);
	if (!source) return [];
	return all(source).filter(
		({ id, title }) =>
			Object.values(title).some((name) => name.trim() !== '') &&
			subjects.every((subject) => subject.id !== id)
	);
}
