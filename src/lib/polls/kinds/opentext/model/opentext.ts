/** Everybody answers a question in words of their own; the result is what they wrote, and its commonest words. */
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import { aboutWholePoll } from '../../../model/ballot-scope.ts';
import {
	countedBlock,
	figureCell,
	head,
	message,
	paragraph,
	regionName
} from '../../../model/measure-blocks.ts';
import { pollKind, type ReportQuestion } from '../../../model/poll-kind.ts';
import { Ballot, Config, texts, validate } from './ballot.ts';
import { count, Tally, type Written } from './tally.ts';

type Question = ReportQuestion<Config, Tally>;

function report(question: Question): readonly ReportBlock[] {
	const { config, tally, language } = question;
	return [
		paragraph('opentext_rule', { most: config.most }),
		countedBlock(question, tally.voters, tally.minimumCell),
		...(tally.withheld > 0 ? [paragraph('opentext_withheld', { count: tally.withheld })] : []),
		...(tally.languages.length === 0 ? [paragraph('opentext_nothing')] : []),
		...tally.languages.flatMap((written) => languageBlocks(written, question)),
		...(tally.languages.some(({ words }) => words.length > 0) ? [paragraph('opentext_formula')] : [])
	];

	function languageBlocks(written: Written, asked: Question): ReportBlock[] {
		const name =
			new Intl.DisplayNames([language], { type: 'language' }).of(written.language) ?? written.language;
		const typed = (text: string) => ({ text, language: written.language });
		const cloud: ReportBlock[] = [
			{
				kind: 'words',
				caption: message('opentext_cloud', { language: name, count: written.people }),
				words: written.words.map(({ word, count: times }) => ({ word: typed(word), count: times }))
			},
			{
				kind: 'table',
				caption: message('opentext_words', { language: name }),
				rows: [
					['opentext_word', 'opentext_people'].map(head),
					...written.words.map(({ word, count: times }) => [
						{ content: typed(word), header: true },
						figureCell(times, language)
					])
				]
			}
		];
		return [
			...(written.words.length > 0 ? cloud : []),
			{
				kind: 'table',
				plain: true,
				caption: message('opentext_answers', { language: name }),
				rows: [
					['opentext_answer', 'opentext_people', 'opentext_regions'].map(head),
					...written.texts.map(({ text, count: times, regions }) => [
						{ content: typed(text), header: true },
						figureCell(times, language),
						{ content: { text: regions.map((id) => regionName(asked, id)).join(', ') || '–' } }
					])
				]
			}
		];
	}
}

export const opentext = pollKind<Config, Ballot, Tally>({
	...aboutWholePoll,
	id: 'opentext',
	sources: ['free'],
	subjectLimits: { least: 0, most: 0 },
	regionEqual: false,
	config: Config,
	ballot: Ballot,
	tally: Tally,
	texts,
	defaultConfig: () => ({ most: 3, length: 140, moderated: false }),
	validate,
	count,
	figures: () => null,
	report
});
