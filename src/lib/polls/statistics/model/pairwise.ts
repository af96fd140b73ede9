/**
 * Weights from pairwise comparison: the analytic hierarchy process of T. L. Saaty (1977), "A scaling method
 * for priorities in hierarchical structures".
 */

/** Reciprocal judgements: `matrix[i][j]` says how many times more i matters than j. */
export type Judgements = readonly (readonly number[])[];

/** Saaty's mean consistency index of random matrices by size; sizes below 3 are always consistent. */
const randomIndex: Readonly<Record<number, number>> = {
	3: 0.58,
	4: 0.9,
	5: 1.12,
	6: 1.24,
	7: 1.32,
	8: 1.41,
	9: 1.45,
	10: 1.49
};

/** A consistency ratio below this is accepted. */
export const consistentBelow = 0.1;

export interface Priorities {
	/** The principal eigenvector, summing to 1. */
	readonly weights: readonly number[];
	/** The principal eigenvalue; n for a consistent matrix. */
	readonly lambda: number;
	/** Consistency index over random index; 0 for fewer than three options. */
	readonly ratio: number;
}

const cell = (matrix: Judgements, i: number, j: number): number => matrix[i]?.[j] ?? NaN;

/** Far more than a positive matrix of ten needs. */
const steps = 1000;
const enough = 1e-13;

/**
 * The weights of a positive reciprocal matrix by power iteration, its eigenvalue, and the consistency ratio
 * CR = ((lambda - n) / (n - 1)) / RI.
 */
export function priorities(matrix: Judgements): Priorities {
	const n = matrix.length;
	let weights: number[] = Array.from({ length: n }, () => 1 / n);
	for (let step = 0; step < steps; step++) {
		const next = matrix.map((row) => row.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), 0));
		const total = next.reduce((sum, value) => sum + value, 0);
		const scaled = next.map((value) => value / total);
		const moved = Math.max(...scaled.map((value, i) => Math.abs(value - (weights[i] ?? 0))), 0);
		weights = scaled;
		if (moved < enough) break;
	}
	const lambda =
		matrix.reduce((sum, row, i) => {
			const product = row.reduce((total, value, j) => total + value * (weights[j] ?? 0), 0);
			return sum + product / (weights[i] ?? 1);
		}, 0) / Math.max(n, 1);
	const random = randomIndex[n];
	const ratio = random === undefined ? 0 : Math.max(0, (lambda - n) / (n - 1) / random);
	return { weights, lambda, ratio };
}

/** One judgement that fits the others least, and what the weights would make of it. */
export interface Doubt {
	readonly i: number;
	readonly j: number;
	/** The judgement as given. */
	readonly given: number;
	/** Weight of i over weight of j. */
	readonly fitting: number;
}

/** The pair to think about again: the one whose judgement is furthest from its weights, as a ratio; null for fewer than three options. */
export function pairToRethink(matrix: Judgements, { weights }: Priorities): Doubt | null {
	if (matrix.length < 3) return null;
	let worst: Doubt | null = null;
	let distance = 1e-9;
	for (let i = 0; i < matrix.length; i++) {
		for (let j = i + 1; j < matrix.length; j++) {
			const given = cell(matrix, i, j);
			const fitting = (weights[i] ?? NaN) / (weights[j] ?? NaN);
			const off = Math.abs(Math.log(given / fitting));
			if (off <= distance) continue;
			distance = off;
			worst = { i, j, given, fitting };
		}
	}
	return worst;
}

/**
 * The group's judgements: the geometric mean of the members' matrices, entry by entry, which keeps them
 * reciprocal. @throws for no member
 */
export function groupJudgements(members: readonly Judgements[]): number[][] {
	const [first] = members;
	if (!first) throw new RangeError('a group has members');
	return first.map((row, i) =>
		row.map((_, j) =>
			Math.exp(members.reduce((sum, matrix) => sum + Math.log(cell(matrix, i, j)), 0) / members.length)
		)
	);
}

/**
 * Weights from a ranking alone, the best first: w_k = (1 / K) * sum of 1 / i for i = k..K (rank-order
 * centroid). They sum to 1.
 */
export const rankOrderCentroid = (options: number): number[] =>
	Array.from({ length: options }, (_, k) => {
		let sum = 0;
		for (let i = options; i > k; i--) sum += 1 / i;
		return sum / options;
	});
