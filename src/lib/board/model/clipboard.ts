/** Items as text, for copying inside a board, between boards and between workshops. Whoever pastes parses. */
import * as v from 'valibot';
import type { ItemKinds } from './item-kind.ts';
import { itemFromFields, unreadFromFields } from './item-entry.ts';
import { fieldsOf } from './item.ts';
import type { Item } from './item.ts';

/** As many items are taken in at once, and as long a text: more would be too large an update for the server. */
export const clipboardLimits = { items: 2000, characters: 400_000 } as const;

const Id = v.pipe(v.string(), v.maxLength(64));
const Copied = v.object({
	type: v.literal('transferboard/items'),
	workshop: v.optional(Id, ''),
	items: v.pipe(v.array(v.looseObject({ id: Id })), v.maxLength(clipboardLimits.items))
});

export interface CopiedItems {
	/** Where pictures and records that the items name are to be found; empty if nobody knows. */
	readonly workshop: string;
	readonly items: readonly Item[];
}

export const copiedToText = ({ workshop, items }: CopiedItems): string =>
	JSON.stringify({
		type: 'transferboard/items',
		workshop,
		items: items
			.filter((item) => !item.broken || item.unread)
			.map((item) => ({ ...fieldsOf(item), id: item.id, unread: item.unread }))
	});

/** The items in a pasted text; undefined if it is some other text, `too-large` if it is too much at once. */
export function copiedFromText(text: string, kinds: ItemKinds): CopiedItems | 'too-large' | undefined {
	if (!text.startsWith('{"type":"transferboard/items"')) return undefined;
	if (text.length > clipboardLimits.characters) return 'too-large';
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	const parsed = v.safeParse(Copied, value);
	if (!parsed.success) return undefined;
	const { workshop, items } = parsed.output;
	const itemFrom = (fields: (typeof items)[number]) =>
		unreadFromFields(fields.id, fields) ?? itemFromFields(fields.id, fields, kinds) ?? [];
	return { workshop, items: items.flatMap(itemFrom) };
}
