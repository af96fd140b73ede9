import type { PollKindView } from '../../poll-views.ts';
import Ballot from './Ballot.svelte';
import Result from './Result.svelte';
import Settings from './Settings.svelte';
import Summary from './Summary.svelte';

export const view: PollKindView = { id: 'transferability', Ballot, Result, Settings, Summary };
