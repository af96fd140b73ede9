import * as v from 'valibot';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { Config, choice } from './model/choice.ts';
import Settings from './Settings.svelte';

export const view: PollKindView = {
	model: choice,
	Ballot,
	Result: BlocksResult,
	Settings,
	summary(config) {
		const { most } = v.parse(Config, config);
		return most === 1 ? m.choice_rule_one() : m.choice_rule_many({ most });
	},
	words: {
		choice_chart: m.choice_chart,
		choice_share: m.choice_share,
		choice_rule_one: m.choice_rule_one,
		choice_rule_many: m.choice_rule_many
	}
};
