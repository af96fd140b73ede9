/**
 * The history of a workshop's documents. Of a board: its log in parts, the states that were kept by name, and bringing it back to a moment.
 * Restoring is a change like any other that is added at the end, but made by the server: so every item keeps its
 * author and its region, nothing of the log is lost, and what others do meanwhile to other things stays.
 */
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { bringTo } from '#lib/board/model/history/entries.ts';
import type {
	BoardVersions,
	HistoryPage,
	RestoreOrder,
	Restored
} from '#lib/board/model/history/messages.ts';
import { entriesAfter, Timeline } from '#lib/board/model/history/timeline.ts';
import type { EntryPast } from '#lib/registers/model/past.ts';
import type { DocumentStore } from '../storage/document-store.ts';
import type { VersionStore } from '../storage/version-store.ts';
import type { Clock } from '../support/clock.ts';
import { keepVersion } from '../sync/keep-version.ts';
import type { Sync } from '../sync/sync.ts';
import { entryPast, type Asking, type EntryPlace } from './entry-past.ts';
import { rowsAtOnce, rowsOf } from './rows.ts';

export interface HistoryParts {
	readonly documents: Pick<DocumentStore, 'history'>;
	readonly versions: VersionStore;
	readonly sync: Pick<Sync, 'read' | 'write'>;
	/** The regions of everybody who takes part; people who were removed are missing. */
	regions(workshop: string): Promise<ReadonlyMap<string, string | null>>;
	boards(workshop: string): Promise<readonly { readonly id: string }[]>;
	/** The steps that ran, in order. */
	steps(workshop: string): Promise<BoardVersions['steps']>;
	readonly clock: Clock;
}

/** Where a part of the log ends. */
const mostRows = 5000;
const mostBytes = 1024 * 1024;
/** Versions of one board: each holds the whole board. */
export const mostVersions = 200;

export class History {
	readonly #parts: HistoryParts;
	#turn: Promise<unknown> = Promise.resolve();

	constructor(parts: HistoryParts) {
		this.#parts = parts;
	}

	/** The rows of the log after `after`, as many as fit into one answer. */
	async page(workshop: string, board: string, after: number): Promise<Result<HistoryPage, 'not-found'>> {
		const document = await this.#document(workshop, board);
		if (document === undefined) return refuse('not-found');
		const regions = await this.#parts.regions(workshop);
		const entries: HistoryPage['entries'] = [];
		let bytes = 0;
		for (let from = after; ; from += rowsAtOnce) {
			const rows = await this.#parts.documents.history(document, from, rowsAtOnce);
			for (const { seq, at, participant, update } of rows) {
				if (entries.length > 0 && bytes + update.length > mostBytes) return ok({ entries, more: true });
				bytes += update.length;
				const region = (participant === null ? null : regions.get(participant)) ?? null;
				entries.push({ seq, at, region, update: Buffer.from(update).toString('base64') });
			}
			if (rows.length < rowsAtOnce) return ok({ entries, more: false });
			if (entries.length >= mostRows) return ok({ entries, more: true });
		}
	}

	/** What became of an entry of a register, for those whose it is and for facilitators. */
	entry(member: Asking, place: EntryPlace): Promise<Result<EntryPast, 'not-found' | 'not-allowed'>> {
		return entryPast(this.#parts, member, place);
	}

	async versions(workshop: string, board: string): Promise<Result<BoardVersions, 'not-found'>> {
		const document = await this.#document(workshop, board);
		if (document === undefined) return refuse('not-found');
		return ok({
			versions: await this.#versions(workshop, document),
			steps: await this.#parts.steps(workshop)
		});
	}

	/** Keeps the board as it is now. */
	async keep(
		workshop: string,
		board: string,
		name: LocalizedText
	): Promise<Result<undefined, 'not-found' | 'too-many'>> {
		const document = await this.#document(workshop, board);
		if (document === undefined) return refuse('not-found');
		return this.#keep(workshop, document, name);
	}

	/** @param participant who asked for it */
	async restore(
		workshop: string,
		board: string,
		order: RestoreOrder,
		participant: string
	): Promise<Result<Restored, 'not-found' | 'invalid' | 'too-many'>> {
		const document = await this.#document(workshop, board);
		if (document === undefined) return refuse('not-found');
		// One after the other: each reads a whole log, and two at once would restore to each other's half.
		const turn = this.#turn.then(() => this.#restore(workshop, document, order, participant));
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	async #restore(
		workshop: string,
		document: string,
		{ seq, items, undoing, name }: RestoreOrder,
		participant: string
	): Promise<Result<Restored, 'invalid' | 'too-many'>> {
		// The log is complete once nothing waits to be written.
		await this.#parts.sync.read(document, () => undefined);
		const timeline = new Timeline();
		try {
			for await (const row of rowsOf(this.#parts.documents, document)) timeline.add({ ...row, region: null });
			const before = timeline.seq;
			if (seq > before || (undoing !== undefined && undoing > before)) return refuse('invalid');
			const place = timeline.placeOfSeq(seq);
			let chosen = items && new Set(items);
			if (undoing !== undefined) {
				const brought = timeline.differences(place, timeline.placeOfSeq(undoing)).map(({ id }) => id);
				chosen = new Set(brought.filter((id) => chosen?.has(id) ?? true));
			}
			const changes = entriesAfter(timeline.differences(timeline.moments.length, place), chosen);
			if (changes.size === 0) return ok({ before, changed: 0 });
			const kept = await this.#keep(workshop, document, name);
			if (!kept.ok) return kept;
			let changed = 0;
			await this.#parts.sync.write(document, (doc) => (changed = bringTo(doc, changes)), participant);
			return ok({ before, changed });
		} finally {
			timeline.close();
		}
	}

	async #versions(workshop: string, document: string): Promise<BoardVersions['versions']> {
		const all = await this.#parts.versions.ofWorkshop(workshop);
		return all
			.filter((version) => version.document === document)
			.map(({ id, name, step, at }) => ({ id, name, step, at }));
	}

	async #keep(
		workshop: string,
		document: string,
		name: LocalizedText
	): Promise<Result<undefined, 'too-many'>> {
		const { versions, sync, clock } = this.#parts;
		if ((await this.#versions(workshop, document)).length >= mostVersions) return refuse('too-many');
		await keepVersion(
			{ store: versions, read: sync.read, clock },
			{ workshop, document, name, step: null, run: null }
		);
		return ok(undefined);
	}

	/** The document of a board of this workshop; undefined for others. */
	async #document(workshop: string, board: string): Promise<string | undefined> {
		const boards = await this.#parts.boards(workshop);
		return boards.some(({ id }) => id === board) ? `board.${board}` : undefined;
	}
}
