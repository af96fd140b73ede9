import type { Step } from '#lib/session/model/steps/agenda.ts';

/** Steps that are about a poll and lead to none that is there. @param polls their ids */
export const withoutPoll = <One extends Pick<Step, 'kind' | 'view'>>(
	steps: readonly One[],
	polls: ReadonlySet<string>
): One[] =>
	steps.filter(({ kind, view }) => (view.kind === 'poll' ? !polls.has(view.poll) : kind === 'poll'));
