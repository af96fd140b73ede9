/** A snapshot is trusted only after a fresh document was built from it and looked the same (reliability.md P4). */
import * as Y from 'yjs';

/** The encoded state, or undefined if a document loaded from it differs from `doc`. */
export function verifiedState(doc: Y.Doc): Uint8Array | undefined {
	const state = Y.encodeStateAsUpdate(doc);
	const copy = new Y.Doc();
	try {
		for (const [name, type] of doc.share) {
			if (type instanceof Y.Map) copy.getMap(name);
		}
		Y.applyUpdate(copy, state);
		return fingerprint(copy) === fingerprint(doc) ? state : undefined;
	} finally {
		copy.destroy();
	}
}

/** Equal for documents with the same history and the same content. */
export function fingerprint(doc: Y.Doc): string {
	const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
	const content = [...doc.share]
		// An empty root says nothing: it is there as soon as somebody asks for it.
		.filter(([, type]) => type instanceof Y.Map && type.size > 0)
		.map(([name, type]): [string, unknown] => [name, sorted(type.toJSON())])
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const { pendingStructs, pendingDs } = doc.store;
	return JSON.stringify([clocks, content, pendingStructs === null && pendingDs === null]);
}

/** The order of keys in a shared map depends on the order of arrival and means nothing. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, inner]) => [key, sorted(inner)])
	);
}
