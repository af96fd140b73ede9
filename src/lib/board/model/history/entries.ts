/**
 * What an entry of the board was at a moment, as plain values, and how to bring a document to it. Nothing here
 * knows a kind of item: a text stays a text and a plain value a plain value, whatever they mean.
 */
import * as Y from 'yjs';

/** An item's entry at one moment. Never changed once made. */
export interface Entry {
	readonly plain: Readonly<Record<string, unknown>>;
	/** The fields that people write in together. */
	readonly texts: Readonly<Record<string, string>>;
}

/** What entries are to be; undefined for those that are not to be there. */
export type Entries = ReadonlyMap<string, Entry | undefined>;

export const itemsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('items');

/** Undefined if there is nothing, or nothing that could be written again. */
export function readEntry(entry: unknown): Entry | undefined {
	if (!(entry instanceof Y.Map)) return undefined;
	const plain: Record<string, unknown> = {};
	const texts: Record<string, string> = {};
	for (const [key, value] of entry) {
		if (value instanceof Y.Text) texts[key] = value.toString();
		else if (!(value instanceof Y.AbstractType)) plain[key] = value;
	}
	return { plain, texts };
}

/** Every entry of a document as it is now. */
export function readEntries(doc: Y.Doc): Map<string, Entry> {
	const entries = new Map<string, Entry>();
	for (const [id, value] of itemsOf(doc)) {
		const entry = readEntry(value);
		if (entry) entries.set(id, entry);
	}
	return entries;
}

export const sameValue = (a: unknown, b: unknown): boolean =>
	Object.is(a, b) ||
	(typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

const sameFields = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean => {
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameValue(a[key], b[key]));
};

export const sameEntry = (a: Entry | undefined, b: Entry | undefined): boolean =>
	a === b || (!!a && !!b && sameFields(a.texts, b.texts) && sameFields(a.plain, b.plain));

/**
 * Makes the named entries what they are to be, author and region included, and writes only what differs, so that
 * others who edit meanwhile lose nothing that is not concerned. One transaction. Entries that are no maps, and
 * fields that hold other shared types, are left alone.
 * @returns how many entries were written
 */
export function bringTo(doc: Y.Doc, entries: Entries, origin?: unknown): number {
	const items = itemsOf(doc);
	let written = 0;
	doc.transact(() => {
		for (const [id, wanted] of entries) {
			const there = items.get(id);
			if (there !== undefined && !(there instanceof Y.Map)) continue;
			if (sameEntry(readEntry(there), wanted)) continue;
			if (!wanted) items.delete(id);
			else if (there instanceof Y.Map) bringEntry(there, wanted);
			else items.set(id, newEntry(wanted));
			written += 1;
		}
	}, origin);
	return written;
}

function newEntry({ plain, texts }: Entry): Y.Map<unknown> {
	const entry = new Y.Map<unknown>();
	for (const [key, value] of Object.entries(plain)) entry.set(key, value);
	for (const [key, text] of Object.entries(texts)) entry.set(key, new Y.Text(text));
	return entry;
}

function bringEntry(entry: Y.Map<unknown>, { plain, texts }: Entry): void {
	for (const [key, value] of [...entry]) {
		const other = value instanceof Y.AbstractType && !(value instanceof Y.Text);
		if (!other && !(key in plain) && !(key in texts)) entry.delete(key);
	}
	for (const [key, value] of Object.entries(plain)) {
		if (!entry.has(key) || !sameValue(entry.get(key), value)) entry.set(key, value);
	}
	for (const [key, text] of Object.entries(texts)) {
		const there = entry.get(key);
		if (there instanceof Y.Text) bringText(there, text);
		else entry.set(key, new Y.Text(text));
	}
}

/** Replaces only the middle that differs, so that cursors and typing beside it stay where they are. */
function bringText(there: Y.Text, wanted: string): void {
	const now = there.toString();
	let start = 0;
	while (start < now.length && start < wanted.length && now[start] === wanted[start]) start += 1;
	if (splitsPair(now, start) || splitsPair(wanted, start)) start -= 1;
	let end = 0;
	const most = Math.min(now.length, wanted.length) - start;
	while (end < most && now[now.length - 1 - end] === wanted[wanted.length - 1 - end]) end += 1;
	if (splitsPair(now, now.length - end) || splitsPair(wanted, wanted.length - end)) end -= 1;
	if (now.length - end > start) there.delete(start, now.length - end - start);
	if (wanted.length - end > start) there.insert(start, wanted.slice(start, wanted.length - end));
}

/** Whether a cut here would go through the two halves of one sign. */
const splitsPair = (text: string, at: number): boolean =>
	at > 0 && at < text.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
