/** Weights of criteria from what a revealed poll says about them. */
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import { pollResult, type Poll } from '#lib/polls/model/messages.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';

/** The latest round of a poll whose figures are shown; undefined if there is none. */
const revealedRound = ({ rounds }: Poll): number | undefined =>
	rounds.findLast(({ state, stage }) => state === 'revealed' && stage === 'all')?.round;

/** Polls that say of criteria, the more the better, how much each is worth. */
export const weightPolls = (polls: readonly Poll[]): Poll[] =>
	polls.filter(
		(poll) =>
			revealedRound(poll) !== undefined &&
			poll.subjects.filter(({ source }) => source === 'criteria').length > 1
	);

/**
 * @returns weights that sum to 100, by criterion, one digit each; or undefined where the result cannot be had or says
 * nothing that could be a weight (ranks, for instance, where less is better)
 */
export async function weightsFrom(
	session: SessionClient,
	poll: Poll
): Promise<ReadonlyMap<string, number> | undefined> {
	const round = revealedRound(poll);
	const kind = pollKindOf(poll.kind);
	if (round === undefined || !kind) return undefined;
	const answer = await session.command(pollResult, { poll: poll.id, round });
	if (!answer.ok) return undefined;
	const tally = kind.parseTally(answer.tally);
	if (!tally.ok) return undefined;
	const { config, subjects, rules } = poll;
	const figures = kind.figures({ config, subjects, tally: tally.value, weighting: rules.weighting });
	if (!figures?.rising) return undefined;
	const values = figures.subjects.map(({ subject, value }) => [subject, Math.max(0, value ?? 0)] as const);
	const sum = values.reduce((total, [, value]) => total + value, 0);
	if (sum <= 0) return undefined;
	return new Map(values.map(([subject, value]) => [subject, Math.round((value / sum) * 1000) / 10]));
}
