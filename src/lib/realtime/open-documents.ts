/** Opening documents of the workshop whose pages are shown. */
import { getDocumentList, type DocumentList } from './document-list.svelte.ts';
import { SyncedDocument } from './synced-document.svelte.ts';

export class OpenDocuments {
	readonly #list: DocumentList;

	constructor(list: DocumentList) {
		this.#list = list;
	}

	/** Whoever opens a document leaves it. */
	open(name: string): SyncedDocument {
		const document = new SyncedDocument(name, {
			...this.#list.options,
			onEnded: (ended) => this.#list.remove(ended)
		});
		this.#list.add(document);
		return document;
	}
}

/** Call while a component is made. */
export const getDocuments = (): OpenDocuments => new OpenDocuments(getDocumentList());
