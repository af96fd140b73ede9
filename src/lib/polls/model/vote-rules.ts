/** What a poll promises before anybody votes. Chosen while it is a draft, told on every ballot and every result. */
import * as v from 'valibot';

/** Whether anybody sees a tally while ballots still come in. */
export const totalsChoices = ['hidden', 'live'] as const;
/** What is kept with a ballot: nothing, the voter's region, or who it is, where everybody is told so before. */
export const identityChoices = ['none', 'region', 'named'] as const;
/** When the tally is shown: when a facilitator says so, or at the close. */
export const revealChoices = ['facilitator', 'close'] as const;
/** Whether each person counts the same, or each region. */
export const weightings = ['person', 'region'] as const;
export type Weighting = (typeof weightings)[number];

export const VoteRules = v.pipe(
	v.object({
		totals: v.picklist(totalsChoices),
		identity: v.picklist(identityChoices),
		reveal: v.picklist(revealChoices),
		weighting: v.picklist(weightings)
	}),
	// Without regions there is nothing that could count the same.
	v.check((rules) => rules.identity !== 'none' || rules.weighting === 'person')
);
export type VoteRules = v.InferOutput<typeof VoteRules>;

/**
 * Whether the close shows the result by itself. A total of very few people says what each of them chose, so in a secret
 * poll somebody has to decide that it is shown; where names are shown, or totals were, everybody knew before.
 */
export const revealsAtClose = (rules: VoteRules, voters: number, minimum: number): boolean =>
	rules.reveal === 'close' &&
	(rules.identity === 'named' || rules.totals === 'live' || voters === 0 || voters >= minimum);

/** Secret, split by region, revealed by the facilitator: how polls start. */
export const usualRules: VoteRules = {
	totals: 'hidden',
	identity: 'region',
	reveal: 'facilitator',
	weighting: 'person'
};
