import * as v from 'valibot';
import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import { Config } from './model/ballot.ts';
import { rating } from './model/rating.ts';
import Settings from './Settings.svelte';

export const view: PollKindView = {
	model: rating,
	Ballot,
	Result: BlocksResult,
	Settings,
	summary(config) {
		const { points, name, lowest, highest, second, stop } = v.parse(Config, config);
		const ends = [lowest, highest].map((text) => localized(text, getLocale())).filter(Boolean);
		const scale = m.rating_scale({ points });
		const both =
			second &&
			m.rating_both({ first: localized(name, getLocale()), second: localized(second.name, getLocale()) });
		const once = ends.length > 0 ? `${scale} (${ends.join(' – ')})` : scale;
		const asked = both ? `${scale}. ${both}` : once;
		return stop === null ? asked : `${asked}. ${m.rating_stop_rule({ width: stop })}`;
	},
	words: {
		rating_chart: m.rating_chart,
		rating_scale: m.rating_scale,
		rating_plane: m.rating_plane,
		rating_plane_table: m.rating_plane_table,
		rating_field: m.rating_field,
		rating_field_both: m.rating_field_both,
		rating_field_first: m.rating_field_first,
		rating_field_second: m.rating_field_second,
		rating_field_none: m.rating_field_none,
		rating_field_line: m.rating_field_line,
		rating_cannot: m.rating_cannot,
		rating_stop_rule: m.rating_stop_rule,
		rating_stop_met: m.rating_stop_met,
		rating_stop_open: m.rating_stop_open
	}
};
