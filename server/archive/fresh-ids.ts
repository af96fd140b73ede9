/**
 * Fresh ids for a workshop that comes from an archive: what is unique on a server is made anew, everywhere it
 * is referred to. Ids are sixteen random characters, so that nothing else in a text can be taken for one.
 */
import * as Y from 'yjs';
import { newId } from '#lib/base/model/ids.ts';
import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import { documentRoots } from '../sync/roots.ts';
import type { ArchivedWorkshop } from './contents.ts';

export type FreshIds = ReadonlyMap<string, string>;

/** Everything with an id that no other workshop of a server has. */
export const ownedBy = (archived: ArchivedWorkshop): readonly { readonly id: string }[] => {
	const { workshop, boards, plans, people, polls, versions, pictures, slides } = archived;
	return [workshop, ...boards, ...plans, ...people, ...polls, ...versions, ...pictures, ...slides];
};

export function freshIdsFor(archived: ArchivedWorkshop): FreshIds {
	return new Map(ownedBy(archived).map(({ id }) => [id, newId()]));
}

/** A text with every id in it renewed. */
export const renewText = (text: string, ids: FreshIds): string =>
	text.replace(/(?<![0-9a-z])[0-9a-z]{16}(?![0-9a-z])/g, (found) => ids.get(found) ?? found);

/** How deep things may lie in each other; the sync server lets nobody nest shared types deeper than 40. */
const deepest = 60;

/**
 * A document made anew from its archived state, without its past and with fresh ids. What people typed is
 * taken over letter by letter.
 * @throws if the state is damaged or holds what no document of this kind does
 */
export function renewDocument(kind: DocumentKind, state: Uint8Array, ids: FreshIds): Uint8Array {
	const source = new Y.Doc();
	const target = new Y.Doc();
	try {
		Y.applyUpdate(source, state);
		if (source.store.pendingStructs || source.store.pendingDs) throw new Error('incomplete state');
		for (const name of source.share.keys()) {
			if (!documentRoots[kind].includes(name)) throw new Error('unknown root');
		}
		target.transact(() => {
			for (const name of documentRoots[kind]) {
				if (source.share.has(name)) fillMap(target.getMap(name), source.getMap(name), ids, 0);
			}
		});
		return Y.encodeStateAsUpdate(target);
	} finally {
		source.destroy();
		target.destroy();
	}
}

function fillMap(to: Y.Map<unknown>, from: Y.Map<unknown>, ids: FreshIds, depth: number): void {
	for (const [key, value] of from) to.set(renewText(key, ids), renewValue(value, ids, depth + 1));
}

function renewValue(value: unknown, ids: FreshIds, depth: number): unknown {
	if (depth > deepest) throw new Error('nested too deeply');
	if (typeof value === 'string') return renewText(value, ids);
	if (value instanceof Uint8Array) return value;
	if (value instanceof Y.AbstractType) return renewType(value, ids, depth);
	if (Array.isArray(value)) return value.map((inner) => renewValue(inner, ids, depth + 1));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [renewText(key, ids), renewValue(inner, ids, depth + 1)])
	);
}

/** A new shared type with the same content. */
function renewType(from: unknown, ids: FreshIds, depth: number): unknown {
	if (from instanceof Y.Map) {
		const map = new Y.Map();
		fillMap(map, from, ids, depth);
		return map;
	}
	if (from instanceof Y.XmlText) return renewRuns(new Y.XmlText(), from, ids, depth);
	if (from instanceof Y.Text) return renewRuns(new Y.Text(), from, ids, depth);
	if (from instanceof Y.XmlElement) {
		const element = new Y.XmlElement<Record<string, string | number | object | null>>(from.nodeName);
		for (const [name, value] of Object.entries(from.getAttributes())) {
			const renewed = renewValue(value, ids, depth + 1);
			if (renewed !== undefined) element.setAttribute(name, renewed);
		}
		return renewNodes(element, from, ids, depth);
	}
	if (from instanceof Y.XmlFragment) return renewNodes(new Y.XmlFragment(), from, ids, depth);
	if (from instanceof Y.Array) {
		const array = new Y.Array();
		array.push(from.toArray().map((value) => renewValue(value, ids, depth + 1)));
		return array;
	}
	throw new Error('unknown type');
}

function renewRuns<Text extends Y.Text>(to: Text, from: Y.Text, ids: FreshIds, depth: number): Text {
	const runs: { insert: unknown; attributes?: unknown }[] = from.toDelta();
	to.applyDelta(
		runs.map(({ insert, attributes }) => ({
			insert: typeof insert === 'string' ? insert : renewValue(insert, ids, depth + 1),
			...(attributes === undefined ? {} : { attributes: renewValue(attributes, ids, depth + 1) })
		}))
	);
	return to;
}

function renewNodes<Nodes extends Y.XmlFragment>(
	to: Nodes,
	from: Y.XmlFragment,
	ids: FreshIds,
	depth: number
): Nodes {
	const nodes: (Y.XmlElement | Y.XmlText)[] = [];
	for (const child of from.toArray()) {
		const node = renewType(child, ids, depth + 1);
		if (node instanceof Y.XmlElement || node instanceof Y.XmlText) nodes.push(node);
	}
	to.insert(0, nodes);
	return to;
}
