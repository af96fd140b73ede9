/**
 * What all registers share: a register is a `Y.Map<id, Y.Map>` under a root of `workshop.<id>`. An
 * entry holds plain values and, per text field, one Y.Text in the entry's own language under the
 * field's id and one per human translation under `<field>.<language>`. The flat keys keep texts
 * independent of each other: nobody's translation can displace the original.
 */
import { generateKeyBetween } from 'fractional-indexing';
import * as v from 'valibot';
import * as Y from 'yjs';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';

export type Entry = Y.Map<unknown>;

/** @param name the id of a register (models.ts) */
export const registerOf = (doc: Y.Doc, name: string): Y.Map<unknown> => doc.getMap(name);

const Language = v.fallback(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)), 'en');
/** Whole keys of translations only: a tag of a set may hold a full stop, too. */
const translationKey = /^[a-z][a-zA-Z0-9]*\.([a-z]{2,3})$/;
const Millis = v.fallback(v.pipe(v.number(), v.finite()), 0);
const IdOrNull = v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(64))), null);
const Order = v.fallback(v.pipe(v.string(), v.maxLength(200)), '');

/** The plain values that every entry has. Whatever cannot be read is replaced when reading, never in the document. */
export interface EntryHead {
	readonly id: string;
	/** The language in which the entry was written. */
	readonly language: string;
	/** The participant who added it; null for what came with a template. Never a name. */
	readonly author: string | null;
	/** The region it speaks for; null for none. */
	readonly region: string | null;
	/** Milliseconds since 1970. */
	readonly createdAt: number;
	/** Set when somebody deleted it; the entry stays, so that deleting can be undone and edits are not lost. */
	readonly deletedAt: number | null;
	/** Fractional index. */
	readonly order: string;
}

export const entryOf = (register: Y.Map<unknown>, id: string): Entry | undefined => {
	const entry = register.get(id);
	return entry instanceof Y.Map ? entry : undefined;
};

export function readHead(id: string, entry: Entry): EntryHead {
	const deletedAt = entry.get('deletedAt');
	return {
		id,
		language: v.parse(Language, entry.get('language')),
		author: v.parse(IdOrNull, entry.get('author') ?? null),
		region: v.parse(IdOrNull, entry.get('region') ?? null),
		createdAt: v.parse(Millis, entry.get('createdAt')),
		deletedAt: typeof deletedAt === 'number' ? deletedAt : null,
		order: v.parse(Order, entry.get('order'))
	};
}

/** The key of a field's text in `language`; `original` is the entry's own language. */
export const textKey = (field: string, language: string, original: string): string =>
	language === original ? field : `${field}.${language}`;

/** A field's text in every language in which it is not empty. */
export function readText(entry: Entry, field: string, original: string): LocalizedText {
	const texts: Record<string, string> = {};
	const own = plainText(entry.get(field));
	if (own !== '') texts[original] = own;
	for (const language of languagesOf(entry)) {
		const translated = plainText(entry.get(`${field}.${language}`));
		if (translated !== '') texts[language] = translated;
	}
	return texts;
}

/** Languages that a translation was begun in, the original not counted, sorted. */
export function languagesOf(entry: Entry): string[] {
	const found = new Set<string>();
	for (const key of entry.keys()) {
		const language = translationKey.exec(key)?.[1];
		if (language !== undefined) found.add(language);
	}
	return [...found].sort();
}

/** Older or foreign writers may have stored a plain string; it reads like a text. */
export function plainText(value: unknown): string {
	if (value instanceof Y.Text) return value.toString();
	return typeof value === 'string' ? value : '';
}

/**
 * The shared text of a field, made when it is missing. Two people who make the same text in the same
 * moment would keep only one, so `newEntry` and `beginTranslation` make all texts at once beforehand.
 */
export function ensureText(entry: Entry, field: string, language: string, original: string): Y.Text {
	const key = textKey(field, language, original);
	const found = entry.get(key);
	if (found instanceof Y.Text) return found;
	const made = new Y.Text(typeof found === 'string' ? found : '');
	entry.set(key, made);
	return made;
}

/** Makes the empty texts of a translation, as one change. */
export function beginTranslation(entry: Entry, fields: readonly string[], language: string): void {
	const original = readHead('', entry).language;
	for (const field of fields) ensureText(entry, field, language, original);
}

export interface NewEntry {
	readonly id: string;
	readonly language: string;
	readonly author: string | null;
	readonly region: string | null;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Every text field with what it starts with, by language. */
	readonly texts: Readonly<Record<string, LocalizedText>>;
	readonly values: Readonly<Record<string, string | number | boolean | null>>;
}

/** Adds an entry at the end of a register. Call inside a transaction. */
export function newEntry(register: Y.Map<unknown>, entry: NewEntry): Entry {
	const made = new Y.Map<unknown>();
	const order = generateKeyBetween(lastOrder(register), null);
	register.set(entry.id, made);
	made.set('language', entry.language);
	made.set('author', entry.author);
	made.set('region', entry.region);
	made.set('createdAt', entry.now);
	made.set('order', order);
	for (const [field, value] of Object.entries(entry.values)) made.set(field, value);
	const languages = new Set([
		entry.language,
		...Object.values(entry.texts).flatMap((text) => Object.keys(text))
	]);
	for (const [field, text] of Object.entries(entry.texts)) {
		for (const language of languages) {
			made.set(textKey(field, language, entry.language), new Y.Text(text[language] ?? ''));
		}
	}
	return made;
}

/** The last valid order in use; a garbled one must not keep people from adding. */
function lastOrder(register: Y.Map<unknown>): string | null {
	let last: string | null = null;
	for (const entry of register.values()) {
		const order = entry instanceof Y.Map ? entry.get('order') : undefined;
		if (typeof order === 'string' && isOrder(order) && (last === null || order > last)) last = order;
	}
	return last;
}

function isOrder(text: string): boolean {
	if (text.length > 200) return false;
	try {
		generateKeyBetween(text, null);
		return true;
	} catch {
		return false;
	}
}

export const byOrder = (a: EntryHead, b: EntryHead): number =>
	a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** Text for a reader: in the reader's language, else the original, else any. */
export function readable(
	text: LocalizedText | undefined,
	language: string,
	original: string
): { readonly text: string; readonly language: string } {
	const chosen = [language, original, 'en', ...Object.keys(text ?? {})].find((tag) => text?.[tag]);
	return chosen === undefined
		? { text: '', language: original }
		: { text: text?.[chosen] ?? '', language: chosen };
}

/** Everything in a register that is not deleted, in its order. */
export const listEntries = <Record extends EntryHead>(
	register: Y.Map<unknown>,
	read: (id: string, entry: Entry) => Record
): Record[] =>
	[...register.keys()]
		.flatMap((id) => {
			const entry = entryOf(register, id);
			return entry ? [read(id, entry)] : [];
		})
		.filter((record) => record.deletedAt === null)
		.sort(byOrder);

export const isText = (value: unknown): value is Y.Text => value instanceof Y.Text;
