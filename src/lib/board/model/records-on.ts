/** Which records of the workshop stand on a board. Reads only what it needs: a server asks again with every change. */
import * as Y from 'yjs';
import type { ItemKinds } from './item-kind.ts';

/** Ids of the records that items show by themselves, whatever register or poll they are of. */
export function recordsOn(doc: Y.Doc, kinds: ItemKinds): Set<string> {
	const found = new Set<string>();
	for (const entry of doc.getMap('items').values()) {
		if (!(entry instanceof Y.Map)) continue;
		const kind: unknown = entry.get('kind');
		const field = typeof kind === 'string' ? kinds.get(kind)?.recordField : undefined;
		const id: unknown = field === undefined ? undefined : entry.get(field);
		if (typeof id === 'string') found.add(id);
	}
	return found;
}
