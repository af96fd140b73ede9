/** One plan as its page sees and edits it: reactive snapshots by section, and everything that changes it. */
import { SvelteMap } from 'svelte/reactivity';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { newId } from '#lib/base/model/ids.ts';
import { addAction, markActionDeleted, moveAction, type ActionDraft } from './model/actions.ts';
import { planProgress, type PlanProgress } from './model/completeness.ts';
import { choose, setMonth } from './model/content.ts';
import {
	actionsOf,
	ensureText,
	findText,
	metaOf,
	placeOfField,
	readMeta,
	textOf,
	type PlanMeta
} from './model/document.ts';
import { link, unlink, type Reference } from './model/evidence.ts';
import { readSection, sectionIds, type PlanSection } from './model/plan.ts';
import {
	lockSection,
	locksOf,
	readLock,
	readSignatures,
	sign,
	signaturesOf,
	unlockSection,
	withdraw,
	type Lock,
	type Signature,
	type Signer
} from './model/sections.ts';
import { PlanComments } from './plan-comments.svelte.ts';
import type { PlanChoiceField, PlanField } from './model/template.ts';

/** The part of a synced document that a plan needs. */
export interface PlanDocument {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	/** Whether it has come from the server once; reactive. */
	readonly loaded: boolean;
	/** Whether this person may only read; reactive. */
	readonly readOnly: boolean;
}

/** A section with who agreed to it. */
export interface SectionState {
	readonly section: PlanSection;
	readonly lock: Lock | undefined;
	readonly signatures: readonly Signature[];
}

/** Milliseconds for which changes are collected: reading a section again costs more than a letter. */
const settle = 30;
/** At most a fifth of the time is spent on reading, however long the texts are, and nobody waits longer than this. */
const [rest, longest] = [4, 1000];

export class PlanEditing {
	/** Marks this person's changes. */
	readonly origin: object = { plan: 'local' };
	readonly document: PlanDocument;
	readonly comments: PlanComments;
	readonly #sections = new SvelteMap<string, SectionState>();
	#order = $state.raw<readonly string[]>([]);
	#meta = $state.raw<PlanMeta>();
	/** Nobody shows it: it only says what is read anew. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
	readonly #stale = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Milliseconds that the last reading took. */
	#took = 0;

	/** The sections in reading order; reactive. */
	readonly list: readonly SectionState[] = $derived(
		this.#order.flatMap((id) => this.#sections.get(id) ?? [])
	);
	readonly progress: PlanProgress = $derived(
		planProgress({ sections: this.list.map(({ section }) => section), language: this.language })
	);

	constructor(document: PlanDocument) {
		this.document = document;
		this.comments = new PlanComments(document.doc);
		const { doc } = document;
		metaOf(doc).observeDeep(this.#handleMeta);
		for (const map of this.#watched) map.observeDeep(this.#handleChange);
		textOf(doc).observeDeep(this.#handleText);
		actionsOf(doc).observeDeep(this.#handleActions);
		this.#refreshAll();
	}

	get #watched(): Y.Map<unknown>[] {
		const { doc } = this.document;
		return [locksOf(doc), signaturesOf(doc)];
	}

	get meta(): PlanMeta {
		return this.#meta ?? readMeta(this.document.doc);
	}

	/** The language the plan is written in. */
	get language(): string {
		return this.meta.language;
	}

	/** A section that stands, reactive for this one only; undefined for deleted and unknown ones. */
	section(id: string): SectionState | undefined {
		return this.#order.includes(id) ? this.#sections.get(id) : undefined;
	}

	/** The shared text of a field; undefined while there is none (`completeTexts`). Reactive for its section only. */
	text(section: string, field: PlanField): Y.Text | Y.XmlFragment | undefined {
		return this.#sections.get(section) && findText(this.document.doc, section, field);
	}

	/** Makes the texts that a section lacks, as in a plan whose template has grown. Not while something is derived. */
	completeTexts(section: string): void {
		const { part } = this.#sections.get(section)?.section ?? {};
		for (const field of part?.fields ?? []) ensureText(this.document.doc, section, field, this.origin);
	}

	choose(section: string, field: PlanChoiceField, option: string, chosen: boolean): void {
		const place = placeOfField(this.document.doc, section, field.id);
		if (place) choose(place, field, option, chosen, this.origin);
	}

	setMonth(section: string, field: PlanField, month: string): void {
		const place = placeOfField(this.document.doc, section, field.id);
		if (place) setMonth(place, month, this.origin);
	}

	/**
	 * Adds an action, empty or with what its draft holds.
	 * @param now milliseconds since 1970
	 * @returns its id; undefined when there is no room
	 */
	addAction({ participant, region }: Signer, now: number, draft?: ActionDraft): string | undefined {
		const id = newId();
		const added = addAction(this.document.doc, { id, author: participant, region, now, draft }, this.origin);
		this.#refreshAll();
		return added ? id : undefined;
	}

	/** Moves an action one place up (-1) or down (1). @returns whether it moved */
	moveAction(id: string, by: -1 | 1): boolean {
		const actions = this.list.filter(({ section }) => section.action).map(({ section }) => section.id);
		const at = actions.indexOf(id);
		const to = at + by;
		if (at < 0 || to < 0 || to >= actions.length) return false;
		moveAction(this.document.doc, id, actions[by < 0 ? to : to + 1] ?? null, this.origin);
		this.#refreshAll();
		return true;
	}

	/** @param at milliseconds since 1970, or null to bring it back */
	markDeleted(id: string, at: number | null): void {
		markActionDeleted(this.document.doc, id, at, this.origin);
		this.#refreshAll();
	}

	/** Says that an action was learned from something, or why. @param now milliseconds since 1970 */
	link(section: string, to: Reference, why: string, now: number): void {
		const action = actionsOf(this.document.doc).get(section);
		if (action instanceof Y.Map) link(action, to, why, now, this.origin);
	}

	unlink(section: string, from: Reference): void {
		const action = actionsOf(this.document.doc).get(section);
		if (action instanceof Y.Map) unlink(action, from, this.origin);
	}

	lock(section: string, signer: Signer, now: number): void {
		lockSection(this.document.doc, section, signer, now, this.origin);
	}

	unlock(section: string): void {
		unlockSection(this.document.doc, section, this.origin);
	}

	/** Signs a section as it is at this moment. */
	sign(section: string, signer: Signer, now: number): void {
		const read = readSection(this.document.doc, section);
		if (read) sign(this.document.doc, read, signer, now, this.origin);
	}

	withdraw(section: string, region: string): void {
		withdraw(this.document.doc, section, region, this.origin);
	}

	close(): void {
		clearTimeout(this.#timer);
		this.comments.close();
		const { doc } = this.document;
		metaOf(doc).unobserveDeep(this.#handleMeta);
		for (const map of this.#watched) map.unobserveDeep(this.#handleChange);
		textOf(doc).unobserveDeep(this.#handleText);
		actionsOf(doc).unobserveDeep(this.#handleActions);
	}

	/** Which template it is says which fields there are: nobody may see those of another one, not even for a moment. */
	readonly #handleMeta = (): void => this.#refreshAll();

	readonly #handleChange = (): void => this.#plan(this.#order);

	readonly #handleText = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void =>
		this.#plan(events.flatMap(keysOf).map((key) => key.split('.')[0] ?? ''));

	readonly #handleActions = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void =>
		this.#plan(events.flatMap(keysOf));

	#plan(sections: readonly string[]): void {
		for (const id of sections) this.#stale.add(id);
		const wait = Math.min(longest, Math.max(settle, this.#took * rest));
		this.#timer ??= setTimeout(() => this.#refresh(), wait);
	}

	#refreshAll(): void {
		for (const id of sectionIds(this.document.doc)) this.#stale.add(id);
		this.#refresh();
	}

	#refresh(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const begin = performance.now();
		const { doc } = this.document;
		this.#meta = readMeta(doc);
		const order = sectionIds(doc);
		if (order.join() !== this.#order.join()) this.#order = order;
		for (const id of [...this.#stale, ...order.filter((each) => !this.#sections.has(each))]) {
			const section = readSection(doc, id);
			if (!section) continue;
			const signatures = readSignatures(doc, section);
			this.#sections.set(id, { section, lock: readLock(doc, id), signatures });
		}
		this.#stale.clear();
		this.#took = performance.now() - begin;
	}
}

/** The entries of a root that an event of it, or of anything inside it, is about. */
function keysOf(event: Y.YEvent<Y.AbstractType<unknown>>): string[] {
	const [key] = event.path;
	return typeof key === 'string' ? [key] : [...event.changes.keys.keys()];
}
