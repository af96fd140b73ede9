/**
 * Van der Eijk's coefficient of agreement A for ordered rating scales.
 * Source: C. van der Eijk (2001), "Measuring Agreement in Ordered Rating Scales", Quality & Quantity 35,
 * 325-341.
 */

/** What is left of a count after subtractions of fractions and means nothing. */
const residue = 1e-9;

/**
 * How far answers on an ordered scale agree: 1 when all are in one category, 0 when they are spread
 * evenly, -1 when they split between the two ends.
 *
 * The frequencies are peeled into layers of equal height. A layer is a pattern of filled and empty
 * categories with weight = its share of all answers. Over all triples i < j < l of the pattern, TU counts
 * those that support one peak (1 1 0 or 0 1 1) and TDU those with a gap (1 0 1):
 *   U = ((K - 2) TU - (K - 1) TDU) / ((K - 2)(TU + TDU)), or 1 when there is no such triple;
 *   A of the layer = U (1 - (S - 1) / (K - 1)) with S filled categories of K;
 *   A = the sum of weight times A over the layers.
 *
 * @param frequencies one per category of the scale, in order, the empty ones too; fractions are allowed
 * @returns null for an empty vector; throws for fewer than three categories
 */
export function agreement(frequencies: readonly number[]): number | null {
	const categories = frequencies.length;
	if (categories < 3) throw new RangeError('agreement needs a scale of three or more categories');
	const total = frequencies.reduce((sum, count) => sum + count, 0);
	if (total <= 0) return null;
	let left = [...frequencies];
	let sum = 0;
	for (;;) {
		const height = Math.min(...left.filter((count) => count > residue));
		if (height === Infinity) return sum;
		const pattern = left.map((count) => count > residue);
		const filled = pattern.filter(Boolean).length;
		sum += ((height * filled) / total) * agreementOfLayer(pattern, filled);
		left = left.map((count) => Math.max(0, count - height));
	}
}

function agreementOfLayer(pattern: readonly boolean[], filled: number): number {
	const categories = pattern.length;
	let onePeak = 0;
	let gap = 0;
	for (let i = 0; i < categories; i++) {
		for (let j = i + 1; j < categories; j++) {
			for (let l = j + 1; l < categories; l++) {
				if (pattern[i] && !pattern[j] && pattern[l]) gap++;
				else if (pattern[j] && pattern[i] !== pattern[l]) onePeak++;
			}
		}
	}
	const unimodality =
		onePeak + gap === 0
			? 1
			: ((categories - 2) * onePeak - (categories - 1) * gap) / ((categories - 2) * (onePeak + gap));
	return unimodality * (1 - (filled - 1) / (categories - 1));
}
