/** Which entries of the registers and which polls the items of a board stand for, and where those have their pages. */
import type { Item } from '#lib/board/model/item.ts';
import { entryKind, type EntryProps } from '#lib/kinds/entry/model.ts';
import { posterKind, type PosterProps } from '#lib/kinds/poster/model.ts';
import { resultKind, type ResultProps } from '#lib/kinds/result/model.ts';
import { entryPath } from '../../registers/register-href.ts';

const isPoster = (item: Item): item is Item<PosterProps> => item.kind === posterKind.kind && !item.broken;
const isEntry = (item: Item): item is Item<EntryProps> => item.kind === entryKind.kind && !item.broken;
const isResult = (item: Item): item is Item<ResultProps> => item.kind === resultKind.kind && !item.broken;

/** The entry whose card an item is, of whatever register; undefined for everything else. */
export function recordOf(item: Item): string | undefined {
	if (isPoster(item)) return item.props.poster;
	return isEntry(item) ? item.props.entry : undefined;
}

/**
 * The page of what an item is the card of, below the workshop's address; undefined for everything else.
 * @param registerOf the register that an entry is of, as far as this page knows
 */
export function pageOf(item: Item, registerOf: (entry: string) => string | undefined): string | undefined {
	if (isResult(item)) return `polls/${item.props.poll}`;
	if (isPoster(item)) return `posters/${item.props.poster}`;
	const register = isEntry(item) ? registerOf(item.props.entry) : undefined;
	return register === undefined || !isEntry(item) ? undefined : entryPath(register, item.props.entry);
}
