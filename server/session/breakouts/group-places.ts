/**
 * Makes the places where groups work, before anybody is sent there: frames on a board or boards of their own, with
 * what merged groups bring along. A crash in between leaves a frame or a board that no group has, and nothing else.
 */
import { newId } from '#lib/base/model/ids.ts';
import { localized, type LocalizedText } from '#lib/base/model/localized-text.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Item } from '#lib/board/model/item.ts';
import { addGroupFrames, resultsOf, type GroupFrame } from '#lib/kinds/model/group-frames.ts';
import { placed, type BreakoutState, type Group } from '#lib/session/breakouts/model/breakouts.ts';
import type { BoardEntry, Region } from '#lib/session/model/messages.ts';
import type { Sync } from '../../sync/sync.ts';

export interface GroupPlacesParts {
	readonly sync: () => Pick<Sync, 'read' | 'write'>;
	readonly boards: (workshop: string) => Promise<readonly BoardEntry[]>;
	readonly regions: (workshop: string) => Promise<readonly Region[]>;
	/** The language of texts that exist once, such as the title of a frame. */
	readonly language: (workshop: string) => Promise<string>;
	/** All of them or, where there would be too many, none. */
	readonly addBoards: (
		workshop: string,
		titles: readonly string[]
	) => Promise<Result<readonly BoardEntry[], 'too-many'>>;
}

const groupTitle: LocalizedText = { en: 'Group', pl: 'Grupa' };

export class GroupPlaces {
	readonly #parts: GroupPlacesParts;

	constructor(parts: GroupPlacesParts) {
		this.#parts = parts;
	}

	/**
	 * Gives every group of `state` that has none a place.
	 * @param former the groups of before, of which some were merged
	 * @param board where frames are drawn; undefined for the first board of the workshop
	 */
	async prepare(
		workshop: string,
		state: BreakoutState,
		former: readonly Group[],
		board: string | undefined
	): Promise<Result<BreakoutState, 'too-many'>> {
		const homeless = state.groups.filter((group) => group.board === null);
		if (homeless.length === 0) return ok(state);
		const brought = await this.#brought(homeless, former);
		const titled = await this.#titles(workshop, homeless);
		if (state.plan?.place === 'board') return this.#onBoards(workshop, state, titled, brought);
		const boards = await this.#parts.boards(workshop);
		const there = boards.find(({ id }) => id === board) ?? boards[0];
		// Without any board people still read who is in their group.
		if (!there) return ok(state);
		const frames = titled.map(({ group, title }): GroupFrame => ({
			id: newId(),
			title,
			brings: brought.get(group.id)?.map(({ items }) => items) ?? []
		}));
		await this.#parts.sync().write(`board.${there.id}`, (doc) => addGroupFrames(doc, frames), null);
		const places = titled.map(
			({ group }, at) => [group.id, { board: there.id, frame: frames[at]?.id ?? null }] as const
		);
		return ok(placed(state, new Map(places)));
	}

	/** A merged group goes on with the board of its first one, to which the others' is copied. */
	async #onBoards(
		workshop: string,
		state: BreakoutState,
		titled: readonly Titled[],
		brought: ReadonlyMap<string, readonly Brought[]>
	): Promise<Result<BreakoutState, 'too-many'>> {
		const places = new Map<string, Pick<Group, 'board' | 'frame'>>();
		const fresh: Titled[] = [];
		for (const one of titled) {
			const [first, ...others] = brought.get(one.group.id) ?? [];
			if (!first) {
				fresh.push(one);
				continue;
			}
			const titles = await this.#titles(
				workshop,
				others.map(({ group }) => group)
			);
			const frames = others.map(({ items }, at): GroupFrame => ({
				id: newId(),
				title: titles[at]?.title ?? '',
				brings: [items]
			}));
			if (frames.length > 0)
				await this.#parts.sync().write(`board.${first.board}`, (doc) => addGroupFrames(doc, frames), null);
			places.set(one.group.id, { board: first.board, frame: null });
		}
		const added = await this.#parts.addBoards(
			workshop,
			fresh.map(({ title }) => title)
		);
		if (!added.ok) return refuse('too-many');
		fresh.forEach(({ group }, at) =>
			places.set(group.id, { board: added.value[at]?.id ?? null, frame: null })
		);
		return ok(placed(state, places));
	}

	/** What the groups of before bring into the groups that were merged of them. */
	async #brought(
		groups: readonly Group[],
		former: readonly Group[]
	): Promise<ReadonlyMap<string, readonly Brought[]>> {
		const brought = new Map<string, Brought[]>();
		for (const { id, from } of groups) {
			const bundles: Brought[] = [];
			for (const group of former.filter((each) => from.includes(each.id))) {
				const { board, frame } = group;
				if (board === null) continue;
				const items = await this.#parts.sync().read(`board.${board}`, (doc) => resultsOf(doc, frame));
				bundles.push({ group, board, items });
			}
			if (bundles.length > 0) brought.set(id, bundles);
		}
		return brought;
	}

	async #titles(workshop: string, groups: readonly Group[]): Promise<Titled[]> {
		const language = await this.#parts.language(workshop);
		const regions = await this.#parts.regions(workshop);
		return groups.map((group) => {
			const region = regions.find(({ id }) => id === group.region);
			const number = `${localized(groupTitle, language)} ${group.number}`;
			const title = group.name || (region ? localized(region.name, language) : number);
			return { group, title };
		});
	}
}

interface Titled {
	readonly group: Group;
	readonly title: string;
}

interface Brought {
	readonly group: Group;
	readonly board: string;
	readonly items: readonly Item[];
}
