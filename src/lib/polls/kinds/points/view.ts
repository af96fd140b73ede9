import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { points } from './model/points.ts';

export const view: PollKindView = {
	model: points,
	Ballot,
	Result: BlocksResult,
	summary: () => m.points_rule(),
	words: {
		points_chart: m.points_chart,
		points_mean: m.points_mean,
		points_rule: m.points_rule
	}
};
