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
		const { points, lowest, highest, stop } = v.parse(Config, config);
		const ends = [lowest, highest].map((text) => localized(text, getLocale())).filter(Boolean);
		const scale = m.rating_scale({ points });
		const asked = ends.length > 0 ? `${scale} (${ends.join(' – ')})` : scale;
		return stop === null ? asked : `${asked}. ${m.rating_stop_rule({ width: stop })}`;
	},
	words: {
		rating_chart: m.rating_chart,
		rating_scale: m.rating_scale,
		rating_stop_rule: m.rating_stop_rule,
		rating_stop_met: m.rating_stop_met,
		rating_stop_open: m.rating_stop_open
	}
};
