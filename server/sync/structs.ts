import * as Y from 'yjs';
import type { Struct } from '#lib/realtime/model/encode-update.ts';

/** Finds structs by id, in a document or in an update that is about to reach it. */
export class Structs {
	readonly #doc: Y.Doc;
	readonly #arriving: Map<number, Struct[]>;

	/** @param structs of the update, as Yjs decodes them: those of one client in the order of their clocks */
	constructor(doc: Y.Doc, structs: readonly Struct[]) {
		this.#doc = doc;
		this.#arriving = Map.groupBy(structs, (struct) => struct.id.client);
	}

	stored(id: Y.ID): Struct | undefined {
		return Y.getState(this.#doc.store, id.client) > id.clock ? Y.getItem(this.#doc.store, id) : undefined;
	}

	arriving({ client, clock }: Y.ID): Struct | undefined {
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

	/** What is in the document counts, not what an update says of the same clock. */
	at(id: Y.ID): Struct | undefined {
		return this.stored(id) ?? this.arriving(id);
	}
}

/** What an item is put behind: of what is known already only the rest is taken over, and put behind the known. */
export function leftOf(item: Y.Item, known: number): Y.ID | null {
	const { client, clock } = item.id;
	return clock < known && known < clock + item.length ? Y.createID(client, known - 1) : item.origin;
}

/** What the piece of an item at one clock was put behind: inside of an item that is what comes before it there. */
export const originAt = (item: Y.Item, clock: number): Y.ID | null =>
	clock === item.id.clock ? item.origin : Y.createID(item.id.client, clock - 1);
