/** What the command palette offers for a few typed words: actions, tools, and items to go to. */
import { fold, queryWords } from '#lib/base/model/fold.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Action } from '../actions/action.ts';
import type { ToolInfo } from '../tools/toolbox.svelte.ts';
import { shortcutText } from '#lib/ui/shortcut-text.ts';
import type { BoardSearch } from './board-search.svelte.ts';
import { matchScore, nearScore, type Piece } from './matching.ts';

export interface PaletteEntry {
	readonly key: string;
	readonly label: readonly Piece[];
	/** Beside the label: where an item is. */
	readonly note: string;
	readonly shortcut: string | undefined;
	readonly icon: readonly string[];
	readonly run: () => void;
}

export interface PaletteGroup {
	readonly id: string;
	readonly title: string;
	readonly entries: readonly PaletteEntry[];
}

/** What the palette reads; reactive where it can change. */
export interface PalettePort {
	readonly actions: readonly Action[];
	readonly tools: readonly ToolInfo[];
	readonly readOnly: boolean;
}

/** Items shown; all others are found by the search that is offered below them. */
const mostItems = 6;

const plain = (text: string): Piece[] => [{ text, found: false }];

/**
 * @param choose takes a tool in hand
 * @param searchAll opens the search for all that a query finds
 */
export function paletteGroups(
	query: string,
	port: PalettePort,
	search: BoardSearch,
	choose: (tool: string) => void,
	searchAll: (query: string) => void
): PaletteGroup[] {
	const words = queryWords(query);
	const commands = ranked(
		port.actions.filter((action) => action.enabled()),
		(action) => action.label(),
		words
	).map((action): PaletteEntry => {
		const [shortcut] = action.shortcuts;
		return {
			key: `action-${action.id}`,
			label: plain(action.label()),
			note: '',
			shortcut: shortcut === undefined ? undefined : shortcutText(shortcut),
			icon: [],
			run: () => action.perform()
		};
	});
	const tools = ranked(
		port.tools.filter((tool) => tool.reads || !port.readOnly),
		(tool) => tool.name(),
		words
	).map((tool): PaletteEntry => ({
		key: `tool-${tool.id}`,
		label: plain(tool.name()),
		note: '',
		shortcut: tool.shortcut?.toUpperCase(),
		icon: tool.icon,
		run: () => choose(tool.id)
	}));
	const groups = [
		{ id: 'commands', title: m.board_palette_commands(), entries: commands },
		{ id: 'tools', title: m.board_palette_tools(), entries: tools }
	];
	const items = words.length === 0 ? [] : itemEntries(query, words, search, searchAll);
	return [...groups, { id: 'items', title: m.board_palette_items(), entries: items }].filter(
		(group) => group.entries.length > 0
	);
}

function itemEntries(
	query: string,
	words: readonly string[],
	search: BoardSearch,
	searchAll: (query: string) => void
): PaletteEntry[] {
	const found = search.find(words);
	const entries = found.slice(0, mostItems).map((item): PaletteEntry => {
		const { id, icon, kind, pieces, where } = search.describe(item, words);
		return {
			key: `item-${id}`,
			label: pieces.length > 0 ? pieces : plain(kind),
			note: where,
			shortcut: undefined,
			icon,
			run: () => search.goTo(id)
		};
	});
	if (found.length <= mostItems) return entries;
	const all: PaletteEntry = {
		key: 'search-all',
		label: plain(m.board_palette_search_all({ query: query.trim() })),
		note: String(found.length),
		shortcut: undefined,
		icon: [],
		run: () => searchAll(query)
	};
	return [...entries, all];
}

/** What matches, the best first; everything in its own order while nothing is asked for. */
function ranked<Thing>(
	things: readonly Thing[],
	nameOf: (thing: Thing) => string,
	words: readonly string[]
): Thing[] {
	return things
		.flatMap((thing) => {
			const score = matchScore(words, fold(nameOf(thing))) ?? nearScore(words, fold(nameOf(thing)));
			return score === undefined ? [] : [{ thing, score }];
		})
		.sort((a, b) => b.score - a.score)
		.map(({ thing }) => thing);
}
