/**
 * Judges a client's update before it touches the document: only structs of the sender's own client ids, only
 * known roots, no holes, sane sizes. Yjs itself would accept all of these and some would harm others for
 * good (reliability.md P1-P9).
 */
import * as Y from 'yjs';
import { syncLimits } from '#lib/realtime/model/sync-protocol.ts';
import { isForeverApart, withoutTwistedNeighbours } from './neighbours.ts';
import { Places } from './places.ts';
import { Structs } from './structs.ts';

export type UpdateVerdict =
	| {
			readonly kind: 'good';
			/** What to apply: the update, put right where an honest client may be wrong. */
			readonly update: Uint8Array;
			/** Client ids that occur and belong to nobody yet. */
			readonly newClients: readonly number[];
			/** New shared types; how deep they lie can be seen only once they are in the document. */
			readonly types: readonly Y.ID[];
	  }
	/** Neither structs nor deletions. */
	| { readonly kind: 'empty' }
	/** Only deletions, of things that may be gone already. */
	| { readonly kind: 'deletions' }
	/** It builds on something the server does not have. */
	| { readonly kind: 'gap' }
	/** It contains structs of a client id that belongs to somebody else. */
	| { readonly kind: 'conflict' }
	/** @property what for the log; no content */
	| { readonly kind: 'bad'; readonly what: string };

export interface UpdateContext {
	readonly doc: Y.Doc;
	readonly roots: readonly string[];
	/** Whom a client id belongs to; undefined if to nobody. */
	ownerOf(clientId: number): string | undefined;
	/** Who is here under a client id; undefined if nobody is. */
	readonly presentAs: (clientId: number) => string | undefined;
	readonly participant: string;
	/** How many client ids that belong to nobody the participant may still take. */
	readonly idsLeft: number;
}

const bad = (what: string): UpdateVerdict => ({ kind: 'bad', what });

export function checkUpdate(update: Uint8Array, context: UpdateContext): UpdateVerdict {
	let decoded: ReturnType<typeof Y.decodeUpdate>;
	try {
		decoded = Y.decodeUpdate(update);
	} catch {
		return bad('undecodable');
	}
	const { structs, ds } = decoded;
	if (structs.length === 0 && ds.clients.size === 0) return { kind: 'empty' };

	const known = new Map<number, number>();
	const newClients = new Set<number>();
	const types: Y.ID[] = [];
	const expected = new Map<Y.Item, number>();
	let gap = false;
	const stateOf = (client: number) => known.get(client) ?? stateInStore(context.doc, client);

	for (const struct of structs) {
		const { client, clock } = struct.id;
		const flaw = flawOf(struct, context.roots);
		if (flaw) return bad(flaw);
		if (!known.has(client)) {
			if (client > maxClientId) return bad('client id');
			const owner = context.ownerOf(client);
			const user = owner ?? context.presentAs(client);
			if (user !== undefined && user !== context.participant) return { kind: 'conflict' };
			if (owner === undefined) newClients.add(client);
			if (newClients.size > context.idsLeft) return bad('client ids');
		}
		const end = stateOf(client);
		if (clock > end) gap = true;
		if (struct instanceof Y.Item) expected.set(struct, end);
		known.set(client, Math.max(end, clock + struct.length));
		if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) types.push(struct.id);
	}
	for (const struct of structs) {
		if (struct instanceof Y.Item && !dependencies(struct).every((id) => id.clock < stateOf(id.client))) {
			gap = true;
		}
	}
	for (const [client, deletions] of ds.clients) {
		const end = stateOf(client);
		if (deletions.some(({ clock, len }) => clock + len > end)) gap = true;
	}
	if (gap) return { kind: 'gap' };
	if (structs.length === 0) return { kind: 'deletions' };
	const lookup = new Structs(context.doc, structs);
	const places = new Places(lookup);
	for (const [item, end] of expected) {
		if (!places.agree(item, end)) return bad('torn place');
		if (isForeverApart(item, lookup)) return bad('neighbours');
	}
	return {
		kind: 'good',
		update: withoutTwistedNeighbours(update, decoded, lookup, (item) => expected.get(item) ?? 0),
		newClients: [...newClients],
		types
	};
}

/** Yjs draws client ids from 32 bits; the store keeps them exactly up to 53. */
const maxClientId = 2 ** 32 - 1;
const longestKey = 256;

/** What is wrong with a struct in itself; undefined if nothing is. */
function flawOf(struct: Y.Item | Y.GC | Y.Skip, roots: readonly string[]): string | undefined {
	if (struct instanceof Y.Skip) return 'skip';
	if (!(struct.length > 0 && struct.length <= syncLimits.structLength)) return 'struct length';
	if (struct.id.clock > Number.MAX_SAFE_INTEGER - syncLimits.structLength) return 'clock';
	if (!(struct instanceof Y.Item)) return undefined;
	// While a struct is not yet part of a document, a root parent is its name.
	const parent: unknown = struct.parent;
	if (typeof parent === 'string' && !roots.includes(parent)) return 'unknown root';
	if (struct.parentSub !== null && struct.parentSub.length > longestKey) return 'key length';
	const { content } = struct;
	if (content instanceof Y.ContentDoc) return 'subdocument';
	const values: readonly unknown[] =
		content instanceof Y.ContentAny || content instanceof Y.ContentJSON
			? content.arr
			: content instanceof Y.ContentEmbed
				? [content.embed]
				: content instanceof Y.ContentFormat
					? [content.value]
					: [];
	if (values.some((value) => isDeeper(value, syncLimits.valueDepth))) return 'value depth';
	return undefined;
}

function dependencies(item: Y.Item): Y.ID[] {
	const parent: unknown = item.parent;
	const ids = [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null];
	return ids.filter((id) => id !== null);
}

/** The next clock the document expects of a client. */
function stateInStore(doc: Y.Doc, client: number): number {
	const structs = doc.store.clients.get(client);
	const last = structs?.at(-1);
	return last ? last.id.clock + last.length : 0;
}

/** Whether `value` has more than `levels` of objects and arrays inside each other. */
function isDeeper(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
	if (levels === 0) return true;
	return Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** Whether a shared type has more than `deepest` others around it: deeper than anything this application makes. */
export function liesTooDeep(doc: Y.Doc, id: Y.ID, deepest: number): boolean {
	let item: Y.Item | null = Y.getItem(doc.store, id);
	for (let level = 0; level <= deepest; level++) {
		if (!(item instanceof Y.Item)) return false;
		const parent: unknown = item.parent;
		if (!(parent instanceof Y.AbstractType)) return false;
		item = parent._item;
	}
	return true;
}
