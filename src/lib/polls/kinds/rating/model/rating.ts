/** Everybody rates each subject on a scale of 2 to 10 steps, or says "cannot judge". */
import { aboutEachSubject } from '../../../model/ballot-scope.ts';
import { spreadOfMeasures } from '../../../model/measures.ts';
import { pollKind, subjectSources } from '../../../model/poll-kind.ts';
import { Ballot, Config, validate } from './ballot.ts';
import { count, figures, report, Tally } from './tally.ts';

export const rating = pollKind({
	...aboutEachSubject,
	id: 'rating',
	sources: subjectSources,
	subjectLimits: { least: 1, most: 60 },
	regionEqual: true,
	spreadOf: spreadOfMeasures,
	config: Config,
	ballot: Ballot,
	tally: Tally,
	defaultConfig: () => ({
		points: 5,
		lowest: { en: 'not at all', pl: 'wcale' },
		highest: { en: 'very much', pl: 'bardzo' },
		stop: null
	}),
	validate,
	count,
	figures,
	report
});
