/**
 * The documents that pages of one workshop opened, those included that were left and still have to be saved.
 * Holds them without what opening one takes, so that pages without a document need not load that.
 */
import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { DocumentState, SyncedDocument, SyncedDocumentOptions } from './synced-document.svelte.ts';

export class DocumentList {
	/** For every document that is opened. */
	readonly options: SyncedDocumentOptions;
	readonly #open = new SvelteSet<SyncedDocument>();

	constructor(options: SyncedDocumentOptions) {
		this.options = options;
	}

	add(document: SyncedDocument): void {
		this.#open.add(document);
	}

	/** It has ended: nothing of it waits any more. */
	remove(document: SyncedDocument): void {
		this.#open.delete(document);
	}

	/** Of all of them; reactive. */
	get states(): readonly DocumentState[] {
		return [...this.#open].map(({ state }) => state);
	}

	/** Changes in all of them that are not known to be on disk. */
	get waiting(): number {
		let waiting = 0;
		for (const { state } of this.#open) waiting += state.waiting;
		return waiting;
	}
}

export const [getDocumentList, setDocumentList] = createContext<DocumentList>();
