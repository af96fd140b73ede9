import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { swing } from './model/swing.ts';

export const view: PollKindView = {
	model: swing,
	Ballot,
	Result: BlocksResult,
	summary: () => m.swing_rule(),
	words: {
		swing_rule: m.swing_rule,
		swing_chart: m.swing_chart,
		swing_mean: m.swing_mean,
		swing_formula: m.swing_formula
	}
};
