/**
 * The contract of a poll kind. A kind is one folder under `kinds/` and one line in `kinds.ts`; server,
 * pages and report ask the kind and never name it. Everything here is pure, so that the server decides
 * with the same rules by which the page helps.
 */
import * as v from 'valibot';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { ReportBlock, ReportText } from '#lib/base/model/report-blocks.ts';
import { refuse, type Result } from '#lib/base/model/result.ts';
import { distributionOf, type RevealStage } from './reveal.ts';
import type { Subject, SubjectSource } from './subject.ts';
import { countTexts, type Ruling, type Rulings, type TextRules } from './texts.ts';
import type { VoteRules, Weighting } from './vote-rules.ts';
import type { Wording } from './wording.ts';

/** Why a ballot or a config is not taken; `error_<reason>` in the messages. */
export type BallotRefusal =
	'invalid-ballot' | 'incomplete-ballot' | 'unknown-subject' | 'own-region' | 'over-budget';

/** Who votes, as far as a ballot may know: nobody but a region. */
export interface VoterGroup {
	readonly region: string;
}

/** A ballot as it is counted: without a person, without a time, in no particular order. */
export interface CountedBallot<Ballot> {
	readonly subject: string;
	readonly region: string;
	readonly ballot: Ballot;
}

export interface TallyRules {
	/** A split by region with fewer ballots than this is not shown (statistics/model/small-cells.ts). */
	readonly minimumCell: number;
	/** How many people have cast at least one ballot. */
	readonly voters: number;
	/** What facilitators decided about people's texts; for kinds that have any. */
	readonly rulings?: Rulings;
}

/** Rules that a kind cannot do without, whatever a poll's author chooses. */
export type FixedRules = Partial<Pick<VoteRules, 'totals'>>;

export interface ReportQuestion<Config, Tally> {
	readonly config: Config;
	readonly subjects: readonly Subject[];
	readonly tally: Tally;
	readonly weighting: Weighting;
	/** `color` is the number of a region's colour and mark, 1 to 12. */
	readonly regions: readonly { readonly id: string; readonly name: LocalizedText; readonly color: number }[];
	readonly language: string;
}

/** One figure per subject and region: what two rounds, or two questions about the same things, are compared by. */
export interface SubjectFigure {
	readonly subject: string;
	/** The right centre for the kind, weighted by the poll's rule; null when nobody judged. */
	readonly value: number | null;
	/** By region; a region that is hidden or has not voted is missing. */
	readonly regions: ReadonlyMap<string, number>;
	/** How far people lie apart, as a share of the scale's width; null or absent where that was not counted. */
	readonly dissent?: number | null;
}

/** What a ballot is told with. */
export type ToldQuestion<Config> = Pick<ReportQuestion<Config, unknown>, 'config' | 'subjects' | 'language'>;

/** Marks that people gave to one subject together. */
export interface SubjectMarks {
	readonly subject: string;
	readonly count: number;
}

export interface Figures {
	/** The ends of what the figures can be, for charts. */
	readonly low: number;
	readonly high: number;
	/** Whether more is better, as it is for ratings and not for ranks. */
	readonly rising: boolean;
	readonly subjects: readonly SubjectFigure[];
}

/** The figures of one of the questions that a poll asks about each subject; the name is empty where it is the only one. */
export interface QuestionFigures {
	readonly name: LocalizedText;
	readonly figures: Figures;
}

/** The id of the section of a kind's report that is about one subject, with the reasons people gave. */
export const subjectSection = (subject: string): string => `practice-${subject}`;

/** What a kind's author writes, with the kind's own types. */
export interface PollKindDefinition<Config, Ballot, Tally> {
	readonly id: string;
	/** Which things it can ask about; the page that knows them offers them, the first one first. */
	readonly sources: readonly SubjectSource[];
	/** How many subjects a poll of this kind may have. */
	readonly subjectLimits: { readonly least: number; readonly most: number };
	/** Whether its result can let each region count the same. */
	readonly regionEqual: boolean;
	readonly fixedRules?: FixedRules;
	/** Absent for kinds in which people write nothing that facilitators rule on. */
	readonly texts?: TextRules<Config, Ballot>;
	/**
	 * Of a tally only how answers spread over all people, so that this can be shown before the figures: no centre, no
	 * region, no reason, no reading. Absent for kinds whose report draws no distribution.
	 */
	readonly spreadOf?: (tally: Tally) => Tally;
	/** What a ballot says, in a line; for kinds whose ballots may carry the name of who cast them. */
	readonly told?: (question: ToldQuestion<Config>, ballot: Ballot) => ReportText;
	/** How many marks each subject got, for those that lie on a board; absent for kinds that put no marks there. */
	readonly marks?: (tally: Tally) => readonly SubjectMarks[];
	/** Its figures tell how well a thing from one region would work in another, the one that judges. */
	readonly directional?: boolean;
	readonly config: v.GenericSchema<unknown, Config>;
	/** The shape of a ballot with its limits; `validate` checks it against the poll. */
	readonly ballot: v.GenericSchema<unknown, Ballot>;
	readonly tally: v.GenericSchema<unknown, Tally>;
	/** The config of a new poll. */
	defaultConfig(): Config;
	/** The texts that its author writes in a config; absent for kinds without any. */
	readonly wordings?: (config: Config) => readonly Wording<Config>[];
	/** The subject a ballot is about: one person has one ballot per subject. `*` when about the whole poll. */
	subjectOf(ballot: Ballot): string;
	/** The subjects a person of this region is asked about, in order. */
	subjectsFor(subjects: readonly Subject[], voter: VoterGroup): readonly Subject[];
	/** What a person of this region may hand in one ballot about each, to tell how far they got. */
	ballotsFor(subjects: readonly Subject[], voter: VoterGroup, config: Config): readonly string[];
	validate(
		config: Config,
		ballot: Ballot,
		voter: VoterGroup,
		subjects: readonly Subject[]
	): Result<Ballot, BallotRefusal>;
	/** Must not depend on the order of the ballots. `regions` are the ids of all regions of the workshop. */
	count(
		config: Config,
		subjects: readonly Subject[],
		regions: readonly string[],
		ballots: readonly CountedBallot<Ballot>[],
		rules: TallyRules
	): Tally;
	/** Null for kinds whose result is no figure per subject. */
	figures(question: FigureQuestion<Config, Tally>): Figures | null;
	/** For kinds that can ask several questions about each subject: the figures of each, the first one as above. */
	readonly questionFigures?: (question: FigureQuestion<Config, Tally>) => readonly QuestionFigures[];
	report(question: ReportQuestion<Config, Tally>): readonly ReportBlock[];
}

export type FigureQuestion<Config, Tally> = Pick<
	ReportQuestion<Config, Tally>,
	'config' | 'subjects' | 'tally' | 'weighting'
>;

/** What server, pages and report see: the same, with everything from outside parsed. */
export interface PollKind {
	readonly id: string;
	readonly sources: readonly SubjectSource[];
	readonly subjectLimits: { readonly least: number; readonly most: number };
	readonly regionEqual: boolean;
	readonly fixedRules: FixedRules;
	/** What facilitators may decide about texts in a poll of this config; often nothing. */
	rulings(config: unknown): readonly Ruling[];
	/** The texts that can be ruled on, with how many ballots hold each and how many back it. */
	textsIn(
		ballots: readonly CountedBallot<unknown>[]
	): readonly { text: string; count: number; backing: number }[];
	readonly drawsDistribution: boolean;
	/** As much of a tally as may be known at this stage. Throws when it was not stored by this kind. */
	shownOf(tally: unknown, stage: RevealStage): unknown;
	/** Whether its ballots may carry the name of who cast them. */
	readonly nameable: boolean;
	/** A ballot in a line. Throws for a kind that is not nameable, and when the ballot was not stored by this kind. */
	told(question: ToldQuestion<unknown>, ballot: unknown): ReportText;
	/** Whether its results can be drawn as marks on things that lie on a board. */
	readonly marksItems: boolean;
	/** Empty for kinds that put no marks on boards. Throws, as `report` does, when the tally was not stored by this kind. */
	marks(tally: unknown): readonly SubjectMarks[];
	readonly directional: boolean;
	defaultConfig(): unknown;
	/** The texts that the author wrote in this config; none of a config that is not complete yet. */
	wordings(config: unknown): readonly Wording<unknown>[];
	parseConfig(config: unknown): Result<unknown, 'invalid-poll'>;
	/** Parses and checks a ballot; the answer holds what is to be stored. */
	accept(
		config: unknown,
		ballot: unknown,
		voter: VoterGroup,
		subjects: readonly Subject[]
	): Result<{ readonly subject: string; readonly ballot: unknown }, BallotRefusal>;
	subjectsFor(subjects: readonly Subject[], voter: VoterGroup): readonly Subject[];
	ballotsFor(subjects: readonly Subject[], voter: VoterGroup, config: unknown): readonly string[];
	count(
		config: unknown,
		subjects: readonly Subject[],
		regions: readonly string[],
		ballots: readonly CountedBallot<unknown>[],
		rules: TallyRules
	): unknown;
	parseTally(tally: unknown): Result<unknown, 'invalid-tally'>;
	/** Throws, as `report` does, when config or tally were not stored by this kind. */
	figures(question: FigureQuestion<unknown, unknown>): Figures | null;
	/** The figures of every question that is asked about each subject; none where `figures` has none. Throws as it does. */
	questionFigures(question: FigureQuestion<unknown, unknown>): readonly QuestionFigures[];
	report(question: ReportQuestion<unknown, unknown>, stage?: RevealStage): readonly ReportBlock[];
}

/** Closes a kind's types behind its schemas. */
export function pollKind<Config, Ballot, Tally>(kind: PollKindDefinition<Config, Ballot, Tally>): PollKind {
	return {
		id: kind.id,
		sources: kind.sources,
		subjectLimits: kind.subjectLimits,
		regionEqual: kind.regionEqual,
		fixedRules: kind.fixedRules ?? {},
		rulings: (config) => kind.texts?.rulings(v.parse(kind.config, config)) ?? [],
		textsIn(ballots) {
			const parsed = ballots.map(({ ballot }) => v.parse(kind.ballot, ballot));
			const backing = countTexts(parsed.map((ballot) => kind.texts?.backed?.(ballot) ?? []));
			const texts = countTexts(parsed.map((ballot) => kind.texts?.of(ballot) ?? []));
			return [...texts].map(([text, count]) => ({ text, count, backing: backing.get(text) ?? 0 }));
		},
		drawsDistribution: kind.spreadOf !== undefined,
		shownOf: (tally, stage) =>
			stage === 'all' || !kind.spreadOf ? tally : kind.spreadOf(v.parse(kind.tally, tally)),
		nameable: kind.told !== undefined,
		told(question, ballot) {
			if (!kind.told) throw new Error(`ballots of ${kind.id} carry no names`);
			const asked = { ...question, config: v.parse(kind.config, question.config) };
			return kind.told(asked, v.parse(kind.ballot, ballot));
		},
		marksItems: kind.marks !== undefined,
		marks: (tally) => kind.marks?.(v.parse(kind.tally, tally)) ?? [],
		directional: kind.directional ?? false,
		defaultConfig: () => kind.defaultConfig(),
		wordings(config) {
			const parsed = v.safeParse(kind.config, config);
			return parsed.success ? (kind.wordings?.(parsed.output) ?? []) : [];
		},
		parseConfig(config) {
			const parsed = v.safeParse(kind.config, config);
			return parsed.success ? { ok: true, value: parsed.output } : refuse('invalid-poll');
		},
		accept(config, ballot, voter, subjects) {
			const parsed = v.safeParse(kind.ballot, ballot);
			if (!parsed.success) return refuse('invalid-ballot');
			const checked = kind.validate(v.parse(kind.config, config), parsed.output, voter, subjects);
			if (!checked.ok) return checked;
			return { ok: true, value: { subject: kind.subjectOf(checked.value), ballot: checked.value } };
		},
		subjectsFor: (subjects, voter) => kind.subjectsFor(subjects, voter),
		ballotsFor: (subjects, voter, config) => kind.ballotsFor(subjects, voter, v.parse(kind.config, config)),
		count: (config, subjects, regions, ballots, rules) =>
			kind.count(
				v.parse(kind.config, config),
				subjects,
				regions,
				ballots.map((counted) => ({ ...counted, ballot: v.parse(kind.ballot, counted.ballot) })),
				rules
			),
		parseTally(tally) {
			const parsed = v.safeParse(kind.tally, tally);
			return parsed.success ? { ok: true, value: parsed.output } : refuse('invalid-tally');
		},
		figures: (question) => kind.figures(stored(kind, question)),
		questionFigures(question) {
			const asked = stored(kind, question);
			if (kind.questionFigures) return kind.questionFigures(asked);
			const figures = kind.figures(asked);
			return figures ? [{ name: {}, figures }] : [];
		},
		report(question, stage = 'all') {
			const blocks = kind.report(stored(kind, question));
			return stage === 'all' ? blocks : distributionOf(blocks);
		}
	};
}

/** The same question with its config and tally as the kind stored them. Throws when it did not. */
function stored<Config, Tally, Question extends FigureQuestion<unknown, unknown>>(
	kind: Pick<PollKindDefinition<Config, unknown, Tally>, 'config' | 'tally'>,
	question: Question
): Omit<Question, 'config' | 'tally'> & { readonly config: Config; readonly tally: Tally } {
	const { config, tally } = question;
	return { ...question, config: v.parse(kind.config, config), tally: v.parse(kind.tally, tally) };
}
