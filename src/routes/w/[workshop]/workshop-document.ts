/** The workshop's own document with its registers; a module of its own, so that the lobby need not wait for it. */
import type { DocumentList } from '#lib/realtime/document-list.svelte.ts';
import { OpenDocuments } from '#lib/realtime/open-documents.ts';
import type { SyncedDocument } from '#lib/realtime/synced-document.svelte.ts';
import { Registers } from '#lib/registers/registers.svelte.ts';

export interface WorkshopDocument {
	readonly document: SyncedDocument;
	readonly registers: Registers;
}

/** Whoever opens it closes the registers and leaves the document. */
export function openWorkshop(documents: DocumentList, workshop: string): WorkshopDocument {
	const document = new OpenDocuments(documents).open(`workshop.${workshop}`);
	return { document, registers: new Registers(document) };
}
