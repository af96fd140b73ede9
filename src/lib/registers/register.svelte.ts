/** One register of the workshop's document as reactive snapshots and commands; a change costs what changed. */
import { SvelteMap } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { newId } from '#lib/base/model/ids.ts';
import { mergedRecords } from './model/merging.ts';
import { byOrder, entryOf, isText, registerOf, textKey } from './model/record.ts';
import { regionKey } from './model/keys.ts';
import { RegisterCommands, type NewRecord } from './model/register-commands.ts';
import { readRecord, type RegisterRecord } from './model/register-record.ts';
import type { Deck, RegisterModel } from './model/register.ts';
import { isTextField } from './model/template.ts';

/** Who adds entries, and when. */
export type Adding = Pick<NewRecord, 'author' | 'region' | 'language' | 'now'>;

export class Register {
	readonly model: RegisterModel;
	/** Marks this person's changes, so that undo takes back nobody else's. */
	readonly origin: object;
	readonly #doc: Y.Doc;
	readonly #source: Y.Map<unknown>;
	readonly #commands: RegisterCommands;
	readonly #records = new SvelteMap<string, RegisterRecord>();

	/** All records that are not deleted, in their order. */
	readonly all: readonly RegisterRecord[] = $derived(
		[...this.#records.values()].filter((record) => record.deletedAt === null).sort(byOrder)
	);
	/** The records that lists show, each with all that were merged into it, itself first. */
	readonly groups: ReadonlyMap<RegisterRecord, readonly RegisterRecord[]> = $derived(mergedRecords(this.all));
	/** The records that lists show. */
	readonly list: readonly RegisterRecord[] = $derived([...this.groups.keys()]);

	constructor(doc: Y.Doc, model: RegisterModel, origin: object) {
		this.model = model;
		this.origin = origin;
		this.#doc = doc;
		this.#source = registerOf(doc, model.id);
		this.#commands = new RegisterCommands(doc, model, origin);
		for (const id of this.#source.keys()) this.#refresh(id);
		this.#source.observeDeep(this.#handleChanges);
	}

	/** The record `id`, deleted ones too; only its own changes are seen by who asks. */
	get(id: string): RegisterRecord | undefined {
		return this.#records.get(id);
	}

	/** The record together with all that were merged into it; only itself if it stands for no other. */
	groupOf(record: RegisterRecord): readonly RegisterRecord[] {
		return this.groups.get(record) ?? [record];
	}

	/** Adds an entry. @returns its id */
	add(entry: Adding & Pick<NewRecord, 'template' | 'texts' | 'values'>): string {
		const id = newId();
		this.#commands.add({ ...entry, id });
		return id;
	}

	/**
	 * Adds the entries of a deck, as one change; what is there in the same words already is left out.
	 * @returns the ids of what was added
	 */
	addDeck(deck: Deck, adding: Adding): string[] {
		const { heading } = this.model;
		const known = this.all.flatMap(({ texts }) => Object.values(texts[heading] ?? {}));
		const wanted = deck.entries.filter(
			({ texts }) => !Object.values(texts[heading] ?? {}).some((text) => known.includes(text))
		);
		return this.transact(() =>
			wanted.map(({ texts, values }) => {
				const language = texts[heading]?.[adding.language] === undefined ? 'en' : adding.language;
				return this.add({ ...adding, language, texts, values });
			})
		);
	}

	/** @param now milliseconds since 1970 */
	delete(id: string, now: number): void {
		this.#commands.markDeleted(id, now);
	}

	restore(id: string): void {
		this.#commands.markDeleted(id, null);
	}

	/** Sets a plain field; `null` empties it. */
	setValue: RegisterCommands['setValue'] = (...parameters) => this.#commands.setValue(...parameters);
	/** Sets or takes away one part of a field, under a key of keys.ts. */
	setKey: RegisterCommands['setKey'] = (...parameters) => this.#commands.setKey(...parameters);
	/** Adds a picture or a document. */
	addFile: RegisterCommands['addFile'] = (...parameters) => this.#commands.addFile(...parameters);
	/** Takes one away. */
	removeFile: RegisterCommands['removeFile'] = (...parameters) => this.#commands.removeFile(...parameters);
	/** Hands an entry in, takes it back, or decides about it. */
	moderate: RegisterCommands['moderate'] = (...parameters) => this.#commands.moderate(...parameters);
	/** Lets another entry stand for this one; `null` takes them apart again. */
	merge: RegisterCommands['merge'] = (...parameters) => this.#commands.merge(...parameters);
	/** Moves an entry between two others, as they stand in a list. */
	move: RegisterCommands['move'] = (...parameters) => this.#commands.move(...parameters);

	/** Makes room for a translation of all texts of an entry. */
	beginTranslation(record: RegisterRecord, language: string): void {
		const fields = record.template.fields.filter(isTextField).map((field) => field.id);
		this.#commands.beginTranslation(record.id, fields, language, record.language);
	}

	/** The shared text of a field; undefined while nobody wrote any. Reactive for this entry only. */
	findText(id: string, field: string, language: string): Y.Text | undefined {
		const original = this.#records.get(id)?.language ?? language;
		return this.#text(id, textKey(field, language, original));
	}

	/** The shared text of a field, made if need be; undefined when there is no such entry. */
	ensureText(id: string, field: string, language: string): Y.Text | undefined {
		const original = this.#records.get(id)?.language ?? language;
		return this.#commands.ensureText(id, field, language, original);
	}

	/** The shared text that says what a file is; like `findText`. */
	findFileText(id: string, key: string): Y.Text | undefined {
		void this.#records.get(id);
		return this.#text(id, key);
	}

	/** The shared text of what a region says for itself; like `findText`. */
	findRegionText(id: string, field: string, region: string): Y.Text | undefined {
		void this.#records.get(id);
		return this.#text(id, regionKey(field, region));
	}

	/** Like `ensureText`. */
	ensureRegionText: RegisterCommands['ensureRegionText'] = (...parameters) =>
		this.#commands.ensureRegionText(...parameters);

	/** Several commands as one change. */
	transact<T>(change: () => T): T {
		return this.#doc.transact(change, this.origin);
	}

	close(): void {
		this.#source.unobserveDeep(this.#handleChanges);
	}

	#text(id: string, key: string): Y.Text | undefined {
		const text = entryOf(this.#source, id)?.get(key);
		return isText(text) ? text : undefined;
	}

	readonly #handleChanges = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
		const ids = events.flatMap(changedIds);
		for (const id of ids.filter((each, at) => ids.indexOf(each) === at)) this.#refresh(id);
	};

	#refresh(id: string): void {
		const entry = entryOf(this.#source, id);
		if (entry) this.#records.set(id, readRecord(this.model, id, entry));
		else this.#records.delete(id);
	}
}

/** The records that an event of a register's map, or of anything inside it, is about. */
function changedIds(event: Y.YEvent<Y.AbstractType<unknown>>): string[] {
	const [id] = event.path;
	return typeof id === 'string' ? [id] : [...event.changes.keys.keys()];
}
