/**
 * Which practices transfer to whom: every participant judges every practice of other regions for the own
 * region, criterion by criterion, from -2 (blocker) to +2 (works as is), or says "cannot judge".
 */
import { pollKind } from '../../../model/poll-kind.ts';
import { Ballot, Config, subjectsFor, validate } from './ballot.ts';
import { defaultCriteria } from './criteria.ts';
import { report } from './report.ts';
import { count, figures, Tally } from './tally.ts';

export const transferability = pollKind({
	id: 'transferability',
	sources: ['posters'],
	subjectLimits: { least: 1, most: 60 },
	// Its figures are medians of all people, with the medians of regions beside them.
	regionEqual: false,
	directional: true,
	config: Config,
	ballot: Ballot,
	tally: Tally,
	defaultConfig: () => ({ criteria: [...defaultCriteria] }),
	subjectOf: (ballot) => ballot.subject,
	subjectsFor,
	ballotsFor: (subjects, voter) => subjectsFor(subjects, voter).map(({ id }) => id),
	validate,
	count,
	figures,
	report
});
