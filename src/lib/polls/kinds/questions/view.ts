import * as v from 'valibot';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { Config } from './model/ballot.ts';
import { questions } from './model/questions.ts';
import Settings from './Settings.svelte';

export const view: PollKindView = {
	model: questions,
	Ballot,
	Result: BlocksResult,
	Settings,
	ballotShowsLive: true,
	summary(config) {
		const { most, moderated } = v.parse(Config, config);
		return [m.questions_rule({ most }), ...(moderated ? [m.polls_moderated()] : [])].join(' ');
	},
	words: {
		questions_none: m.questions_none,
		questions_chart: m.questions_chart,
		questions_backing: m.questions_backing,
		questions_backing_answered: m.questions_backing_answered,
		questions_all: m.questions_all,
		questions_question: m.questions_question,
		questions_people: m.questions_people,
		questions_state: m.questions_state,
		questions_state_open: m.questions_state_open,
		questions_state_answered: m.questions_state_answered,
		questions_withheld: m.questions_withheld,
		questions_formula: m.questions_formula
	}
};
