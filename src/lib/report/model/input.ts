/**
 * Everything a report is made of, as the server collects it. Holds nothing that a reader of the workshop
 * may not see: no names of people but the announced speakers', no ballots, no tally that was not revealed, no drafts.
 */
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { PlanEntry } from '#lib/plan/model/messages.ts';
import type { Plan } from '#lib/plan/model/plan.ts';
import type { ChallengeMap } from '#lib/polls/comparison/model/challenge-map.ts';
import type { PollKind } from '#lib/polls/model/poll-kind.ts';
import type { Subject } from '#lib/polls/model/subject.ts';
import type { RevealStage } from '#lib/polls/model/reveal.ts';
import type { Weighting } from '#lib/polls/model/vote-rules.ts';
import type { Challenge, Criterion } from '#lib/registers/model/challenge.ts';
import type { Poster } from '#lib/registers/model/poster.ts';
import type { RecordCard } from '#lib/registers/model/record-card.ts';
import type { RegisterRecord } from '#lib/registers/model/register-record.ts';
import type { Step } from '#lib/session/model/steps/agenda.ts';
import type { Run } from '#lib/session/model/steps/machine.ts';
import type { Partner, Region, Workshop } from '#lib/session/model/messages.ts';
import type { ReportOutline } from './outline.ts';
import type { RegisterContent } from '#lib/trace/model/collect.ts';
import type { Trace } from '#lib/trace/model/trace.ts';

/** How many people took part for a region; null counts those without a region, facilitators left out. */
export interface Participation {
	readonly region: string | null;
	readonly people: number;
}

/** One thing on a board that says something, in reading order. */
export interface OutlineEntry {
	readonly text: string;
	/** Whose region's voice it is, if any. */
	readonly region: string | null;
	/** What it shows of an entry of a register, if any. */
	readonly card: RecordCard | null;
	/** 0 on the open board, 1 inside a frame. */
	readonly depth: number;
	/** Words by which it was gathered with others; absent if none. */
	readonly tags?: readonly string[];
	/** Whether it may hold others: a heading of the outline. */
	readonly container: boolean;
}

/** A step of the agenda; the speaker is empty where nobody is announced. */
export type PlannedStep = Pick<Step, 'id' | 'title' | 'minutes' | 'speaker'>;

/** A comment that nobody marked as resolved. */
export interface OpenComment {
	/** As it is stored, with tokens for mentions. */
	readonly text: string;
	readonly region: string | null;
	/** What it is about, as far as that says something; empty for a place. */
	readonly about: string;
}

/** The same beside an entry of a register. */
export interface OpenEntryComment extends Omit<OpenComment, 'about'> {
	/** The entry's heading, and the language it was written in. */
	readonly about: LocalizedText;
	readonly language: string;
	/** What the register is called. */
	readonly register: LocalizedText;
}

export interface BoardOutline {
	readonly id: string;
	readonly title: string;
	readonly entries: readonly OutlineEntry[];
	/** The oldest first. */
	readonly open: readonly OpenComment[];
	/** Drawings, arrows and empty shapes, which a text cannot tell. */
	readonly wordless: number;
}

/** A revealed round of a poll. */
export interface RevealedPoll {
	readonly id: string;
	readonly title: LocalizedText;
	readonly round: number;
	/** How much of its tally is shown; the tally holds no more than that. */
	readonly stage: RevealStage;
	/** Whether the poll has other revealed rounds, so that the round is worth naming. */
	readonly repeated: boolean;
	readonly kind: PollKind;
	readonly config: unknown;
	readonly subjects: readonly Subject[];
	readonly tally: unknown;
	readonly weighting: Weighting;
	/** People who cast a ballot, by region. */
	readonly voters: Readonly<Record<string, number>>;
}

export interface Talk {
	readonly title: LocalizedText;
	readonly speaker: string;
	readonly slides: string;
}

/** Of a revealed round what the maps across regions are made of. */
export type ComparedPoll = Pick<
	RevealedPoll,
	'title' | 'kind' | 'config' | 'subjects' | 'tally' | 'weighting'
>;

/** What the maps across regions need, for a report and for the page of one result alike. */
export interface MapInput extends Pick<ReportInput, 'regions' | 'challenges' | 'posters'> {
	readonly polls: readonly ComparedPoll[];
}

/** A map of challenges, and what it is told with. */
export interface MapLook {
	readonly input: MapInput;
	readonly poll: ComparedPoll;
	readonly map: ChallengeMap;
	readonly language: string;
}

export interface WrittenPlan {
	readonly entry: PlanEntry;
	readonly plan: Plan;
}

export interface ReportInput {
	readonly workshop: Pick<
		Workshop,
		'id' | 'title' | 'place' | 'from' | 'to' | 'project' | 'languages' | 'questions' | 'terms'
	> & { readonly agenda: readonly PlannedStep[] };
	/** How the steps of the agenda ran, in order. */
	readonly runs: readonly Run[];
	/** Talks that were held with slides; `slides` is the file's id. */
	readonly talks: readonly Talk[];
	readonly regions: readonly Region[];
	readonly partners: readonly Partner[];
	readonly participation: readonly Participation[];
	readonly posters: readonly Poster[];
	/** Albums of photos whose people agreed. */
	readonly albums: readonly RegisterRecord[];
	readonly boards: readonly BoardOutline[];
	readonly polls: readonly RevealedPoll[];
	readonly challenges: readonly Challenge[];
	readonly criteria: readonly Criterion[];
	/** All entries of all registers, as they are found by their words. */
	readonly registers: readonly RegisterContent[];
	/** What is open beside entries of all registers, the oldest first. */
	readonly openComments: readonly OpenEntryComment[];
	/** The sections that the facilitators chose; empty without a choice. */
	readonly outline: ReportOutline;
	/** The action plans as they are written now. */
	readonly plans: readonly WrittenPlan[];
	/** What the actions of the plans were learned from. */
	readonly trace: Trace;
	/** When it was collected, milliseconds since 1970. */
	readonly collectedAt: number;
}
