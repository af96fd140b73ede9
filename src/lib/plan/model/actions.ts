/** The actions of a plan: entries of `actions` in the order of their fractional indexes. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { keysBetween } from '#lib/board/model/order.ts';
import { actionsOf, makeTexts, readMeta } from './document.ts';
import { link, type Reference } from './evidence.ts';
import { actionPart } from './template.ts';
import { paragraphs, writeRich } from './write-rich.ts';

/** How many actions one plan may hold; more are not a plan any more. */
export const mostActions = 60;

const Order = v.fallback(v.pipe(v.string(), v.maxLength(200)), '');
const Person = v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(64))), null);
const Millis = v.fallback(v.nullable(v.pipe(v.number(), v.finite())), null);

export interface ActionHead {
	readonly id: string;
	readonly order: string;
	/** Opaque participant id, never a name; null when the server made it. */
	readonly author: string | null;
	/** The region of who began it. */
	readonly region: string | null;
	/** Set when somebody deleted it; it stays, so that deleting can be undone and edits are not lost. */
	readonly deletedAt: number | null;
}

/** The action `id`, deleted ones too; undefined if there never was one. */
export function actionHead(doc: Y.Doc, id: string): ActionHead | undefined {
	const entry = actionsOf(doc).get(id);
	if (!(entry instanceof Y.Map)) return undefined;
	return {
		id,
		order: v.parse(Order, entry.get('order')),
		author: v.parse(Person, entry.get('author') ?? null),
		region: v.parse(Person, entry.get('region') ?? null),
		deletedAt: v.parse(Millis, entry.get('deletedAt') ?? null)
	};
}

const byOrder = (a: ActionHead, b: ActionHead): number =>
	a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1;

/** All actions that are not deleted, in their order. */
export const listActions = (doc: Y.Doc): ActionHead[] =>
	[...actionsOf(doc).keys()]
		.flatMap((id) => actionHead(doc, id) ?? [])
		.filter(({ deletedAt }) => deletedAt === null)
		.sort(byOrder);

export interface NewAction {
	/** From `newId()`. */
	readonly id: string;
	readonly author: string | null;
	readonly region: string | null;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly draft?: ActionDraft | undefined;
}

/** What an action begins with when it follows from something. */
export interface ActionDraft {
	readonly name: string;
	/** Lines of its background. */
	readonly background: readonly string[];
	readonly evidence: readonly Reference[];
}

/** Adds an action at the end, with all its texts. @returns false when the plan holds as many as it may */
export function addAction(
	doc: Y.Doc,
	{ id, author, region, now, draft }: NewAction,
	origin?: unknown
): boolean {
	const list = listActions(doc);
	if (list.length >= mostActions || actionsOf(doc).has(id)) return false;
	const [order = ''] = keysBetween(list.at(-1)?.order, undefined, 1);
	doc.transact(() => {
		const action = new Y.Map<unknown>();
		actionsOf(doc).set(id, action);
		action.set('order', order);
		action.set('author', author);
		action.set('region', region);
		action.set('createdAt', now);
		action.set('links', new Y.Map());
		makeTexts(action, actionPart(readMeta(doc).template).fields, (field) => field);
		if (draft) begin(action, draft, now);
	}, origin);
	return true;
}

/** Writes what a new action begins with into its texts and links. */
function begin(action: Y.Map<unknown>, { name, background, evidence }: ActionDraft, now: number): void {
	const title = action.get('name');
	if (title instanceof Y.Text) title.insert(0, name);
	const text = action.get('background');
	if (text instanceof Y.XmlFragment) writeRich(text, background.flatMap(paragraphs));
	for (const each of evidence) link(action, each, '', now);
}

/** Moves an action before another, or to the end with null. */
export function moveAction(doc: Y.Doc, id: string, before: string | null, origin?: unknown): void {
	const action = actionsOf(doc).get(id);
	if (!(action instanceof Y.Map) || id === before) return;
	const others = listActions(doc).filter((other) => other.id !== id);
	const at = before === null ? others.length : others.findIndex((other) => other.id === before);
	if (at < 0) return;
	const [order] = keysBetween(others[at - 1]?.order, others[at]?.order, 1);
	doc.transact(() => action.set('order', order), origin);
}

/** Marks an action as deleted, or brings it back with null. */
export function markActionDeleted(doc: Y.Doc, id: string, at: number | null, origin?: unknown): void {
	const action = actionsOf(doc).get(id);
	if (!(action instanceof Y.Map)) return;
	doc.transact(() => (at === null ? action.delete('deletedAt') : action.set('deletedAt', at)), origin);
}
