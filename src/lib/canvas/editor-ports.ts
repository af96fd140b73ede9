/**
 * What the parts of an editor may know of it. Each takes the narrowest of these that it can work with, so
 * that none needs the whole editor and each can be tried alone.
 */
import type { BoardCommands } from '#lib/board/model/board-commands.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { ItemIndex } from './item-index.ts';
import type { Styles } from './styles.svelte.ts';
import type { Viewport } from './viewport.svelte.ts';

/** Reading and changing the board, and what is selected; all of it reactive where it can change. */
export interface BoardPort {
	readonly document: BoardDocument;
	readonly commands: BoardCommands;
	readonly index: ItemIndex;
	readonly viewport: Viewport;
	readonly styles: Styles;
	readonly readOnly: boolean;
	readonly selection: readonly string[];
	readonly selectedItems: readonly Item[];
	select(ids: readonly string[]): void;
	edit(id: string): boolean;
}
