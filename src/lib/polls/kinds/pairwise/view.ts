import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { pairwise } from './model/pairwise.ts';

export const view: PollKindView = {
	model: pairwise,
	Ballot,
	Result: BlocksResult,
	summary: () => m.pairwise_rule(),
	words: {
		pairwise_rule: m.pairwise_rule,
		pairwise_chart: m.pairwise_chart,
		pairwise_mean: m.pairwise_mean,
		pairwise_weight: m.pairwise_weight,
		pairwise_group: m.pairwise_group,
		pairwise_group_fits: m.pairwise_group_fits,
		pairwise_group_strains: m.pairwise_group_strains,
		pairwise_consistent: m.pairwise_consistent,
		pairwise_formula: m.pairwise_formula
	}
};
