/** What a card carries while it is dragged: the entry, for columns, and its address, for whatever takes links. */

const entryType = 'application/x-transferboard-entry';

export function carryEntry(data: DataTransfer | null, entry: string, href: string): void {
	if (!data) return;
	data.setData(entryType, entry);
	data.setData('text/uri-list', new URL(href, location.href).href);
	data.effectAllowed = 'copyMove';
}

export const carriesEntry = (data: DataTransfer | null): boolean => data?.types.includes(entryType) ?? false;

/** The entry's id, once it is dropped; until then browsers keep it to themselves. */
export const carriedEntry = (data: DataTransfer | null): string | undefined =>
	data?.getData(entryType) || undefined;
