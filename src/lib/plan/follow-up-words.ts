import { m } from '#lib/i18n/paraglide/messages.js';
import type { ProgressState } from './model/follow-up.ts';

const names: Readonly<Record<ProgressState, () => string>> = {
	planned: m.plan_follow_state_planned,
	started: m.plan_follow_state_started,
	done: m.plan_follow_state_done,
	stopped: m.plan_follow_state_stopped
};

export const stateName = (state: ProgressState): string => names[state]();
