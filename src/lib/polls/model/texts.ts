/**
 * What people write in polls, and what facilitators decide about it. A text is known by itself: equal texts of
 * several people are one, and a decision holds for all of them and says nothing about who wrote it.
 */
import * as v from 'valibot';

/** Shown to everybody, kept from everybody, or shown as dealt with. A text without a ruling waits. */
export const rulings = ['shown', 'hidden', 'answered'] as const;
export type Ruling = (typeof rulings)[number];

/** By the text. */
export type Rulings = ReadonlyMap<string, Ruling>;

/** The longest text of any kind, in characters. */
export const longestText = 600;

/** One line of text as people mean it: white space is not told apart, nor how letters are composed. */
export const WrittenText = v.pipe(
	v.string(),
	v.maxLength(2 * longestText),
	v.transform((text) => text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim()),
	v.minLength(1),
	v.maxLength(longestText)
);

/** What a kind with texts tells about them. */
export interface TextRules<Config, Ballot> {
	/** The rulings facilitators may give; none where the poll's texts need none. */
	rulings(config: Config): readonly Ruling[];
	/** The texts of one ballot that can be ruled on. */
	of(ballot: Ballot): readonly string[];
	/** Texts of others that a ballot backs; absent where nobody can. */
	backed?(ballot: Ballot): readonly string[];
}

/** Each text once, with how many ballots hold it. */
export function countTexts(texts: Iterable<readonly string[]>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const own of texts) for (const text of new Set(own)) counts.set(text, (counts.get(text) ?? 0) + 1);
	return counts;
}
