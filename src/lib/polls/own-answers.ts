/**
 * What one person said in a round, as their device remembers it: after the close nobody else can tell. It is what
 * their own before and after in a further round is made of.
 */
import * as v from 'valibot';
import { storedValue, type StoredValue } from '#lib/base/stored-value.ts';
import type { Poll } from './model/messages.ts';
import type { PollKind, QuestionFigures } from './model/poll-kind.ts';

export class OwnAnswers {
	readonly #stored: StoredValue<Record<string, unknown>>;

	constructor(poll: string, round: number) {
		this.#stored = storedValue(`answers.${poll}.${round}`, v.record(v.string(), v.unknown()), {});
	}

	/** The ballots that counted, by what the kind calls their subjects. */
	get ballots(): Readonly<Record<string, unknown>> {
		return this.#stored.get();
	}

	remember(subject: string, ballot: unknown): void {
		this.#stored.set({ ...this.#stored.get(), [subject]: ballot });
	}
}

/** The figures of one person's ballots: what the result would be if nobody else had voted. Empty without any. */
export function ownFigures(
	kind: PollKind,
	poll: Pick<Poll, 'config' | 'subjects'>,
	ballots: OwnAnswers['ballots']
): readonly QuestionFigures[] {
	const { config, subjects } = poll;
	const counted = Object.values(ballots).flatMap((ballot) => {
		const accepted = kind.accept(config, ballot, { region: '' }, subjects);
		return accepted.ok ? [{ ...accepted.value, region: '' }] : [];
	});
	if (counted.length === 0) return [];
	const tally = kind.count(config, subjects, [], counted, { minimumCell: 1, voters: 1 });
	return kind.questionFigures({ config, subjects, tally, weighting: 'person' });
}
