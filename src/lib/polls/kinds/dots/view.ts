import * as v from 'valibot';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { Config, dots } from './model/dots.ts';
import Settings from './Settings.svelte';

export const view: PollKindView = {
	model: dots,
	Ballot,
	Result: BlocksResult,
	Settings,
	summary: (config) => m.dots_rule(v.parse(Config, config)),
	words: {
		dots_chart: m.dots_chart,
		dots_mean: m.dots_mean,
		dots_rule: m.dots_rule
	}
};
