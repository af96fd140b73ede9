/** Posters: good practices as structured records of `workshop.<id>`, described by a template. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { characters } from '#lib/base/model/characters.ts';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { safeLink } from '#lib/base/model/safe-link.ts';
import {
	entryOf,
	languagesOf,
	listEntries,
	newEntry,
	readable,
	readHead,
	readText,
	registerOf,
	type Entry,
	type EntryHead
} from './record.ts';
import {
	isChoiceField,
	isTextField,
	templateByName,
	templateName,
	templates,
	type PosterTemplate,
	type TemplateField
} from './template.ts';

export type PlainValue = string | number | boolean | null;

export interface Poster extends EntryHead {
	readonly template: PosterTemplate;
	/** By field, then by language; only what is not empty. */
	readonly texts: Readonly<Record<string, LocalizedText>>;
	/** By field; null where nothing readable is set. */
	readonly values: Readonly<Record<string, PlainValue>>;
	/** Languages of begun translations, without the original's. */
	readonly translations: readonly string[];
}

/** What a card shows, in one reader's language. */
export interface PosterSummary {
	readonly id: string;
	readonly title: string;
	readonly cluster: string;
	readonly region: string | null;
	/** Where a poster from outside the workshop's regions comes from; empty otherwise. */
	readonly guest: string;
	/** Id of a direction, e.g. `innovation`. */
	readonly direction: string | null;
	/** The direction in words, in the reader's language. */
	readonly directionLabel: string;
	readonly keyNumber: number | null;
	readonly keyUnit: string;
	/** Asset id. */
	readonly image: string | null;
	readonly imageAlt: string;
	readonly summary: string;
}

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const readers: Readonly<Record<string, (value: unknown, field: TemplateField) => PlainValue>> = {
	region: (value) => (v.is(Id, value) ? value : null),
	image: (value) => (v.is(Id, value) ? value : null),
	number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null),
	year: (value) => (isYear(value) ? value : null),
	url: (value) => (typeof value === 'string' ? (safeLink(value) ?? null) : null),
	boolean: (value) => (typeof value === 'boolean' ? value : null),
	choice: (value, field) =>
		isChoiceField(field) && field.options.some((option) => option.id === value) && typeof value === 'string'
			? value
			: null
};

export const isYear = (value: unknown): value is number =>
	typeof value === 'number' && Number.isInteger(value) && value >= 1800 && value <= 2200;

/** Reads what a template field holds; anything that does not fit its type reads as null and stays in the document. */
export function readValue(entry: Entry, field: TemplateField): PlainValue {
	return readers[field.type]?.(entry.get(field.id), field) ?? null;
}

export function posterFrom(id: string, entry: Entry): Poster {
	const head = readHead(id, entry);
	const template = templateByName(entry.get('template'));
	const texts: Record<string, LocalizedText> = {};
	const values: Record<string, PlainValue> = {};
	for (const field of template.fields) {
		if (isTextField(field)) texts[field.id] = readText(entry, field.id, head.language);
		else values[field.id] = readValue(entry, field);
	}
	const translations = languagesOf(entry).filter((language) => language !== head.language);
	return { ...head, template, texts, values, translations };
}

/** The poster `id`, also when it was deleted (see `deletedAt`); undefined when there never was one. */
export function readPoster(doc: Y.Doc, id: string): Poster | undefined {
	const entry = entryOf(registerOf(doc, 'posters'), id);
	return entry && posterFrom(id, entry);
}

/** All posters that are not deleted, in their order. */
export const listPosters = (doc: Y.Doc): Poster[] => listEntries(registerOf(doc, 'posters'), posterFrom);

export interface NewPoster {
	/** From `newId()`. */
	readonly id: string;
	/** The adding participant; never a name. */
	readonly author: string | null;
	readonly region: string | null;
	/** The language the poster is written in. */
	readonly language: string;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly template?: PosterTemplate;
	readonly texts?: Readonly<Record<string, LocalizedText>>;
	readonly values?: Readonly<Record<string, PlainValue>>;
}

/** Adds a poster with all texts of its template, so that people can fill them at the same time. */
export function createPoster(doc: Y.Doc, poster: NewPoster, origin?: unknown): void {
	const template = poster.template ?? templates[0];
	const texts = Object.fromEntries(
		template.fields.filter(isTextField).map((field) => [field.id, poster.texts?.[field.id] ?? {}])
	);
	doc.transact(() => {
		newEntry(registerOf(doc, 'posters'), {
			id: poster.id,
			language: poster.language,
			author: poster.author,
			now: poster.now,
			texts,
			values: { ...poster.values, template: templateName(template), region: poster.region }
		});
	}, origin);
}

/** Marks a poster as deleted, or brings it back with `null`. */
export function markDeleted(doc: Y.Doc, id: string, at: number | null, origin?: unknown): void {
	const entry = entryOf(registerOf(doc, 'posters'), id);
	if (!entry) return;
	doc.transact(() => (at === null ? entry.delete('deletedAt') : entry.set('deletedAt', at)), origin);
}

/** A field's text for one reader. */
export const posterText = (poster: Poster, field: string, language: string): string =>
	readable(poster.texts[field], language, poster.language).text;

export function optionLabel(
	poster: Poster,
	field: string,
	language: string,
	value = poster.values[field]
): string {
	const found = poster.template.fields.find((candidate) => candidate.id === field);
	if (!found || !isChoiceField(found)) return '';
	return readable(found.options.find((option) => option.id === value)?.label, language, 'en').text;
}

export function posterSummary(poster: Poster, language: string): PosterSummary {
	const text = (field: string) => posterText(poster, field, language);
	const id = (field: string) => {
		const value = poster.values[field];
		return typeof value === 'string' ? value : null;
	};
	const keyNumber = poster.values['keyValue'];
	return {
		id: poster.id,
		title: text('title'),
		cluster: text('cluster'),
		region: id('region'),
		guest: id('region') === null ? text('guest') : '',
		direction: id('direction'),
		directionLabel: optionLabel(poster, 'direction', language),
		keyNumber: typeof keyNumber === 'number' ? keyNumber : null,
		keyUnit: text('keyUnit'),
		image: id('image'),
		imageAlt: text('imageAlt'),
		summary: text('summary') || text('practice') || text('problem')
	};
}

/** Whether the field holds something in the poster's own language or as a value. */
export function isFilled(poster: Poster, field: TemplateField): boolean {
	if (isTextField(field))
		return Object.values(poster.texts[field.id] ?? {}).some((text) => text.trim() !== '');
	const value = poster.values[field.id];
	return value !== null && value !== undefined;
}

export interface Completeness {
	/** Filled fields and all fields of the template. */
	readonly filled: number;
	readonly total: number;
	/** Required fields that are empty. A guest's poster needs no region. */
	readonly missing: readonly TemplateField[];
	/** Text fields with a text, in any language, that is longer than the limit. */
	readonly overLimit: readonly TemplateField[];
}

export function completeness(poster: Poster): Completeness {
	const guest = Object.keys(poster.texts['guest'] ?? {}).length > 0;
	const fields = poster.template.fields;
	return {
		filled: fields.filter((field) => isFilled(poster, field)).length,
		total: fields.length,
		missing: fields.filter(
			(field) => field.required && !isFilled(poster, field) && !(field.type === 'region' && guest)
		),
		overLimit: fields.filter(
			(field) =>
				isTextField(field) &&
				Object.values(poster.texts[field.id] ?? {}).some((text) => characters(text) > field.limit)
		)
	};
}
