/** The states of moderation in words. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { ModerationState } from '../model/moderation.ts';

const names: Readonly<Record<ModerationState, () => string>> = {
	draft: m.registers_state_draft,
	submitted: m.registers_state_submitted,
	accepted: m.registers_state_accepted
};

export const stateName = (state: ModerationState): string => names[state]();
