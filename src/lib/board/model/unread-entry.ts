/**
 * An entry that this program cannot read, as plain data that JSON keeps: so that a placeholder can be copied,
 * cut and pasted with everything in it, also what only a newer version understands.
 */
import * as v from 'valibot';
import * as Y from 'yjs';

/** One value of an entry: as it is, a shared text with its formats, or shared values inside each other. */
export type Unread =
	| { readonly plain: unknown }
	| { readonly text: readonly unknown[] }
	| { readonly map: Readonly<Record<string, Unread>> }
	| { readonly list: readonly Unread[] };
/** The whole entry, by field. */
export type UnreadEntry = Readonly<Record<string, Unread>>;

/** Levels of values inside each other; a board's own go one or two deep, and the server has a limit too. */
const deepest = 6;
const Key = v.pipe(v.string(), v.maxLength(128));
const Plain = v.pipe(
	v.unknown(),
	v.check((value) => isPlain(value, deepest))
);
const Inserts = v.array(
	v.object({
		insert: v.string(),
		attributes: v.optional(v.record(Key, Plain))
	})
);

/** What stands in `entry`; undefined if something in it cannot be carried as text. */
export function unreadEntryOf(entry: Y.Map<unknown>): UnreadEntry | undefined {
	const found = unreadOf(entry, deepest);
	return found && 'map' in found ? found.map : undefined;
}

/** Reads what `unreadEntryOf` gave, after a way through the outside; undefined if it is anything else. */
export function parseUnreadEntry(value: unknown): UnreadEntry | undefined {
	const parsed = parseUnread({ map: value }, deepest);
	return parsed && 'map' in parsed ? parsed.map : undefined;
}

/** A new entry with the same content, to be put into a document. */
export function entryFromUnread(unread: UnreadEntry): Y.Map<unknown> {
	return new Y.Map(Object.entries(unread).map(([key, value]) => [key, sharedFrom(value)]));
}

function unreadOf(value: unknown, levels: number): Unread | undefined {
	if (levels < 0) return undefined;
	// Also a parent of XML types, which stay what they are; so by the exact class.
	if (value instanceof Y.Text && value.constructor === Y.Text) {
		const inserts = v.safeParse(Inserts, value.toDelta());
		return inserts.success ? { text: inserts.output } : undefined;
	}
	if (value instanceof Y.Map && value.constructor === Y.Map) {
		return mapOf([...value.entries()], (inner) => unreadOf(inner, levels - 1));
	}
	if (value instanceof Y.Array) {
		return listOf(value.toArray(), (inner) => unreadOf(inner, levels - 1));
	}
	return isPlain(value, deepest) ? { plain: value } : undefined;
}

function parseUnread(value: unknown, levels: number): Unread | undefined {
	if (levels < 0 || typeof value !== 'object' || value === null) return undefined;
	if ('text' in value) {
		const inserts = v.safeParse(Inserts, value.text);
		return inserts.success ? { text: inserts.output } : undefined;
	}
	if ('map' in value) {
		const entries = v.safeParse(v.record(Key, v.unknown()), value.map);
		if (!entries.success) return undefined;
		return mapOf(Object.entries(entries.output), (inner) => parseUnread(inner, levels - 1));
	}
	if ('list' in value) {
		return Array.isArray(value.list)
			? listOf(value.list, (inner) => parseUnread(inner, levels - 1))
			: undefined;
	}
	return 'plain' in value && isPlain(value.plain, deepest) ? { plain: value.plain } : undefined;
}

function sharedFrom(unread: Unread): unknown {
	if ('plain' in unread) return unread.plain;
	if ('map' in unread) return entryFromUnread(unread.map);
	if ('list' in unread) {
		const list = new Y.Array<unknown>();
		list.push(unread.list.map(sharedFrom));
		return list;
	}
	const text = new Y.Text();
	text.applyDelta([...unread.text]);
	return text;
}

/** All or nothing: half of an entry would be another entry. */
function mapOf(
	entries: readonly (readonly [string, unknown])[],
	read: (value: unknown) => Unread | undefined
): Unread | undefined {
	const found: [string, Unread][] = [];
	for (const [key, inner] of entries) {
		const value = read(inner);
		if (!value) return undefined;
		found.push([key, value]);
	}
	return { map: Object.fromEntries(found) };
}

function listOf(
	values: readonly unknown[],
	read: (value: unknown) => Unread | undefined
): Unread | undefined {
	const list = values.map(read).filter((value) => value !== undefined);
	return list.length === values.length ? { list } : undefined;
}

/** Whether JSON gives the value back as it was. */
function isPlain(value: unknown, levels: number): boolean {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
	if (typeof value === 'number') return Number.isFinite(value);
	if (typeof value !== 'object' || levels === 0) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	if (!Array.isArray(value) && prototype !== Object.prototype) return false;
	return Object.values(value).every((inner) => isPlain(inner, levels - 1));
}
