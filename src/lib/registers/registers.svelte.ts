/** The registers of a workshop as its pages see and edit them. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { Presence } from '#lib/realtime/presence.svelte.ts';
import { EntryComments } from './comments/entry-comments.svelte.ts';
import { headingOf } from './heading.ts';
import { recordCard } from './model/card-of-record.ts';
import { asChallenge, asCriterion, type Challenge, type Criterion } from './model/challenge.ts';
import type { EntryPlace } from './model/entry-comments.ts';
import type { Poster } from './model/poster.ts';
import type { RecordCard } from './model/record-card.ts';
import type { RegisterRecord } from './model/register-record.ts';
import { registers } from './models.ts';
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
	/** Who else is in the registers; what they edit is told as `selection`: `[entry, field]`. */
	readonly presence: Presence;
	readonly comments: EntryComments;
	readonly #document: RegistersDocument;
	/** In the order in which they are shown. */
	readonly all: readonly Register[];
	readonly #challenges: readonly Challenge[] = $derived.by(() =>
		[...this.of('challenges').groups].map(([record, group]) => asChallenge(record, group))
	);
	readonly #cards: readonly RecordCard[] = $derived.by(() =>
		this.all.flatMap(({ model, all }) => all.map((record) => recordCard(model, record)))
	);
	readonly #criteria: readonly Criterion[] = $derived.by(() => this.of('criteria').list.map(asCriterion));

	constructor(document: RegistersDocument) {
		this.#document = document;
		this.presence = new Presence(document.awareness);
		this.comments = new EntryComments(document.doc);
		const origin = { registers: true };
		this.all = registers.map((model) => new Register(document.doc, model, origin));
	}

	/** The document that all registers share. */
	get doc(): Y.Doc {
		return this.#document.doc;
	}

	get loaded(): boolean {
		return this.#document.loaded;
	}

	get readOnly(): boolean {
		return this.#document.readOnly;
	}

	/** @param id of a register of models.ts. @throws for any other */
	of(id: string): Register {
		const register = this.find(id);
		if (!register) throw new Error(`there is no register ${id}`);
		return register;
	}

	/** Like `of`, for an id from an address. */
	find(id: string): Register | undefined {
		return this.all.find(({ model }) => model.id === id);
	}

	/** Posters, challenges and criteria that are not deleted, in their order; reactive. */
	get posters(): readonly Poster[] {
		return this.of('posters').list;
	}

	get challenges(): readonly Challenge[] {
		return this.#challenges;
	}

	get criteria(): readonly Criterion[] {
		return this.#criteria;
	}

	/** What the cards of all entries say, of every register; reactive. */
	get cards(): readonly RecordCard[] {
		return this.#cards;
	}

	/** The register and the entry that an id of an entry means, whatever register it is of; reactive. */
	entry(id: string): { readonly register: Register; readonly record: RegisterRecord } | undefined {
		for (const register of this.all) {
			const record = register.get(id);
			if (record) return { register, record };
		}
		return undefined;
	}

	/** Also a deleted poster (`deletedAt`); undefined if there never was one; reactive for this poster only. */
	poster(id: string): Poster | undefined {
		return this.of('posters').get(id);
	}

	/** What an entry is called in a language; undefined if there never was one; reactive. */
	nameOf({ register: of, entry }: EntryPlace, language: string): string | undefined {
		const register = this.find(of);
		const record = register?.get(entry);
		return register && record && headingOf(register.model, record, language);
	}

	close(): void {
		this.presence.close();
		this.comments.close();
		for (const register of this.all) register.close();
	}
}
