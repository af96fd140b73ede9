/**
 * Where the structs of an update would stand. Yjs takes the container of an item from its left neighbour and
 * believes the sender: an item between neighbours of two containers, or a second version of something the
 * document has under the same clock, is woven into both, and whoever loads the log again sees another document.
 */
import * as Y from 'yjs';
import type { Struct } from '#lib/realtime/model/encode-update.ts';
import { leftOf, type Structs } from './structs.ts';

/** Places of structs, in the document and in the update alike. */
export class Places {
	readonly #structs: Structs;
	readonly #found = new Map<Struct, string | undefined>();

	constructor(structs: Structs) {
		this.#structs = structs;
	}

	/**
	 * Whether all that an item says of its place is one place.
	 * @param known the next clock that is expected of the item's client
	 */
	agree(item: Y.Item, known: number): boolean {
		const neighbours = [item.origin, leftOf(item, known), item.rightOrigin];
		const places = [placeByParent(item)];
		for (const id of neighbours) if (id !== null) places.push(this.#placeOf(id));
		return new Set(places.filter((place) => place !== undefined)).size <= 1;
	}

	/** The container and, in a map, the key; undefined when it was collected or is said nowhere. */
	#placeOf(id: Y.ID): string | undefined {
		const path: Struct[] = [];
		let place: string | undefined;
		let at: Y.ID | null = id;
		while (at !== null) {
			const stored = this.#structs.stored(at);
			if (stored) {
				place = placeInDocument(stored);
				break;
			}
			const struct = this.#structs.arriving(at);
			if (struct === undefined) break;
			if (this.#found.has(struct)) {
				place = this.#found.get(struct);
				break;
			}
			if (!(struct instanceof Y.Item)) break;
			// Found now already, so that a circle of neighbours ends.
			this.#found.set(struct, undefined);
			path.push(struct);
			place = placeByParent(struct);
			if (place !== undefined) break;
			at = struct.origin ?? struct.rightOrigin;
		}
		for (const struct of path) this.#found.set(struct, place);
		return place;
	}
}

/** While a struct is not yet part of a document, its parent is the name of a root or the id of a type. */
function placeByParent(item: Y.Item): string | undefined {
	const parent: unknown = item.parent;
	if (typeof parent === 'string') return place(parent, item.parentSub);
	return parent instanceof Y.ID ? place(ofId(parent), item.parentSub) : undefined;
}

function placeInDocument(item: Struct): string | undefined {
	if (!(item instanceof Y.Item)) return undefined;
	const parent: unknown = item.parent;
	if (!(parent instanceof Y.AbstractType)) return undefined;
	return place(parent._item ? ofId(parent._item.id) : Y.findRootTypeKey(parent), item.parentSub);
}

const place = (container: string, key: string | null): string => JSON.stringify([container, key]);
const ofId = ({ client, clock }: Y.ID): string => `${client}:${clock}`;
