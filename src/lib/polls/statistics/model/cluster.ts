/**
 * Grouping by average linkage (UPGMA; R. R. Sokal and C. D. Michener, 1958): the two nearest groups are joined
 * again and again; the distance of two groups is the mean distance of their members.
 */

export type Tree =
	| { readonly leaf: number }
	| {
			/** The distance at which the two were joined. Never less than that of the joints below. */
			readonly height: number;
			readonly left: Tree;
			readonly right: Tree;
	  };

interface Group {
	readonly tree: Tree;
	readonly members: readonly number[];
}

/**
 * @param distances symmetric, one row and column per thing
 * @returns null for nothing; equal distances are joined in the order of the things
 */
export function averageLinkage(distances: readonly (readonly number[])[]): Tree | null {
	let groups: Group[] = distances.map((_, leaf) => ({ tree: { leaf }, members: [leaf] }));
	const between = (a: Group, b: Group) =>
		a.members.reduce(
			(sum, i) => sum + b.members.reduce((inner, j) => inner + (distances[i]?.[j] ?? 0), 0),
			0
		) /
		(a.members.length * b.members.length);
	while (groups.length > 1) {
		let nearest: { a: Group; b: Group; height: number } | undefined;
		for (const [at, a] of groups.entries()) {
			for (const b of groups.slice(at + 1)) {
				const height = between(a, b);
				// What floating numbers leave of a tie is no difference.
				if (!nearest || height < nearest.height - 1e-12) nearest = { a, b, height };
			}
		}
		if (!nearest) break;
		const { a, b, height } = nearest;
		const joined: Group = {
			tree: { height, left: a.tree, right: b.tree },
			members: [...a.members, ...b.members]
		};
		groups = groups.flatMap((group) => (group === a ? [joined] : group === b ? [] : [group]));
	}
	return groups[0]?.tree ?? null;
}

/** The things from left to right, so that near ones stand beside each other. */
export const leavesOf = (tree: Tree): number[] =>
	'leaf' in tree ? [tree.leaf] : [...leavesOf(tree.left), ...leavesOf(tree.right)];
