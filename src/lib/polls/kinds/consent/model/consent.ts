/** Everybody agrees, stands aside, has a concern or blocks; concerns and blocks say why. */
import * as v from 'valibot';
import type { ReportBlock, ReportCell } from '#lib/base/model/report-blocks.ts';
import { ok, refuse } from '#lib/base/model/result.ts';
import { aboutEachSubject } from '../../../model/ballot-scope.ts';
import {
	countedBlock,
	figureCell,
	figureText,
	head,
	message,
	paragraph,
	regionName,
	titleCell,
	titleOf
} from '../../../model/measure-blocks.ts';
import { pollKind, type CountedBallot, type ReportQuestion } from '../../../model/poll-kind.ts';
import { splitByRegion, splitSchema } from '../../../model/split.ts';
import { regionEqualConsensus } from '../../../statistics/model/regions.ts';

export const stances = ['agree', 'abstain', 'concern', 'block'] as const;
export type Stance = (typeof stances)[number];
export const reasonLimit = 280;
/** Stances that have to say why. */
export const needsReason = (stance: Stance): boolean => stance === 'concern' || stance === 'block';

export const Config = v.object({});
export type Config = v.InferOutput<typeof Config>;

export const Ballot = v.object({
	subject: v.pipe(v.string(), v.maxLength(64)),
	stance: v.picklist(stances),
	reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(reasonLimit)))
});
export type Ballot = v.InferOutput<typeof Ballot>;

const Counts = v.object({ agree: v.number(), abstain: v.number(), concern: v.number(), block: v.number() });
type Counts = v.InferOutput<typeof Counts>;

/** `adopted`: people agree and nobody objects. `concerns`: as adopted, with concerns. `open`: nobody agreed. */
const outcomes = ['adopted', 'concerns', 'blocked', 'open'] as const;

const Proposal = v.object({
	subject: v.string(),
	/** Null while only how answers spread is shown. */
	outcome: v.nullable(v.picklist(outcomes)),
	total: Counts,
	split: splitSchema(Counts),
	/** Region-equal consensus, the root of the product; null for fewer than two shown regions. */
	consensus: v.nullable(v.number()),
	/** `region` null: not kept, or its split is hidden. Sorted by text, so that the order says nothing. */
	reasons: v.array(
		v.object({ stance: v.picklist(stances), region: v.nullable(v.string()), text: v.string() })
	)
});

export const Tally = v.object({
	formula: v.literal('consent-1'),
	minimumCell: v.number(),
	voters: v.number(),
	proposals: v.array(Proposal)
});
export type Tally = v.InferOutput<typeof Tally>;

function countStances(ballots: readonly CountedBallot<Ballot>[]): Counts {
	const of = (stance: Stance) => ballots.filter(({ ballot }) => ballot.stance === stance).length;
	return { agree: of('agree'), abstain: of('abstain'), concern: of('concern'), block: of('block') };
}

function outcomeOf({ agree, concern, block }: Counts): (typeof outcomes)[number] {
	if (block > 0) return 'blocked';
	if (agree === 0) return 'open';
	return concern > 0 ? 'concerns' : 'adopted';
}

const all = ({ agree, abstain, concern, block }: Counts): number => agree + abstain + concern + block;

function proposalOf(
	subject: string,
	regions: readonly string[],
	ballots: readonly CountedBallot<Ballot>[],
	minimum: number
): v.InferOutput<typeof Proposal> {
	const total = countStances(ballots);
	const split = splitByRegion(regions, ballots, minimum, countStances);
	const shown = split.regions.flatMap((part) => (part.state === 'shown' ? [part] : []));
	const votes = shown.map(({ part }) => ({ agree: part.agree, all: all(part) }));
	const reasons = ballots.flatMap(({ region, ballot }) =>
		ballot.reason
			? [
					{
						stance: ballot.stance,
						region: shown.some((part) => part.region === region) ? region : null,
						text: ballot.reason
					}
				]
			: []
	);
	const key = (reason: (typeof reasons)[number]) => [reason.text, reason.stance, reason.region].join('\n');
	return {
		subject,
		outcome: outcomeOf(total),
		total,
		split: { regions: [...split.regions], others: split.others },
		consensus: votes.length < 2 ? null : (regionEqualConsensus(votes)?.root ?? null),
		reasons: reasons.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
	};
}

const spreadOf = (tally: Tally): Tally => ({
	...tally,
	proposals: tally.proposals.map(({ subject, total }) => ({
		subject,
		outcome: null,
		total,
		split: { regions: [], others: null },
		consensus: null,
		reasons: []
	}))
});

function report(question: ReportQuestion<Config, Tally>): readonly ReportBlock[] {
	const { tally, language } = question;
	const stanceHeads = stances.map((stance) => head(`consent_${stance}`));
	const counts = (part: Counts): ReportCell[] => stances.map((stance) => figureCell(part[stance], language));
	return [
		paragraph('consent_rule'),
		countedBlock(question, tally.voters, tally.minimumCell),
		{
			kind: 'list',
			entries: tally.proposals.flatMap(({ subject, outcome, total }) =>
				outcome === null
					? []
					: [
							message(`consent_outcome_${outcome}`, {
								proposal: titleOf(question, subject),
								agree: total.agree,
								concern: total.concern,
								block: total.block
							})
						]
			)
		},
		{
			kind: 'columns',
			caption: message('consent_chart'),
			rows: tally.proposals.map(({ subject, total, consensus }) => ({
				name: { text: titleOf(question, subject), language },
				label:
					consensus === null
						? { text: '' }
						: message('consent_consensus_value', { value: figureText(consensus, language) }),
				steps: stances.map((stance) => ({ name: message(`consent_${stance}`), count: total[stance] }))
			}))
		},
		...tally.proposals
			.filter(({ reasons }) => reasons.length > 0)
			.map((proposal): ReportBlock => ({
				kind: 'section',
				section: {
					id: `reasons-${proposal.subject}`,
					title: message('consent_reasons', { proposal: titleOf(question, proposal.subject) }),
					blocks: [
						{
							kind: 'list',
							entries: proposal.reasons.map(({ stance, region, text }) =>
								region === null
									? message(`consent_reason_${stance}`, { text })
									: message(`consent_reason_from_${stance}`, { text, region: regionName(question, region) })
							)
						}
					]
				}
			})),
		{
			kind: 'table',
			caption: message('result_figures'),
			rows: [
				[head('result_subject'), ...stanceHeads, head('consent_consensus')],
				...tally.proposals.map((proposal) => [
					titleCell(question, proposal.subject),
					...counts(proposal.total),
					figureCell(proposal.consensus, language)
				])
			]
		},
		...tally.proposals
			.filter(({ split }) => split.regions.length > 0)
			.map((proposal): ReportBlock => ({
				kind: 'table',
				caption: message('consent_by_region', { proposal: titleOf(question, proposal.subject) }),
				rows: [
					[head('consent_region'), ...stanceHeads],
					...proposal.split.regions.map((part): ReportCell[] => [
						{ content: { text: regionName(question, part.region) }, header: true },
						...(part.state === 'shown'
							? counts(part.part)
							: stances.map(() => ({ content: message(`result_${part.state}`) })))
					]),
					...(proposal.split.others === null
						? []
						: [[head('result_others'), ...counts(proposal.split.others)]])
				]
			})),
		paragraph('consent_formula')
	];
}

export const consent = pollKind<Config, Ballot, Tally>({
	...aboutEachSubject,
	id: 'consent',
	spreadOf,
	sources: ['free', 'posters', 'challenges', 'criteria'],
	subjectLimits: { least: 1, most: 30 },
	// Whoever blocks counts alone, so people count; how regions consent is told beside it.
	regionEqual: false,
	config: Config,
	ballot: Ballot,
	tally: Tally,
	defaultConfig: () => ({}),
	validate(_config, ballot, _voter, subjects) {
		if (subjects.every(({ id }) => id !== ballot.subject)) return refuse('unknown-subject');
		return needsReason(ballot.stance) && !ballot.reason ? refuse('incomplete-ballot') : ok(ballot);
	},
	count: (_config, subjects, regions, ballots, { minimumCell, voters }) => ({
		formula: 'consent-1',
		minimumCell,
		voters,
		proposals: subjects.map(({ id }) =>
			proposalOf(
				id,
				regions,
				ballots.filter(({ subject }) => subject === id),
				minimumCell
			)
		)
	}),
	figures: () => null,
	told: (_question, { stance, reason }) =>
		reason ? message(`consent_reason_${stance}`, { text: reason }) : message(`consent_${stance}`),
	report
});
