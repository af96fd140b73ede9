/** Items as text, for copying inside a board and between boards. Whoever pastes parses. */
import * as v from 'valibot';
import type { ItemKinds } from './item-kind.ts';
import { itemFromFields } from './item-entry.ts';
import { fieldsOf } from './item.ts';
import type { Item } from './item.ts';

const Copied = v.object({
	type: v.literal('transferboard/items'),
	items: v.pipe(v.array(v.looseObject({ id: v.pipe(v.string(), v.maxLength(64)) })), v.maxLength(5000))
});

export const itemsToText = (items: readonly Item[]): string =>
	JSON.stringify({
		type: 'transferboard/items',
		items: items.filter((item) => !item.broken).map((item) => ({ ...fieldsOf(item), id: item.id }))
	});

/** The items in a pasted text; undefined if it is some other text. */
export function itemsFromText(text: string, kinds: ItemKinds): Item[] | undefined {
	if (!text.startsWith('{"type":"transferboard/items"')) return undefined;
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	const parsed = v.safeParse(Copied, value);
	if (!parsed.success) return undefined;
	return parsed.output.items.flatMap((fields) => itemFromFields(fields.id, fields, kinds) ?? []);
}
