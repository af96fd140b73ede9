/** What people wrote: each text once, and the commonest words of each language. */
import * as v from 'valibot';
import type { CountedBallot, TallyRules } from '../../../model/poll-kind.ts';
import type { Subject } from '../../../model/subject.ts';
import { splitByRegion } from '../../../model/split.ts';
import type { Ballot, Config } from './ballot.ts';
import { countWords } from './words.ts';

const Text = v.object({
	text: v.string(),
	/** How many people wrote it. */
	count: v.number(),
	/** Of the regions that may be shown, those it comes from. */
	regions: v.array(v.string())
});

const Written = v.object({
	language: v.string(),
	/** The people who wrote in this language and of whom something is shown. */
	people: v.number(),
	words: v.array(v.object({ word: v.string(), count: v.number() })),
	texts: v.array(Text)
});
export type Written = v.InferOutput<typeof Written>;

export const Tally = v.object({
	formula: v.literal('opentext-1'),
	minimumCell: v.number(),
	voters: v.number(),
	/** Languages with the most writers first. */
	languages: v.array(Written),
	/** Texts that a facilitator did not let pass. */
	withheld: v.number()
});
export type Tally = v.InferOutput<typeof Tally>;

export function count(
	{ moderated }: Config,
	_subjects: readonly Subject[],
	regions: readonly string[],
	ballots: readonly CountedBallot<Ballot>[],
	{ minimumCell, voters, rulings = new Map() }: TallyRules
): Tally {
	const passes = (text: string) => !moderated || rulings.get(text) === 'shown';
	const { regions: parts } = splitByRegion(regions, ballots, minimumCell, (part) => part.length);
	const shown = new Set(parts.flatMap((part) => (part.state === 'shown' ? [part.region] : [])));
	const kept = ballots.flatMap(({ region, ballot: { language, texts } }) => {
		const passing = texts.filter(passes);
		return passing.length === 0 ? [] : [{ region, language, texts: passing }];
	});
	const all = new Set(ballots.flatMap(({ ballot }) => ballot.texts));
	const languages = [...new Set(kept.map(({ language }) => language))].map((language): Written => {
		const own = kept.filter((answer) => answer.language === language);
		return {
			language,
			people: own.length,
			words: countWords(
				own.map(({ texts }) => texts),
				language
			),
			texts: [...new Set(own.flatMap(({ texts }) => texts))]
				.map((text) => {
					const writers = own.filter(({ texts }) => texts.includes(text)).map(({ region }) => region);
					return {
						text,
						count: writers.length,
						regions: regions.filter((region) => shown.has(region) && writers.includes(region))
					};
				})
				.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
		};
	});
	return {
		formula: 'opentext-1',
		minimumCell,
		voters,
		languages: languages.sort((a, b) => b.people - a.people || (a.language < b.language ? -1 : 1)),
		withheld: [...all].filter((text) => !passes(text)).length
	};
}
