/** A board as a file of another program, made in the page: everything that is needed is here. */
import type { ServedFile } from '#lib/base/files.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Item } from '#lib/board/model/item.ts';
import { picturesOf, toExcalidraw } from '#lib/kinds/exchange/excalidraw.ts';
import { toJsonCanvas } from '#lib/kinds/exchange/json-canvas.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { itemViews } from '#lib/kinds/views.ts';

export type BoardFile = 'excalidraw' | 'canvas';

/**
 * @param items lowest first
 * @param cardTitle what the card of a record says
 * @returns the file, or `unreachable` when a picture of the board cannot be fetched
 */
export async function boardFile(
	format: string,
	title: string,
	items: readonly Item[],
	cardTitle: (record: string) => string
): Promise<Result<ServedFile, string>> {
	const wordsOf = (item: Item): string => {
		const card = itemViews.of(item)?.cardOf?.(item);
		return card === undefined ? (itemKinds.of(item)?.text(item) ?? '') : cardTitle(card);
	};
	const name = `${title.replaceAll(/[<>:"/\\|?*]/g, ' ').trim() || 'board'}.${format}`;
	if (format === 'canvas') return ok({ name, bytes: new Blob([toJsonCanvas(items, wordsOf)]) });
	try {
		const pictures = new Map<string, string>();
		for (const asset of new Set(picturesOf(items)))
			pictures.set(asset, await dataAddress(`/assets/${asset}`));
		return ok({ name, bytes: new Blob([toExcalidraw(items, wordsOf, pictures)]) });
	} catch {
		return refuse('unreachable');
	}
}

/** What is at an address, as an address that holds it. @throws if it cannot be fetched */
async function dataAddress(address: string): Promise<string> {
	const response = await fetch(address, { credentials: 'same-origin' });
	if (!response.ok) throw new Error(`${address}: ${response.status}`);
	const bytes = await response.blob();
	return new Promise((done, fail) => {
		const reader = new FileReader();
		reader.onload = () => done(String(reader.result));
		reader.onerror = () => fail(reader.error ?? new Error(address));
		reader.readAsDataURL(bytes);
	});
}
