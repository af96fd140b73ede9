/** The documents that pages of one workshop opened, those included that were left and still have to be saved. */
import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { SyncedDocument, type SyncedDocumentOptions } from './synced-document.svelte.ts';

export class OpenDocuments {
	readonly #options: SyncedDocumentOptions;
	readonly #open = new SvelteSet<SyncedDocument>();

	/** @param options for every document */
	constructor(options: SyncedDocumentOptions) {
		this.#options = options;
	}

	/** Whoever opens a document leaves it. */
	open(name: string): SyncedDocument {
		const document = new SyncedDocument(name, {
			...this.#options,
			onEnded: (ended) => this.#open.delete(ended)
		});
		this.#open.add(document);
		return document;
	}

	/** Changes in all of them that are not known to be on disk. */
	get waiting(): number {
		let waiting = 0;
		for (const { state } of this.#open) waiting += state.waiting;
		return waiting;
	}
}

export const [getDocuments, setDocuments] = createContext<OpenDocuments>();
