import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { consent } from './model/consent.ts';

export const view: PollKindView = {
	model: consent,
	Ballot,
	Result: BlocksResult,
	summary: () => m.consent_rule(),
	words: {
		consent_rule: m.consent_rule,
		consent_outcome_adopted: m.consent_outcome_adopted,
		consent_outcome_concerns: m.consent_outcome_concerns,
		consent_outcome_blocked: m.consent_outcome_blocked,
		consent_outcome_open: m.consent_outcome_open,
		consent_chart: m.consent_chart,
		consent_agree: m.consent_agree,
		consent_abstain: m.consent_abstain,
		consent_concern: m.consent_concern,
		consent_block: m.consent_block,
		consent_consensus: m.consent_consensus,
		consent_consensus_value: m.consent_consensus_value,
		consent_reasons: m.consent_reasons,
		consent_reason_agree: m.consent_reason_agree,
		consent_reason_abstain: m.consent_reason_abstain,
		consent_reason_concern: m.consent_reason_concern,
		consent_reason_block: m.consent_reason_block,
		consent_reason_from_agree: m.consent_reason_from_agree,
		consent_reason_from_abstain: m.consent_reason_from_abstain,
		consent_reason_from_concern: m.consent_reason_from_concern,
		consent_reason_from_block: m.consent_reason_from_block,
		consent_by_region: m.consent_by_region,
		consent_region: m.consent_region,
		consent_formula: m.consent_formula
	}
};
