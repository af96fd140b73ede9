/** Posters: good practices as structured records of `workshop.<id>`, described by a template. */
import type * as Y from 'yjs';
import { plainText } from '#lib/base/model/marked-text.ts';
import { posterRegister } from '../posters/model.ts';
import type { ModerationState } from './moderation.ts';
import { RegisterCommands, type NewRecord } from './register-commands.ts';
import {
	listRecords,
	optionLabel,
	readRecord,
	recordIn,
	recordText,
	type RegisterRecord
} from './register-record.ts';
import type { Entry } from './record.ts';
import { charactersOf, isTextField, type TemplateField } from './template.ts';

export type Poster = RegisterRecord;

/** What lists show, in one reader's language. */
export interface PosterSummary {
	readonly id: string;
	readonly title: string;
	readonly cluster: string;
	readonly region: string | null;
	readonly keyNumber: number | null;
	readonly keyUnit: string;
	/** Where a poster from outside the workshop's regions comes from; empty otherwise. */
	readonly guest: string;
	/** Id of a direction, e.g. `innovation`. */
	readonly direction: string | null;
	/** The same in words. */
	readonly directionLabel: string;
	/** Asset id. */
	readonly image: string | null;
	readonly imageAlt: string;
	readonly summary: string;
	readonly moderation: ModerationState;
}

export const posterFrom = (id: string, entry: Entry): Poster => readRecord(posterRegister, id, entry);

/** The poster `id`, also when it was deleted (see `deletedAt`); undefined when there never was one. */
export const readPoster = (doc: Y.Doc, id: string): Poster | undefined => recordIn(doc, posterRegister, id);

/** All posters that are not deleted, in their order. */
export const listPosters = (doc: Y.Doc): Poster[] => listRecords(doc, posterRegister);

/** Adds a poster; see `RegisterCommands.add`. */
export const createPoster = (doc: Y.Doc, poster: NewRecord, origin?: unknown): void =>
	new RegisterCommands(doc, posterRegister, origin).add(poster);

/** A field's text for one reader. */
export const posterText = recordText;

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
		keyNumber: typeof keyNumber === 'number' ? keyNumber : null,
		keyUnit: text('keyUnit'),
		guest: id('region') === null ? text('guest') : '',
		direction: id('direction'),
		directionLabel: optionLabel(poster, 'direction', language),
		image: id('image'),
		imageAlt: text('imageAlt'),
		summary: text('summary') || plainText(text('practice') || text('problem')),
		moderation: poster.moderation
	};
}

/** Whether the field holds something, in any language or of any region. */
export function isFilled(poster: Poster, field: TemplateField): boolean {
	if (isTextField(field))
		return Object.values(poster.texts[field.id] ?? {}).some((text) => text.trim() !== '');
	const parts = poster.sets[field.id] ?? poster.files[field.id] ?? poster.marks[field.id];
	if (parts) return parts.length > 0;
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
				Object.values(poster.texts[field.id] ?? {}).some((text) => charactersOf(field, text) > field.limit)
		)
	};
}
