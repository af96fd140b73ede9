/**
 * Which practices transfer to whom: every participant judges every practice of other regions for the own
 * region, criterion by criterion, from -2 (blocker) to +2 (works as is), or says "cannot judge".
 */
import { pollKind } from '../../../model/poll-kind.ts';
import { Ballot, Config, subjectsFor, validate } from './ballot.ts';
import { defaultCriteria } from './criteria.ts';
import { report } from './report.ts';
import { count, Tally } from './tally.ts';

export const transferability = pollKind({
	id: 'transferability',
	subjectSource: 'posters',
	config: Config,
	ballot: Ballot,
	tally: Tally,
	defaultConfig: () => ({ criteria: [...defaultCriteria] }),
	subjectOf: (ballot) => ballot.subject,
	subjectsFor,
	validate,
	count,
	report
});
