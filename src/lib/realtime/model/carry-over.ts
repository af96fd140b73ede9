/**
 * Unsaved changes of one document, made anew for another: with a client id of their own, where they were. For a
 * client id that the server does not take any more, because it belongs to somebody else by now.
 */
import * as Y from 'yjs';
import { encodeUpdate, type Deletion, type Struct } from './encode-update.ts';

export interface CarriedOver {
	/** To be applied to the other document; undefined if nothing is left of the changes. */
	readonly update: Uint8Array | undefined;
	/** Texts that were written into something the other document does not know. */
	readonly homeless: readonly string[];
}

/**
 * @param unsaved updates in the order in which they were made, without holes; what was made before is in `doc`, as
 * far as the server has it
 * @param doc has the server's state
 * @param clientId the new one; not the one of `doc`, which would take another at once
 */
export function carryOver(unsaved: readonly Uint8Array[], doc: Y.Doc, clientId: number): CarriedOver {
	const moved = new Moved(doc, clientId);
	const updates = unsaved.map((update) => Y.decodeUpdate(update));
	const structs = updates.flatMap((update) => update.structs.filter((struct) => moved.take(struct)));
	const ranges = updates.flatMap(({ ds }) => [...ds.clients]);
	const deletions = ranges.flatMap(([client, deleted]) =>
		deleted.flatMap((range) => moved.delete(client, range))
	);
	const empty = structs.length === 0 && deletions.length === 0;
	const byClient = Map.groupBy(deletions, ({ client }) => client);
	return { update: empty ? undefined : encodeUpdate(structs, byClient), homeless: moved.homeless };
}

/** What was written in these updates. */
export const textsIn = (updates: readonly Uint8Array[]): string[] =>
	updates
		.flatMap((update) => Y.decodeUpdate(update).structs)
		.flatMap((struct) =>
			struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [struct.content.str] : []
		);

/** Where the structs of an update are in the other document. */
class Moved {
	readonly homeless: string[] = [];
	readonly #doc: Y.Doc;
	readonly #clientId: number;
	readonly #pieces = new Map<
		number,
		{ readonly from: number; readonly length: number; readonly to: number }[]
	>();
	/** The first clock of each client that is to be moved. */
	readonly #first = new Map<number, number>();
	#next = 0;

	constructor(doc: Y.Doc, clientId: number) {
		this.#doc = doc;
		this.#clientId = clientId;
	}

	/** Gives a struct its new id and neighbours. @returns false if it has no place any more */
	take(struct: Struct): boolean {
		const { client, clock } = struct.id;
		if (!this.#first.has(client)) this.#first.set(client, clock);
		if (struct instanceof Y.Skip) return false;
		if (struct instanceof Y.Item && !this.#rehome(struct)) {
			if (struct.content instanceof Y.ContentString) this.homeless.push(struct.content.str);
			return false;
		}
		const pieces = this.#pieces.get(client) ?? [];
		pieces.push({ from: clock, length: struct.length, to: this.#next });
		this.#pieces.set(client, pieces);
		struct.id = Y.createID(this.#clientId, this.#next);
		this.#next += struct.length;
		return true;
	}

	/** The ranges that are left to delete of one, with the client they belong to now. */
	delete(client: number, { clock, len }: Deletion): (Deletion & { readonly client: number })[] {
		const end = clock + len;
		const kept = Math.min(end, this.#first.get(client) ?? Infinity, Y.getState(this.#doc.store, client));
		const ranges = kept > clock ? [{ client, clock, len: kept - clock }] : [];
		for (const { from, length, to } of this.#pieces.get(client) ?? []) {
			const start = Math.max(clock, from);
			const stop = Math.min(end, from + length);
			if (start >= stop) continue;
			ranges.push({ client: this.#clientId, clock: to + start - from, len: stop - start });
		}
		return ranges;
	}

	#rehome(item: Y.Item): boolean {
		const { origin, rightOrigin } = item;
		const parent: unknown = item.parent;
		if (origin) {
			const newOrigin = this.#find(origin);
			if (!newOrigin) return false;
			item.origin = newOrigin;
		}
		if (rightOrigin) {
			const newRight = this.#find(rightOrigin);
			// Behind its left neighbour it is where it was meant to be, whoever came before it there.
			if (!newRight && !origin) return false;
			item.rightOrigin = newRight ?? null;
		}
		if (parent instanceof Y.ID) {
			const newParent = this.#find(parent);
			if (!newParent) return false;
			item.parent = newParent;
		}
		return true;
	}

	#find(id: Y.ID): Y.ID | undefined {
		const { client, clock } = id;
		if (clock < (this.#first.get(client) ?? Infinity)) {
			return clock < Y.getState(this.#doc.store, client) ? id : undefined;
		}
		const piece = this.#pieces
			.get(client)
			?.find(({ from, length }) => clock >= from && clock < from + length);
		return piece && Y.createID(this.#clientId, piece.to + clock - piece.from);
	}
}
