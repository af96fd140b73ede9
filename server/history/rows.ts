/** The log of a document, row by row. */
import type { DocumentStore, HistoryEntry } from '../storage/document-store.ts';

/** Rows that are read at once; between two such reads other work gets its turn. */
export const rowsAtOnce = 100;

export async function* rowsOf(
	documents: Pick<DocumentStore, 'history'>,
	document: string
): AsyncGenerator<HistoryEntry> {
	for (let from = 0; ; from += rowsAtOnce) {
		const rows = await documents.history(document, from, rowsAtOnce);
		yield* rows;
		if (rows.length < rowsAtOnce) return;
	}
}
