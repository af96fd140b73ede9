import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollState } from './model/messages.ts';

const texts: Readonly<Record<PollState, () => string>> = {
	draft: m.polls_state_draft,
	open: m.polls_state_open,
	closed: m.polls_state_closed,
	revealed: m.polls_state_revealed
};

export const stateText = (state: PollState): string => texts[state]();
