/**
 * Where the structs of an update would stand. Yjs takes the container of an item from its left neighbour and
 * believes the sender: an item between neighbours of two containers, or a second version of something the
 * document has under the same clock, is woven into both, and whoever loads the log again sees another document.
 */
import * as Y from 'yjs';

type Struct = Y.Item | Y.GC | Y.Skip;

/** Places of structs, in the document and in the update alike. */
export class Places {
	readonly #doc: Y.Doc;
	readonly #arriving = new Map<number, Struct[]>();
	readonly #found = new Map<Struct, string | undefined>();

	/** @param structs of the update, as Yjs decodes them: those of one client in the order of their clocks */
	constructor(doc: Y.Doc, structs: readonly Struct[]) {
		this.#doc = doc;
		for (const struct of structs) {
			const sameClient = this.#arriving.get(struct.id.client);
			if (sameClient) sameClient.push(struct);
			else this.#arriving.set(struct.id.client, [struct]);
		}
	}

	/**
	 * Whether all that an item says of its place is one place.
	 * @param known the next clock that is expected of the item's client
	 */
	agree(item: Y.Item, known: number): boolean {
		const { client, clock } = item.id;
		const neighbours = [item.origin, item.rightOrigin];
		// What is known already is cut off, and the rest is put behind it.
		if (clock < known && known < clock + item.length) neighbours.push(Y.createID(client, known - 1));
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
			const stored = Y.getState(this.#doc.store, at.client) > at.clock;
			if (stored) {
				place = placeInDocument(Y.getItem(this.#doc.store, at));
				break;
			}
			const struct = this.#arrivingAt(at);
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

	#arrivingAt({ client, clock }: Y.ID): Struct | undefined {
		const structs = this.#arriving.get(client) ?? [];
		let from = 0;
		let to = structs.length;
		while (from < to) {
			const middle = (from + to) >>> 1;
			const struct = structs[middle];
			if (struct === undefined) return undefined;
			if (clock < struct.id.clock) to = middle;
			else if (clock >= struct.id.clock + struct.length) from = middle + 1;
			else return struct;
		}
		return undefined;
	}
}

/** While a struct is not yet part of a document, its parent is the name of a root or the id of a type. */
function placeByParent(item: Y.Item): string | undefined {
	const parent: unknown = item.parent;
	if (typeof parent === 'string') return place(parent, item.parentSub);
	return parent instanceof Y.ID ? place(ofId(parent), item.parentSub) : undefined;
}

function placeInDocument(item: Y.Item | Y.GC): string | undefined {
	if (!(item instanceof Y.Item)) return undefined;
	const parent: unknown = item.parent;
	if (!(parent instanceof Y.AbstractType)) return undefined;
	return place(parent._item ? ofId(parent._item.id) : Y.findRootTypeKey(parent), item.parentSub);
}

const place = (container: string, key: string | null): string => JSON.stringify([container, key]);
const ofId = ({ client, clock }: Y.ID): string => `${client}:${clock}`;
