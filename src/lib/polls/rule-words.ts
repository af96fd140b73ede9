/** The rules of a vote in words, for who sets them, who votes under them, and who reads the result. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { VoteRules } from './model/vote-rules.ts';

type Words<Rule extends keyof VoteRules> = Readonly<Record<VoteRules[Rule], () => string>>;

const identity: Words<'identity'> = {
	none: m.polls_rule_identity_none,
	region: m.polls_rule_identity_region,
	named: m.polls_rule_identity_named
};
const totals: Words<'totals'> = { hidden: m.polls_rule_totals_hidden, live: m.polls_rule_totals_live };
const reveal: Words<'reveal'> = {
	facilitator: m.polls_rule_reveal_facilitator,
	close: m.polls_rule_reveal_close
};
const weighting: Words<'weighting'> = {
	person: m.polls_rule_weighting_person,
	region: m.polls_rule_weighting_region
};

export const identityText = (choice: VoteRules['identity']): string => identity[choice]();
export const totalsText = (choice: VoteRules['totals']): string => totals[choice]();
export const revealText = (choice: VoteRules['reveal']): string => reveal[choice]();
export const weightingText = (choice: VoteRules['weighting']): string => weighting[choice]();
