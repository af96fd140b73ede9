/** How alike two short texts are, to point out what may say the same. A hint for people, no decision. */
import { fold } from '#lib/base/model/fold.ts';

/** From here on two texts are shown as similar. */
export const similarFrom = 0.3;

/**
 * Jaccard similarity of the sets of three-letter pieces of the words, 0 to 1. Pieces instead of words,
 * because Polish and other languages bend words at their end.
 */
export function similarity(a: string, b: string): number {
	const [one, two] = [pieces(a), pieces(b)];
	if (one.size === 0 || two.size === 0) return 0;
	const shared = [...one].filter((piece) => two.has(piece)).length;
	return shared / (one.size + two.size - shared);
}

/** The most similar first. @param least what is less similar is left out */
export function mostSimilar<T>(
	to: string,
	others: readonly T[],
	textOf: (other: T) => string,
	least = similarFrom
): T[] {
	return others
		.map((other) => ({ other, score: similarity(to, textOf(other)) }))
		.filter(({ score }) => score >= least)
		.sort((a, b) => b.score - a.score)
		.map(({ other }) => other);
}

/** Pieces of three letters of every word, its borders counted as letters; words of one or two letters say nothing. */
function pieces(text: string): ReadonlySet<string> {
	const words = fold(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word.length > 2);
	return new Set(
		words.flatMap((word) => {
			const bordered = ` ${word} `;
			return Array.from({ length: bordered.length - 2 }, (_, at) => bordered.slice(at, at + 3));
		})
	);
}
