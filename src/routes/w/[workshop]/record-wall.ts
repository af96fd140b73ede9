/**
 * Entries of a register that are to hang on a board: in frames, as the page says that names them. Handed over with the
 * way to the board and not in its address: whoever opens a link must not write by it.
 */
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { entryItem, entryKind } from '#lib/kinds/entry/model.ts';
import type { WallColumn } from '#lib/kinds/model/entry-wall.ts';
import { posterItem, posterKind } from '#lib/kinds/poster/model.ts';
import { isPosters } from './registers/register-href.ts';

export interface RecordWall {
	/** The register's id. */
	readonly register: string;
	/** Of the frames, in their order. */
	readonly columns: readonly WallColumn[];
}

export const recordItem = (register: string, record: string): Omit<NewItem, 'x' | 'y'> =>
	isPosters(register) ? posterItem(record) : entryItem(record);

export const recordSize = (register: string): { readonly w: number; readonly h: number } =>
	isPosters(register) ? posterKind.size : entryKind.size;
