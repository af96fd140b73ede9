/** The registers of a workshop as its pages see and edit them. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { newId } from '#lib/base/model/ids.ts';
import { Presence } from '#lib/realtime/presence.svelte.ts';
import { challengeFrom, criterionFrom, type Challenge, type Criterion } from './model/challenge.ts';
import { createPoster, markDeleted, posterFrom, type PlainValue, type Poster } from './model/poster.ts';
import {
	beginTranslation,
	ensureText,
	entryOf,
	isText,
	registerOf,
	textKey,
	type Entry
} from './model/record.ts';
import { isTextField } from './model/template.ts';
import { Register } from './register.svelte.ts';

/** The part of a synced document that registers need. */
export interface RegistersDocument {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	/** Whether it has come from the server once; reactive. */
	readonly loaded: boolean;
	/** Whether this person may only read; reactive. */
	readonly readOnly: boolean;
}

export class Registers {
	/** Marks this person's changes, so that undo takes back nobody else's. */
	readonly origin: object = { registers: true };
	/** Who else is in the registers; what they edit is told as `selection`: `[poster, field]`. */
	readonly presence: Presence;
	readonly #document: RegistersDocument;
	readonly #posters: Register<Poster>;
	readonly #challenges: Register<Challenge>;
	readonly #criteria: Register<Criterion>;

	constructor(document: RegistersDocument) {
		this.#document = document;
		this.presence = new Presence(document.awareness);
		this.#posters = new Register(registerOf(document.doc, 'posters'), posterFrom);
		this.#challenges = new Register(registerOf(document.doc, 'challenges'), challengeFrom);
		this.#criteria = new Register(registerOf(document.doc, 'criteria'), criterionFrom);
	}

	get loaded(): boolean {
		return this.#document.loaded;
	}

	get readOnly(): boolean {
		return this.#document.readOnly;
	}

	/** Posters, challenges and criteria that are not deleted, in their order; reactive. */
	get posters(): readonly Poster[] {
		return this.#posters.list;
	}

	get challenges(): readonly Challenge[] {
		return this.#challenges.list;
	}

	get criteria(): readonly Criterion[] {
		return this.#criteria.list;
	}

	/** Also a deleted poster (`deletedAt`); undefined if there never was one; reactive for this poster only. */
	poster(id: string): Poster | undefined {
		return this.#posters.get(id);
	}

	/** Adds an empty poster. @param now milliseconds since 1970 @returns its id */
	addPoster(poster: { author: string | null; region: string | null; language: string; now: number }): string {
		const id = newId();
		createPoster(this.#document.doc, { id, ...poster }, this.origin);
		return id;
	}

	/** @param now milliseconds since 1970 */
	deletePoster(id: string, now: number): void {
		markDeleted(this.#document.doc, id, now, this.origin);
	}

	restorePoster(id: string): void {
		markDeleted(this.#document.doc, id, null, this.origin);
	}

	/** Sets a plain field of a poster; `null` empties it. */
	setValue(id: string, field: string, value: PlainValue): void {
		const entry = this.#entry(id);
		if (!entry || (entry.get(field) ?? null) === value) return;
		this.#document.doc.transact(() => entry.set(field, value), this.origin);
	}

	/** Makes room for a translation of a poster's texts. */
	beginTranslation(poster: Poster, language: string): void {
		const entry = this.#entry(poster.id);
		if (!entry) return;
		const fields = poster.template.fields.filter(isTextField).map((field) => field.id);
		this.#document.doc.transact(() => beginTranslation(entry, fields, language), this.origin);
	}

	/** The shared text of a field; undefined while nobody wrote any. Reactive for this poster only. */
	findText(poster: string, field: string, language: string): Y.Text | undefined {
		const original = this.#posters.get(poster)?.language ?? language;
		const text = this.#entry(poster)?.get(textKey(field, language, original));
		return isText(text) ? text : undefined;
	}

	/** The shared text of a field, made if need be; undefined when there is no such poster. */
	ensureText(poster: string, field: string, language: string): Y.Text | undefined {
		const entry = this.#entry(poster);
		const original = this.#posters.get(poster)?.language ?? language;
		return (
			entry && this.#document.doc.transact(() => ensureText(entry, field, language, original), this.origin)
		);
	}

	close(): void {
		this.presence.close();
		this.#posters.close();
		this.#challenges.close();
		this.#criteria.close();
	}

	#entry(poster: string): Entry | undefined {
		return entryOf(registerOf(this.#document.doc, 'posters'), poster);
	}
}
