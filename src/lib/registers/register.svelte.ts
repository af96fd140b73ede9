/** One register of the workshop's document as reactive snapshots; a change costs what changed. */
import { SvelteMap } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { byOrder, entryOf, type Entry, type EntryHead } from './model/record.ts';

export class Register<Record extends EntryHead> {
	readonly #source: Y.Map<unknown>;
	readonly #read: (id: string, entry: Entry) => Record;
	readonly #records = new SvelteMap<string, Record>();

	/** All records that are not deleted, in their order. */
	readonly list: readonly Record[] = $derived(
		[...this.#records.values()].filter((record) => record.deletedAt === null).sort(byOrder)
	);

	constructor(source: Y.Map<unknown>, read: (id: string, entry: Entry) => Record) {
		this.#source = source;
		this.#read = read;
		for (const id of source.keys()) this.#refresh(id);
		source.observeDeep(this.#handleChanges);
	}

	/** The record `id`, deleted ones too; only its own changes are seen by who asks. */
	get(id: string): Record | undefined {
		return this.#records.get(id);
	}

	close(): void {
		this.#source.unobserveDeep(this.#handleChanges);
	}

	readonly #handleChanges = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
		const ids = events.flatMap(changedIds);
		for (const id of ids.filter((each, at) => ids.indexOf(each) === at)) this.#refresh(id);
	};

	#refresh(id: string): void {
		const entry = entryOf(this.#source, id);
		if (entry) this.#records.set(id, this.#read(id, entry));
		else this.#records.delete(id);
	}
}

/** The records that an event of a register's map, or of anything inside it, is about. */
function changedIds(event: Y.YEvent<Y.AbstractType<unknown>>): string[] {
	const [id] = event.path;
	return typeof id === 'string' ? [id] : [...event.changes.keys.keys()];
}
