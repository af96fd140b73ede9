import * as v from 'valibot';
import { list } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import Ballot from './Ballot.svelte';
import { Config } from './model/ballot.ts';
import { transferability } from './model/transferability.ts';
import Result from './Result.svelte';
import Settings from './Settings.svelte';
import { inPageLanguage } from './words.ts';

export const view: PollKindView = {
	model: transferability,
	Ballot,
	Result,
	Settings,
	summary(config) {
		const names = v.parse(Config, config).criteria.map(({ name }) => inPageLanguage(name));
		return `${m.transferability_criteria()}: ${list(names)}`;
	},
	words: {
		transferability_practice: m.transferability_practice,
		transferability_all: m.transferability_all,
		transferability_matrix_caption: m.transferability_matrix_caption,
		transferability_cell_own: m.transferability_cell_own,
		transferability_cell_none: m.transferability_cell_none,
		transferability_cell_hidden: m.transferability_cell_hidden,
		transferability_cell_unjudged: m.transferability_cell_unjudged,
		transferability_cell_median: m.transferability_cell_median,
		transferability_cell_blocked: m.transferability_cell_blocked,
		transferability_criterion: m.transferability_criterion,
		transferability_median: m.transferability_median,
		transferability_judged: m.transferability_judged,
		transferability_cannot: m.transferability_cannot,
		transferability_agreement: m.transferability_agreement,
		transferability_between: m.transferability_between,
		transferability_inside: m.transferability_inside,
		transferability_ballots: m.transferability_ballots,
		transferability_criteria_caption: m.transferability_criteria_caption,
		transferability_apart_caption: m.transferability_apart_caption,
		transferability_spread_caption: m.transferability_spread_caption,
		transferability_spread_median: m.transferability_spread_median,
		transferability_reasons_caption: m.transferability_reasons_caption,
		transferability_region: m.transferability_region,
		transferability_reason_column: m.transferability_reason_column,
		transferability_reason_whole: m.transferability_reason_whole,
		transferability_reason_region_hidden: m.transferability_reason_region_hidden,
		transferability_report_about: m.transferability_report_about,
		transferability_reading_shared: m.transferability_reading_shared,
		transferability_reading_regional: m.transferability_reading_regional,
		transferability_reading_personal: m.transferability_reading_personal,
		transferability_reading_open: m.transferability_reading_open,
		transferability_formula: m.transferability_formula,
		transferability_importance_caption: m.transferability_importance_caption,
		transferability_degree_copy: m.transferability_degree_copy,
		transferability_degree_emulate: m.transferability_degree_emulate,
		transferability_degree_combine: m.transferability_degree_combine,
		transferability_degree_inspire: m.transferability_degree_inspire,
		transferability_degree_none: m.transferability_degree_none,
		transferability_score: m.transferability_score,
		transferability_formula_score: m.transferability_formula_score
	}
};
