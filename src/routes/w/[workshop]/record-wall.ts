/**
 * Entries of a register that are to hang on a board: in frames, as the page says that names them. Handed over with the
 * way to the board and not in its address: whoever opens a link must not write by it.
 */
import * as v from 'valibot';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { entryItem, entryKind } from '#lib/kinds/entry/model.ts';
import { posterItem, posterKind } from '#lib/kinds/poster/model.ts';
import { isPosters } from './registers/register-href.ts';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const RecordWall = v.object({
	register: Id,
	/** Of the frames, in their order. */
	columns: v.array(v.object({ title: v.string(), records: v.array(Id) }))
});
export type RecordWall = v.InferOutput<typeof RecordWall>;

export const recordItem = (register: string, record: string): Omit<NewItem, 'x' | 'y'> =>
	isPosters(register) ? posterItem(record) : entryItem(record);

export const recordSize = (register: string): { readonly w: number; readonly h: number } =>
	isPosters(register) ? posterKind.size : entryKind.size;
