import fc from 'fast-check';
import { expect, it } from 'vitest';
import { averageLinkage, leavesOf, type Tree } from './cluster.ts';

/** Symmetric distances in which no two are alike. */
const distances = fc.integer({ min: 1, max: 8 }).chain((size) =>
	fc
		.uniqueArray(fc.integer({ min: 1, max: 1000 }), {
			minLength: (size * (size - 1)) / 2,
			maxLength: (size * (size - 1)) / 2
		})
		.map((values) => {
			const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
			let next = 0;
			for (let i = 0; i < size; i++) {
				for (let j = i + 1; j < size; j++) {
					const value = values[next++] ?? 0;
					for (const [a, b] of [
						[i, j],
						[j, i]
					] as const) {
						const row = matrix[a];
						if (row) row[b] = value;
					}
				}
			}
			return matrix;
		})
);
const heights = (tree: Tree): number[] =>
	'leaf' in tree ? [] : [tree.height, ...heights(tree.left), ...heights(tree.right)];

it('joins the nearest first and takes the mean distance', () => {
	// 0 and 1 are 2 apart; 2 is 6 and 8 away from them.
	const tree = averageLinkage([
		[0, 2, 6],
		[2, 0, 8],
		[6, 8, 0]
	]);
	expect(tree).toEqual({
		height: 7,
		left: { height: 2, left: { leaf: 0 }, right: { leaf: 1 } },
		right: { leaf: 2 }
	});
});

it('has every thing once, and joints that only rise', () => {
	fc.assert(
		fc.property(distances, (matrix) => {
			const tree = averageLinkage(matrix);
			if (!tree) throw new Error('no tree');
			expect(leavesOf(tree).sort((a, b) => a - b)).toEqual(matrix.map((_, at) => at));
			const rises = (node: Tree, limit: number): boolean =>
				'leaf' in node ||
				(node.height <= limit + 1e-9 && rises(node.left, node.height) && rises(node.right, node.height));
			expect(rises(tree, Infinity)).toBe(true);
			expect(heights(tree)).toHaveLength(matrix.length - 1);
			const all = matrix.flat().filter((value) => value > 0);
			for (const height of heights(tree)) {
				expect(height).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
				expect(height).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
			}
		})
	);
});

it('of nothing is nothing', () => {
	expect(averageLinkage([])).toBeNull();
});
