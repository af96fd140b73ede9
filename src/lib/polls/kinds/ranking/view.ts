import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { ranking } from './model/ranking.ts';

export const view: PollKindView = {
	model: ranking,
	Ballot,
	Result: BlocksResult,
	summary: () => m.ranking_rule(),
	words: {
		ranking_chart: m.ranking_chart,
		ranking_borda: m.ranking_borda,
		ranking_rule: m.ranking_rule,
		ranking_concordance_none: m.ranking_concordance_none,
		ranking_concordance_strong: m.ranking_concordance_strong,
		ranking_concordance_some: m.ranking_concordance_some,
		ranking_concordance_weak: m.ranking_concordance_weak,
		ranking_places: m.ranking_places,
		ranking_mean_rank: m.ranking_mean_rank,
		ranking_firsts: m.ranking_firsts
	}
};
