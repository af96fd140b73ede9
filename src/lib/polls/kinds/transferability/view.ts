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
	}
};
