/**
 * Which practices transfer to whom: every participant judges every practice of other regions for the own
 * region, criterion by criterion, from -2 (blocker) to +2 (works as is), or says "cannot judge".
 */
import { pollKind } from '../../../model/poll-kind.ts';
import { Ballot, ballotsFor, Config, subjectOf, subjectsFor, validate } from './ballot.ts';
import { criterionLimits, defaultCriteria, offeredCriteria } from './criteria.ts';
import { report } from './report.ts';
import { count, figures, spreadOf, Tally } from './tally.ts';

export const transferability = pollKind({
	id: 'transferability',
	sources: ['posters'],
	subjectLimits: { least: 1, most: 60 },
	// Its figures are medians of all people, with the medians of regions beside them.
	regionEqual: false,
	directional: true,
	spreadOf,
	config: Config,
	ballot: Ballot,
	tally: Tally,
	defaultConfig: () => ({ criteria: [...defaultCriteria], importance: false, degree: false }),
	wordings: (config) =>
		config.criteria
			.filter(({ id }) => offeredCriteria.every((known) => known.id !== id))
			.flatMap((own) =>
				(['name', 'question'] as const).map((part) => ({
					text: own[part],
					limit: criterionLimits[part],
					with: (text) => ({
						...config,
						criteria: config.criteria.map((each) => (each.id === own.id ? { ...each, [part]: text } : each))
					})
				}))
			),
	subjectOf,
	subjectsFor,
	ballotsFor,
	validate,
	count,
	figures,
	report
});
