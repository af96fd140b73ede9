import * as v from 'valibot';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { Config } from './model/ballot.ts';
import { opentext } from './model/opentext.ts';
import Settings from './Settings.svelte';

export const view: PollKindView = {
	model: opentext,
	Ballot,
	Result: BlocksResult,
	Settings,
	summary(config) {
		const { most, moderated } = v.parse(Config, config);
		return [m.opentext_rule({ most }), ...(moderated ? [m.polls_moderated()] : [])].join(' ');
	},
	words: {
		opentext_rule: m.opentext_rule,
		opentext_withheld: m.opentext_withheld,
		opentext_nothing: m.opentext_nothing,
		opentext_cloud: m.opentext_cloud,
		opentext_words: m.opentext_words,
		opentext_word: m.opentext_word,
		opentext_people: m.opentext_people,
		opentext_answers: m.opentext_answers,
		opentext_answer: m.opentext_answer,
		opentext_regions: m.opentext_regions,
		opentext_formula: m.opentext_formula
	}
};
