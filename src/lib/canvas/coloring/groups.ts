/** Groups of items: what belongs to each, and its colours in the place of the items' own. */
import type { Item } from '#lib/board/model/item.ts';
import type { BoardEnv, ItemGroup } from '../item-view.ts';

export interface GroupLook {
	readonly name: string;
	/** A colour token, e.g. `region-3`; null for what belongs to none. */
	readonly color: string | null;
}

/** What is written on papers stays dark. */
const writing = 'note-ink';

function colorsOfGroup(env: BoardEnv, color: string | null): Omit<ItemGroup, 'key' | 'name'> {
	const paper = color === null ? 'note-grey' : `${color}-paper`;
	const line = color ?? 'text-muted';
	return {
		env: {
			...env,
			// Tokens come in two families: papers, on which one writes, and inks, with which one draws.
			color(token) {
				if (token.startsWith('note-') && token !== writing) return env.color(paper);
				return env.color(token.startsWith('ink-') ? line : token);
			}
		},
		color: line,
		textColor: color === null ? 'surface' : 'region-ink'
	};
}

/** What was found out about groups, as long as the environment stays the same: painting asks for every item. */
export class GroupCache {
	readonly #groups = new Map<string | null, ItemGroup>();
	#env: BoardEnv | undefined;

	get(env: BoardEnv, key: string | null, look: () => GroupLook): ItemGroup {
		if (env !== this.#env) this.forget();
		this.#env = env;
		const known = this.#groups.get(key);
		if (known) return known;
		const { name, color } = look();
		const group = { key: color === null ? null : key, name, ...colorsOfGroup(env, color) };
		// Who is not known yet may be soon.
		if (color !== null || key === null) this.#groups.set(key, group);
		return group;
	}

	forget(): void {
		this.#groups.clear();
	}
}

/** The ids of items by the group they belong to, in their order. */
export function idsByKey(
	items: readonly Item[],
	keyOf: (item: Item) => string | null
): ReadonlyMap<string | null, readonly string[]> {
	const ids = new Map<string | null, string[]>();
	for (const item of items) {
		const key = keyOf(item);
		const known = ids.get(key);
		if (known) known.push(item.id);
		else ids.set(key, [item.id]);
	}
	return ids;
}
