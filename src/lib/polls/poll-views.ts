/**
 * The Svelte side of poll kinds, found by their folders: `kinds/<kind>/about.ts` is small and always there,
 * `kinds/<kind>/view.ts` comes when a poll is opened.
 */
import type { Component, Snippet } from 'svelte';
import type { BallotBox } from './ballot-box.svelte.ts';
import type { StoredDrafts } from './ballots/stored-drafts.svelte.ts';
import type { Poll } from './model/messages.ts';
import type { PollKind } from './model/poll-kind.ts';
import type { Subject } from './model/subject.ts';
import type { RevealStage } from './model/reveal.ts';
import type { PollRegion } from './poll-region.ts';

/** What every page that shows a poll says about its kind. */
export interface PollKindAbout {
	readonly id: string;
	name(): string;
}

export interface BallotViewProps {
	readonly poll: Poll;
	/** What the kind says this person is asked about. */
	readonly subjects: readonly Subject[];
	readonly box: BallotBox;
	/** What is filled in and not handed in; survives a reload. */
	readonly drafts: StoredDrafts;
	/** The voter's region. */
	readonly region: PollRegion;
	readonly regions: readonly PollRegion[];
	/** The tally so far, parsed by the kind, where totals are live. */
	readonly live?: unknown;
	/** More about a subject, to read before judging; its height must not change by itself. */
	readonly details?: Snippet<[Subject]> | undefined;
}

export interface ResultViewProps {
	/** The model of the poll's kind. */
	readonly model: PollKind;
	readonly poll: Poll;
	/** Parsed by the kind. */
	readonly tally: unknown;
	readonly regions: readonly PollRegion[];
	/** The kind's own words, by the keys that its report names. */
	readonly words: Readonly<Record<string, unknown>>;
	/** On a wall: only what can be read from afar, nothing to operate. */
	readonly wall?: boolean;
	/** How much of it is shown; everything, when absent. */
	readonly stage?: RevealStage;
}

export interface SettingsViewProps {
	/** A config of this kind. */
	readonly config: unknown;
	/** Called with the config as it is after each change, valid or not. */
	readonly onchange: (config: unknown) => void;
}

export interface PollKindView {
	/** Comes with the view, so that a page that shows one poll loads the model of one kind. */
	readonly model: PollKind;
	readonly Ballot: Component<BallotViewProps>;
	readonly Result: Component<ResultViewProps>;
	/** Absent where there is nothing to set. */
	readonly Settings?: Component<SettingsViewProps>;
	/** Whether the ballot shows what others did so far, so that voters need not see it twice. */
	readonly ballotShowsLive?: true;
	/** What the config asks, in a sentence. */
	summary(config: unknown): string;
	/** Messages by the keys that the kind's report names, for results made of its blocks. */
	readonly words?: Readonly<Record<string, unknown>>;
}

const abouts = import.meta.glob<{ about: PollKindAbout }>('./kinds/*/about.ts', { eager: true });
const views = import.meta.glob<{ view: PollKindView }>('./kinds/*/view.ts');

export const aboutKind = (kind: string): PollKindAbout | undefined =>
	Object.values(abouts).find(({ about }) => about.id === kind)?.about;

/** Throws for a kind that this version does not know, or when the page cannot load more of itself. */
export async function loadPollView(kind: string): Promise<PollKindView> {
	const load = views[`./kinds/${kind}/view.ts`];
	if (!load) throw new Error(`no view of the poll kind ${kind}`);
	return (await load()).view;
}
