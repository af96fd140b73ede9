import * as v from 'valibot';
import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { Config } from './model/ballot.ts';
import Settings from './Settings.svelte';

export const view: PollKindView = {
	id: 'rating',
	Ballot,
	Result: BlocksResult,
	Settings,
	summary(config) {
		const { points, lowest, highest } = v.parse(Config, config);
		const ends = [lowest, highest].map((text) => localized(text, getLocale())).filter(Boolean);
		const scale = m.rating_scale({ points });
		return ends.length > 0 ? `${scale} (${ends.join(' – ')})` : scale;
	},
	words: { rating_chart: m.rating_chart, rating_scale: m.rating_scale }
};
