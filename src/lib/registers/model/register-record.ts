/** An entry of any register as its template reads it: garbage reads as nothing and stays in the document. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { safeLink } from '#lib/base/model/safe-link.ts';
import { assetOfMember, type AttachedFile } from './files.ts';
import { readKey } from './keys.ts';
import { moderationFrom, moderationKey, type ModerationState } from './moderation.ts';
import {
	entryOf,
	languagesOf,
	listEntries,
	plainText,
	readable,
	readHead,
	readText,
	registerOf,
	type Entry,
	type EntryHead
} from './record.ts';
import { fieldOf, templateOf, type RegisterModel } from './register.ts';
import { isChoiceField, isTextField, type Template, type TemplateField } from './template.ts';

export type PlainValue = string | number | boolean | null;

export interface RegisterRecord extends EntryHead {
	readonly template: Template;
	/** By field, then by language; only what is not empty. */
	readonly texts: Readonly<Record<string, LocalizedText>>;
	/** By field; null where nothing readable is set. */
	readonly values: Readonly<Record<string, PlainValue>>;
	/** By field: the tags, or the ids of other entries, in alphabetical order. */
	readonly sets: Readonly<Record<string, readonly string[]>>;
	/** By field: its files in the order in which they came. */
	readonly files: Readonly<Record<string, readonly AttachedFile[]>>;
	/** By field: the regions that set their mark. */
	readonly marks: Readonly<Record<string, readonly string[]>>;
	/** By field, then by region: its own words. */
	readonly regionTexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** By field, then by entry, then by region: its number. */
	readonly scores: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
	/** Languages of begun translations, without the original's. */
	readonly translations: readonly string[];
	/** The entry that says the same and stands for this one in lists. */
	readonly mergedInto: string | null;
	/** Always a draft where nothing is handed in. */
	readonly moderation: ModerationState;
}

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const readers: Readonly<Record<string, (value: unknown, field: TemplateField) => PlainValue>> = {
	region: (value) => (v.is(Id, value) ? value : null),
	image: (value) => (v.is(Id, value) ? value : null),
	number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null),
	year: (value) => (isYear(value) ? value : null),
	url: (value) => (typeof value === 'string' ? (safeLink(value) ?? null) : null),
	boolean: (value) => (typeof value === 'boolean' ? value : null),
	choice: (value, field) => {
		if (!isChoiceField(field)) return null;
		const known = field.options.some((option) => option.id === value);
		return known && typeof value === 'string' ? value : (field.initial ?? null);
	}
};

export const isYear = (value: unknown): value is number =>
	typeof value === 'number' && Number.isInteger(value) && value >= 1800 && value <= 2200;

/** Reads what a template field holds; anything that does not fit its type reads as null and stays in the document. */
export function readValue(entry: Entry, field: TemplateField): PlainValue {
	return readers[field.type]?.(entry.get(field.id), field) ?? null;
}

/** Types of fields whose parts stand under keys of their own. */
const keyed: ReadonlySet<string> = new Set([
	'tags',
	'entries',
	'files',
	'region-marks',
	'region-text',
	'region-scores'
]);

export function readRecord(model: RegisterModel, id: string, entry: Entry): RegisterRecord {
	const head = readHead(id, entry);
	const template = templateOf(model, entry.get('template'));
	const texts: Record<string, LocalizedText> = {};
	const values: Record<string, PlainValue> = {};
	for (const field of template.fields) {
		if (isTextField(field)) texts[field.id] = readText(entry, field.id, head.language);
		else if (!keyed.has(field.type)) values[field.id] = readValue(entry, field);
	}
	const translations = languagesOf(entry).filter((language) => language !== head.language);
	const mergedInto = entry.get('mergedInto');
	return {
		...head,
		template,
		texts,
		values,
		...readKeyed(entry, template),
		translations,
		mergedInto: v.is(Id, mergedInto) && mergedInto !== id ? mergedInto : null,
		moderation: moderationFrom(model.moderated ? entry.get(moderationKey) : undefined)
	};
}

/** What stands under keys that name a member, a region or both. */
function readKeyed(
	entry: Entry,
	template: Template
): Pick<RegisterRecord, 'sets' | 'files' | 'marks' | 'regionTexts' | 'scores'> {
	const sets: Record<string, string[]> = {};
	const files: Record<string, AttachedFile[]> = {};
	const marks: Record<string, string[]> = {};
	const regionTexts: Record<string, Record<string, string>> = {};
	const scores: Record<string, Record<string, Record<string, number>>> = {};
	for (const { id, type } of template.fields) {
		if (type === 'tags' || type === 'entries') sets[id] = [];
		else if (type === 'files') files[id] = [];
		else if (type === 'region-marks') marks[id] = [];
		else if (type === 'region-text') regionTexts[id] = {};
		else if (type === 'region-scores') scores[id] = {};
	}
	for (const [key, value] of entry) {
		const parts = readKey(key);
		if (!parts) continue;
		const { field, member, region } = parts;
		if (member !== undefined && region === undefined) {
			if (value === true) sets[field]?.push(member);
			const asset = files[field] && value !== null ? assetOfMember(member) : undefined;
			if (asset !== undefined) files[field]?.push({ key, asset, words: plainText(value) });
		} else if (region !== undefined && member === undefined) {
			if (value === true) marks[field]?.push(region);
			const words = value === null || typeof value !== 'object' ? value : String(value);
			if (typeof words === 'string' && words.trim() !== '' && regionTexts[field])
				regionTexts[field][region] = words;
		} else if (region !== undefined && member !== undefined && scores[field]) {
			if (typeof value === 'number' && Number.isFinite(value)) {
				(scores[field][member] ??= {})[region] = value;
			}
		}
	}
	for (const list of [...Object.values(sets), ...Object.values(marks)]) list.sort();
	for (const list of Object.values(files)) list.sort((a, b) => (a.key < b.key ? -1 : 1));
	return { sets, files, marks, regionTexts, scores };
}

/** The entry `id`, also when it was deleted (see `deletedAt`); undefined when there never was one. */
export function recordIn(doc: Y.Doc, model: RegisterModel, id: string): RegisterRecord | undefined {
	const entry = entryOf(registerOf(doc, model.id), id);
	return entry && readRecord(model, id, entry);
}

/** All entries that are not deleted, in their order. */
export const listRecords = (doc: Y.Doc, model: RegisterModel): RegisterRecord[] =>
	listEntries(registerOf(doc, model.id), (id, entry) => readRecord(model, id, entry));

/** A field's text for one reader. */
export const recordText = (
	record: Pick<RegisterRecord, 'texts' | 'language'>,
	field: string,
	language: string
): string => readable(record.texts[field], language, record.language).text;

/** What a record chose in a choice field, in words; of `value` instead where it is given. */
export function optionLabel(
	record: Pick<RegisterRecord, 'template' | 'values'>,
	field: string,
	language: string,
	value = record.values[field]
): string {
	const found = fieldOf(record.template, field);
	if (!found || !isChoiceField(found)) return '';
	return readable(found.options.find((option) => option.id === value)?.label, language, 'en').text;
}
