import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindView } from '../../poll-views.ts';
import BlocksResult from '../../results/BlocksResult.svelte';
import Ballot from './Ballot.svelte';
import Settings from './Settings.svelte';
import Summary from './Summary.svelte';

export const view: PollKindView = {
	id: 'rating',
	Ballot,
	Result: BlocksResult,
	Settings,
	Summary,
	words: { rating_chart: m.rating_chart, rating_scale: m.rating_scale }
};
