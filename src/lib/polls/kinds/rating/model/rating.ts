/** Everybody rates each subject on a scale of 2 to 10 steps, or says "cannot judge". */
import { aboutEachSubject } from '../../../model/ballot-scope.ts';
import { message } from '../../../model/measure-blocks.ts';
import { cannotJudge } from '../../../model/measures.ts';
import { pollKind } from '../../../model/poll-kind.ts';
import { subjectSources } from '../../../model/subject.ts';
import { Ballot, Config, validate, wordings } from './ballot.ts';
import { report } from './report.ts';
import { count, figures, questionFigures, spreadOf, Tally } from './tally.ts';

export const rating = pollKind<Config, Ballot, Tally>({
	...aboutEachSubject,
	id: 'rating',
	sources: subjectSources,
	subjectLimits: { least: 1, most: 60 },
	regionEqual: true,
	spreadOf,
	config: Config,
	ballot: Ballot,
	tally: Tally,
	defaultConfig: () => ({
		points: 5,
		name: {},
		lowest: { en: 'not at all', pl: 'wcale' },
		highest: { en: 'very much', pl: 'bardzo' },
		second: null,
		stop: null
	}),
	wordings,
	told: (_question, { answer, second }) =>
		answer === cannotJudge && (second === undefined || second === cannotJudge)
			? message('rating_cannot')
			: {
					text: [answer, ...(second === undefined ? [] : [second])]
						.map((given) => (given === cannotJudge ? '?' : String(given)))
						.join(' · ')
				},
	validate,
	count,
	figures,
	questionFigures,
	report
});
