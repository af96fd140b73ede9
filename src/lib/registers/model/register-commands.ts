/** Everything that changes the entries of registers. Each command is one transaction with the caller's origin. */
import * as Y from 'yjs';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { keysBetween } from '#lib/board/model/order.ts';
import { regionKey } from './keys.ts';
import { moderationKey, type ModerationState } from './moderation.ts';
import { ensureText, entryOf, newEntry, registerOf, type Entry } from './record.ts';
import { choiceField, type RegisterModel } from './register.ts';
import { listRecords, type PlainValue } from './register-record.ts';
import { isChoiceField, isTextField, templateName, type Template } from './template.ts';

export interface NewRecord {
	/** From `newId()`. */
	readonly id: string;
	/** The adding participant; never a name. */
	readonly author: string | null;
	readonly region: string | null;
	/** The language the entry is written in. */
	readonly language: string;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly template?: Template;
	readonly texts?: Readonly<Record<string, LocalizedText>>;
	readonly values?: Readonly<Record<string, PlainValue>>;
}

export class RegisterCommands {
	readonly #doc: Y.Doc;
	readonly #model: RegisterModel;
	/** Marks this person's changes, so that undo takes back nobody else's. */
	readonly #origin: unknown;

	constructor(doc: Y.Doc, model: RegisterModel, origin?: unknown) {
		this.#doc = doc;
		this.#model = model;
		this.#origin = origin;
	}

	/** Adds an entry at the end, with all texts of its template, so that people can fill them at the same time. */
	add(record: NewRecord): void {
		const template = record.template ?? this.#model.templates[0];
		const texts = template.fields
			.filter(isTextField)
			.map((field): [string, LocalizedText] => [field.id, record.texts?.[field.id] ?? {}]);
		const initial = template.fields
			.filter(isChoiceField)
			.flatMap((field) => (field.initial === undefined ? [] : [[field.id, field.initial] as const]));
		this.#transact(() => {
			newEntry(registerOf(this.#doc, this.#model.id), {
				...record,
				texts: Object.fromEntries(texts),
				values: {
					...Object.fromEntries(initial),
					...record.values,
					template: templateName(template)
				}
			});
		});
	}

	/** Marks an entry as deleted, or brings it back with `null`. @param at milliseconds since 1970 */
	markDeleted(id: string, at: number | null): void {
		this.#set(id, 'deletedAt', at ?? undefined);
	}

	/** Sets a plain field; `null` empties it. */
	setValue(id: string, field: string, value: PlainValue): void {
		const entry = this.entry(id);
		if (!entry || (entry.get(field) ?? null) === value) return;
		this.#set(id, field, value);
	}

	/** Sets or takes away what stands under a key of keys.ts: a member of a set, a region's mark or number. */
	setKey(id: string, key: string, value: true | number | undefined): void {
		if (this.entry(id)?.get(key) !== value) this.#set(id, key, value);
	}

	/**
	 * Adds a file under its key (files.ts). Where people must agree to be shown they have to be asked once more, because
	 * what they agreed to were the other pictures.
	 * @param words what it shows or is called
	 */
	addFile(id: string, key: string, words: string): void {
		const entry = this.entry(id);
		if (!entry || entry.has(key)) return;
		const { consent } = this.#model;
		const unasked = consent && choiceField(this.#model, consent.field)?.initial;
		this.#transact(() => {
			entry.set(key, new Y.Text(words));
			if (consent && unasked !== undefined) entry.set(consent.field, unasked);
		});
	}

	/** Takes a file away. Where people must agree to be shown it leaves a trace, by which it stays withheld (consent.ts). */
	removeFile(id: string, key: string): void {
		if (this.entry(id)?.has(key)) this.#set(id, key, this.#model.consent ? null : undefined);
	}

	/** Hands an entry in, takes it back, or decides about it. */
	moderate(id: string, state: ModerationState): void {
		this.#set(id, moderationKey, state === 'draft' ? undefined : state);
	}

	/** Lets another entry stand for this one, which stays with its author and region; `null` takes it apart again. */
	merge(id: string, into: string | null): void {
		if (id !== into) this.#set(id, 'mergedInto', into ?? undefined);
	}

	/** The shared text under a field, made if need be; undefined when there is no such entry. */
	ensureText(id: string, field: string, language: string, original: string): Y.Text | undefined {
		const entry = this.entry(id);
		return entry && this.#transact(() => ensureText(entry, field, language, original));
	}

	/** The shared text of what a region says for itself, made if need be. */
	ensureRegionText(id: string, field: string, region: string): Y.Text | undefined {
		const entry = this.entry(id);
		const key = regionKey(field, region);
		return entry && this.#transact(() => ensureText(entry, key, '', ''));
	}

	/** Makes the empty texts of a translation, as one change. */
	beginTranslation(id: string, fields: readonly string[], language: string, original: string): void {
		const entry = this.entry(id);
		if (!entry) return;
		this.#transact(() => {
			for (const field of fields) ensureText(entry, field, language, original);
		});
	}

	/**
	 * Moves an entry between two others, as they stand in a list.
	 * @param before the entry after which it comes, or undefined to be the first; `after` likewise
	 */
	move(id: string, before: string | undefined, after: string | undefined): void {
		const order = (other: string | undefined) => {
			const found = other === undefined ? undefined : this.entry(other)?.get('order');
			return typeof found === 'string' ? found : undefined;
		};
		const [low, high] = [order(before), order(after)];
		const apart = low === undefined || high === undefined || low < high;
		this.#transact(() => {
			if (!apart) this.#renumber();
			const [key] = keysBetween(order(before), order(after), 1);
			if (key !== undefined) this.entry(id)?.set('order', key);
		});
	}

	entry(id: string): Entry | undefined {
		return entryOf(registerOf(this.#doc, this.#model.id), id);
	}

	/** Two people who add at once make the same order; nothing comes between them until they are apart. */
	#renumber(): void {
		const records = listRecords(this.#doc, this.#model);
		keysBetween(undefined, undefined, Math.max(1, records.length)).forEach((key, at) => {
			const id = records[at]?.id;
			if (id !== undefined) this.entry(id)?.set('order', key);
		});
	}

	#set(id: string, key: string, value: PlainValue | undefined): void {
		const entry = this.entry(id);
		if (!entry) return;
		this.#transact(() => (value === undefined ? entry.delete(key) : entry.set(key, value)));
	}

	#transact<T>(change: () => T): T {
		return this.#doc.transact(change, this.#origin);
	}
}
