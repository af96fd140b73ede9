import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { centroid } from './model/centroid.ts';

export const view: PollKindView = {
	model: centroid,
	Ballot,
	Result: BlocksResult,
	summary: () => m.centroid_rule(),
	words: {
		centroid_rule: m.centroid_rule,
		centroid_chart: m.centroid_chart,
		centroid_mean: m.centroid_mean,
		centroid_formula: m.centroid_formula
	}
};
