/** Ranks, what a group makes of them, and how alike rankings are. Rank 1 is the best. */

/**
 * Ranks of values, the highest first; equal values share the mean of the ranks they span.
 * @returns one rank per value, in the order of the values
 */
export function averageRanks(values: readonly number[]): number[] {
	return values.map((value) => {
		const above = values.filter((other) => other > value).length;
		const equal = values.filter((other) => other === value).length;
		return above + (equal + 1) / 2;
	});
}

/**
 * The ranks of a ranking of which only the first places were filled: what was left out shares the mean of
 * the places that are left. This is the product's rule for partial ballots, told beside every result.
 * @param ranked ids from the best on
 * @param all every id that could be ranked
 */
export function completeRanks(ranked: readonly string[], all: readonly string[]): Map<string, number> {
	const rest = (ranked.length + 1 + all.length) / 2;
	return new Map(
		all.map((id) => {
			const place = ranked.indexOf(id);
			return [id, place < 0 ? rest : place + 1];
		})
	);
}

/** Borda points of a rank among `options`: one for each option ranked below, half for each that ties. */
export const bordaPoints = (rank: number, options: number): number => options - rank;

/**
 * Kendall's coefficient of concordance W of m judges over n objects, with the correction for ties:
 *   W = 12 S / (m² (n³ - n) - m * sum of T),  S = sum over objects of (R - m (n + 1) / 2)²,
 *   T of a judge = sum over groups of t tied objects of (t³ - t).
 * 0 is no agreement, 1 the same ranking by all. A judge who ties everything says nothing and is left out.
 * Source: M. G. Kendall and B. Babington Smith (1939), "The Problem of m Rankings".
 * @param judges complete ranks of the same n objects, one list per judge
 * @returns null for fewer than two judges who tell objects apart, or fewer than two objects
 */
export function kendallsW(judges: readonly (readonly number[])[]): number | null {
	const telling = judges.filter((ranks) => new Set(ranks).size > 1);
	const m = telling.length;
	const n = telling[0]?.length ?? 0;
	if (telling.some((ranks) => ranks.length !== n)) throw new RangeError('judges rank the same objects');
	if (m < 2 || n < 2) return null;
	const sums = Array.from({ length: n }, (_, at) =>
		telling.reduce((sum, ranks) => sum + (ranks[at] ?? 0), 0)
	);
	const expected = (m * (n + 1)) / 2;
	const s = sums.reduce((sum, value) => sum + (value - expected) ** 2, 0);
	const ties = telling.reduce((sum, ranks) => sum + tieTerm(ranks), 0);
	return (12 * s) / (m ** 2 * (n ** 3 - n) - m * ties);
}

function tieTerm(ranks: readonly number[]): number {
	const sizes = new Map<number, number>();
	for (const rank of ranks) sizes.set(rank, (sizes.get(rank) ?? 0) + 1);
	return [...sizes.values()].reduce((sum, size) => sum + size ** 3 - size, 0);
}

/**
 * Spearman's rank correlation: Pearson's correlation of the average ranks, -1 to 1.
 * @returns null for fewer than two pairs, or when one side is all ties
 */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
	if (a.length !== b.length) throw new RangeError('correlation needs pairs');
	if (a.length < 2) return null;
	const [x, y] = [averageRanks(a), averageRanks(b)];
	const middle = (a.length + 1) / 2;
	const product = (u: readonly number[], w: readonly number[]) =>
		u.reduce((sum, value, at) => sum + (value - middle) * ((w[at] ?? 0) - middle), 0);
	const scale = Math.sqrt(product(x, x) * product(y, y));
	return scale === 0 ? null : product(x, y) / scale;
}

/** What two sets share of what they hold together: |A ∩ B| / |A ∪ B|; null when both are empty. */
export function jaccard<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): number | null {
	const common = [...a].filter((item) => b.has(item)).length;
	const union = a.size + b.size - common;
	return union === 0 ? null : common / union;
}
