/** Counting a round. */
import { shownFrom } from '#lib/polls/model/messages.ts';
import type { PollKind } from '#lib/polls/model/poll-kind.ts';
import { totalOf } from '#lib/polls/model/turnout.ts';
import type { StoredPoll } from '../storage/poll-store.ts';
import type { Ledger } from '../storage/poll-tallies.ts';

/** @param regions ids of the workshop's regions in order */
export function tallyOf(
	poll: StoredPoll,
	kind: PollKind,
	regions: readonly string[],
	ledger: Ledger
): unknown {
	const { voters } = totalOf(ledger.turnout);
	const rules = { minimumCell: shownFrom, voters, rulings: ledger.rulings };
	return kind.count(poll.config, poll.subjects, regions, ledger.ballots, rules);
}
