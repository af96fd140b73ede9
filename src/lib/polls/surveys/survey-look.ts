/** What a survey says about itself, from its polls. */
import type { Poll } from '../model/messages.ts';
import type { SurveyAct } from '../model/surveys.ts';

/** When the last of its open or prepared polls closes by itself; null when one of them has no time. */
export function closesAtOf(polls: readonly Pick<Poll, 'state' | 'closesAt'>[]): number | null {
	const times = polls
		.filter(({ state }) => state === 'open' || state === 'draft')
		.map(({ closesAt }) => closesAt ?? Infinity);
	const last = Math.max(...times);
	return Number.isFinite(last) ? last : null;
}

/** What can be done next with all of its polls: the earliest step that one of them waits for. */
export function nextAct(polls: readonly Pick<Poll, 'state'>[]): SurveyAct | undefined {
	if (polls.some(({ state }) => state === 'draft')) return 'open';
	if (polls.some(({ state }) => state === 'open')) return 'close';
	return polls.some(({ state }) => state === 'closed') ? 'reveal' : undefined;
}
