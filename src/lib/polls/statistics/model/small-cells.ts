/**
 * Which groups of a split are too small to be shown. Beside a total, hiding one small group is not
 * enough: total minus the shown groups would give it away. So groups are hidden until what can be
 * recomputed by subtraction is again a group of the minimum size.
 */

/**
 * The rule: a group with 1 to `minimum - 1` members is hidden. If the hidden groups together have fewer
 * than `minimum` members, the smallest shown group that has members is hidden too (of equals, the first
 * by id), again and again. If even all groups together are fewer than `minimum`, every group is hidden,
 * the empty ones as well, because "nobody from there" would name the others.
 * @param sizes members per group, 0 for none
 */
export function hiddenGroups(sizes: ReadonlyMap<string, number>, minimum: number): Set<string> {
	const members = (groups: Iterable<string>) =>
		[...groups].reduce((sum, group) => sum + (sizes.get(group) ?? 0), 0);
	if (members(sizes.keys()) < minimum) return new Set(sizes.keys());
	const bySize = [...sizes]
		.filter(([, size]) => size > 0)
		.sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
		.map(([group]) => group);
	const hidden = new Set(bySize.filter((group) => (sizes.get(group) ?? 0) < minimum));
	for (const group of bySize) {
		if (hidden.size === 0 || members(hidden) >= minimum) break;
		hidden.add(group);
	}
	return hidden;
}
