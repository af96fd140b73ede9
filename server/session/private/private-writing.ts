/**
 * Private writing: each participant's own document beside a board, which nobody else can open, and its reveal.
 * A reveal holds the documents still, writes the notes on the board in one change, and then takes them out of
 * the documents. After a crash in between they stand in both; the board's copy counts (`wasOnBoard`), and what is
 * left over is taken out before anybody opens or counts it.
 */
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import {
	broughtInto,
	draftsOf,
	putOnBoard,
	readDrafts,
	wasOnBoard,
	type Draft,
	type RevealedDraft
} from '#lib/board/model/drafts.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import { draftName, draftOf } from '#lib/realtime/model/sync-protocol.ts';
import type { BreakoutState } from '#lib/session/breakouts/model/breakouts.ts';
import { freeRules, type StepRules } from '#lib/session/model/rights.ts';
import { can } from '#lib/session/model/roles.ts';
import { privateBoard } from '#lib/session/model/steps/agenda.ts';
import { currentStep, type SessionState } from '#lib/session/model/steps/machine.ts';
import { countRevealed, revealedIn } from '#lib/session/private/model/revealed.ts';
import type { RevealRefusal, Written } from '#lib/session/private/model/messages.ts';
import type { Member } from '../../auth/auth.ts';
import type { DocumentStore } from '../../storage/document-store.ts';
import type { PeopleStore } from '../../storage/people-store.ts';
import type { Sync } from '../../sync/sync.ts';

export interface PrivateWritingParts {
	readonly documents: Pick<DocumentStore, 'create' | 'named' | 'workshopOf'>;
	readonly people: Pick<PeopleStore, 'ofWorkshop'>;
	readonly sync: () => Pick<Sync, 'read' | 'write'>;
	readonly kinds: ItemKinds;
	readonly session: (workshop: string) => Promise<SessionState>;
	readonly boards: (workshop: string) => Promise<readonly { readonly id: string }[]>;
	/** Who sits with whom: what is revealed meanwhile lies where its author's group works. */
	readonly groups: (workshop: string) => Promise<Pick<BreakoutState, 'phase' | 'groups'>>;
	/** Called after something about how much was written has changed. */
	readonly onChange: (workshop: string) => void;
}

/** Which notes a reveal is about. */
export interface Which {
	readonly region?: string | null | undefined;
	readonly one: boolean;
}

interface Owned {
	readonly document: string;
	readonly participant: string;
	readonly region: string | null;
	readonly drafts: readonly Draft[];
}

const still: StepRules = { ...freeRules, paused: true };

export class PrivateWriting {
	readonly #parts: PrivateWritingParts;
	/** Documents that a reveal is reading: nobody writes in them until it is over. */
	readonly #still = new Set<string>();
	readonly #settled = new Map<string, Promise<void>>();
	/** How much stands in each document; those that changed since are missing. */
	readonly #counts = new Map<string, Omit<Written, 'participant'>>();
	/** Of every document that somebody opened. */
	readonly #workshops = new Map<string, string>();
	#turn: Promise<unknown> = Promise.resolve();

	constructor(parts: PrivateWritingParts) {
		this.#parts = parts;
	}

	/** What the author of a private document may do in it now: everything, except in a pause. */
	rules(document: string, now: readonly StepRules[]): readonly StepRules[] {
		if (this.#still.has(document)) return [still];
		return now.map(({ paused }) => ({ ...freeRules, paused }));
	}

	/**
	 * Whether this participant can open private writing for a board. Makes the document when the running step is
	 * about writing privately there.
	 */
	async open(workshop: string, board: string, participant: string): Promise<boolean> {
		await this.#settle(workshop, board);
		const document = draftName(board, participant);
		if ((await this.#parts.documents.workshopOf(document)) !== workshop) {
			if (privateBoard(currentStep(await this.#parts.session(workshop))) !== board) return false;
			await this.#parts.documents.create(document, workshop);
		}
		this.#workshops.set(document, workshop);
		return true;
	}

	/** Something of a document is on disk. */
	written(document: string): void {
		if (!draftOf(document)) return;
		this.#counts.delete(document);
		const workshop = this.#workshops.get(document);
		if (workshop !== undefined) this.#parts.onChange(workshop);
	}

	/** How much each person has waiting and had revealed, by board; boards and people with nothing are left out. */
	async state(workshop: string): Promise<{ board: string; people: Written[] }[]> {
		const people = await this.#authors(workshop);
		const state: { board: string; people: Written[] }[] = [];
		for (const { id: board } of await this.#parts.boards(workshop)) {
			const written: Written[] = [];
			const documents = await this.#parts.documents.named(workshop, `draft.${board}.`);
			if (documents.length > 0) await this.#settle(workshop, board);
			for (const document of documents) {
				const participant = draftOf(document)?.participant ?? '';
				if (!people.has(participant)) continue;
				const count = await this.#count(document);
				if (count.notes > 0 || count.revealed > 0) written.push({ participant, ...count });
			}
			if (written.length > 0) state.push({ board, people: written });
		}
		return state;
	}

	/** @returns how many notes it put on the board */
	async reveal(
		{ workshop, role, workshopOpen }: Pick<Member, 'workshop' | 'role' | 'workshopOpen'>,
		board: string,
		which: Which
	): Promise<Result<{ revealed: number }, RevealRefusal>> {
		if (!can(role, 'run-steps')) return refuse('not-allowed');
		if (!can(role, 'run-steps', workshopOpen)) return refuse('workshop-closed');
		if (!(await this.#parts.boards(workshop)).some(({ id }) => id === board)) return refuse('not-found');
		// One after the other, so that two who press at once do not reveal two notes for one.
		const turn = this.#turn.then(() => this.#reveal(workshop, board, which));
		this.#turn = turn.catch(() => undefined);
		return ok({ revealed: await turn });
	}

	async #reveal(workshop: string, board: string, which: Which): Promise<number> {
		const { kinds } = this.#parts;
		const sync = this.#parts.sync();
		const documents = await this.#parts.documents.named(workshop, `draft.${board}.`);
		for (const document of documents) this.#still.add(document);
		try {
			await this.#takeLeftovers(workshop, board);
			const names = await this.#namesStay(workshop, board);
			const frames = await this.#groupFrames(workshop, board);
			const chosen = choose(await this.#read(workshop, documents), which);
			const revealed = chosen.flatMap(({ participant, region, drafts }) =>
				drafts.map((draft): RevealedDraft => {
					if (!names || !draft.named) return { ...draft, region, author: null };
					// The place would tell whose a note without a name is.
					const brought = broughtInto(draft, frames.get(participant));
					return { ...brought, region, author: participant };
				})
			);
			// The order of ids is no order of people.
			revealed.sort((a, b) => (a.id < b.id ? -1 : 1));
			if (revealed.length > 0)
				await sync.write(`board.${board}`, (doc) => putOnBoard(doc, revealed, kinds), null);
			for (const { document, drafts } of chosen)
				await this.#takeOut(document, new Set(drafts.map(({ id }) => id)));
			return revealed.length;
		} finally {
			for (const document of documents) this.#still.delete(document);
		}
	}

	/** The frame of everybody's group on a board, by participant. */
	async #groupFrames(workshop: string, board: string): Promise<ReadonlyMap<string, string>> {
		const { phase, groups } = await this.#parts.groups(workshop);
		const here = groups.filter((group) => phase === 'open' && group.board === board);
		return new Map(
			here.flatMap(({ frame, members }) => (frame === null ? [] : members.map((id) => [id, frame] as const)))
		);
	}

	/** The stricter promise counts: names stay only where that was said both when it was written and last. */
	async #namesStay(workshop: string, board: string): Promise<boolean> {
		const { steps, runs } = await this.#parts.session(workshop);
		const last = runs.findLast(({ step }) => privateBoard(steps.find(({ id }) => id === step)) === board);
		return steps.find(({ id }) => id === last?.step)?.privateWriting === 'named';
	}

	async #read(workshop: string, documents: readonly string[]): Promise<Owned[]> {
		const people = await this.#authors(workshop);
		const sync = this.#parts.sync();
		const owned: Owned[] = [];
		for (const document of documents) {
			const participant = draftOf(document)?.participant ?? '';
			const region = people.get(participant);
			if (region === undefined) continue;
			const drafts = await sync.read(document, (doc) => readDrafts(doc, this.#parts.kinds));
			owned.push({ document, participant, region, drafts });
		}
		return owned;
	}

	/** Regions of everybody who may write privately; people who were removed are not among them. */
	async #authors(workshop: string): Promise<Map<string, string | null>> {
		const people = await this.#parts.people.ofWorkshop(workshop);
		return new Map(
			people.filter(({ role }) => role === 'participant').map(({ id, region }) => [id, region || null])
		);
	}

	async #count(document: string): Promise<Omit<Written, 'participant'>> {
		const known = this.#counts.get(document);
		if (known) return known;
		const count = await this.#parts.sync().read(document, (doc) => {
			const written = readDrafts(doc, this.#parts.kinds).filter(({ blank }) => !blank);
			const kept = written.filter((draft) => draft.kept).length;
			return { notes: written.length, kept, revealed: revealedIn(doc) };
		});
		this.#counts.set(document, count);
		return count;
	}

	async #takeOut(document: string, ids: ReadonlySet<string>): Promise<void> {
		if (ids.size === 0) return;
		await this.#parts.sync().write(
			document,
			(doc) => {
				for (const id of ids) draftsOf(doc).delete(id);
				countRevealed(doc, ids.size);
			},
			null
		);
	}

	/** Takes out what a reveal before a crash has put on the board already; once per board and start. */
	#settle(workshop: string, board: string): Promise<void> {
		let settled = this.#settled.get(board);
		if (!settled) {
			settled = this.#takeLeftovers(workshop, board);
			this.#settled.set(board, settled);
			settled.catch(() => this.#settled.delete(board));
		}
		return settled;
	}

	async #takeLeftovers(workshop: string, board: string): Promise<void> {
		const sync = this.#parts.sync();
		for (const document of await this.#parts.documents.named(workshop, `draft.${board}.`)) {
			const ids = await sync.read(document, (doc) => [...draftsOf(doc).keys()]);
			if (ids.length === 0) continue;
			const doubles = await sync.read(`board.${board}`, (doc) =>
				ids.filter((id) => wasOnBoard(draftsOf(doc), id))
			);
			await this.#takeOut(document, new Set(doubles));
		}
	}
}

/** What is to be revealed: nothing that is kept back or empty. */
function choose(owned: readonly Owned[], { region, one }: Which): Owned[] {
	const wanted = owned
		.filter((each) => region === undefined || each.region === region)
		.map((each) => ({ ...each, drafts: each.drafts.filter(({ kept, blank }) => !kept && !blank) }));
	if (!one) return wanted;
	// Ids are random, and so is the next one.
	const next = wanted.flatMap(({ drafts }) => drafts.map(({ id }) => id)).sort()[0];
	return wanted.flatMap((each) => {
		const drafts = each.drafts.filter(({ id }) => id === next);
		return drafts.length > 0 ? [{ ...each, drafts: drafts.slice(0, 1) }] : [];
	});
}
