/** The past of one board on its page: loads it, follows the log, keeps names for moments, restores. */
import { ok, type Result } from '#lib/base/model/result.ts';
import { mostChosen, type BoardVersions, type Restored } from '#lib/board/model/history/messages.ts';
import type { Change, Deleted } from '#lib/board/model/history/timeline.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale, locales } from '#lib/i18n/paraglide/runtime.js';
import { chaptersOf, type Chapter } from './chapters.ts';
import type { HistorySource } from './load-history.ts';
import type { Replay } from './replay.svelte.ts';

const day = 24 * 60 * 60_000;
/** How long deleted things are offered, in milliseconds. */
export const deletedFor = 30 * day;

export type PastState = 'loading' | 'ready' | { readonly failed: string };

/** What a restoring is about. */
export interface RestorePlan {
	/** The last row of the log that counts. */
	readonly seq: number;
	/** The place on the timeline to which this leads. */
	readonly place: number;
	/** Absent for the whole board. */
	readonly items: readonly string[] | undefined;
	readonly changes: readonly Change[];
}

export class BoardPast {
	readonly replay: Replay;
	readonly #source: HistorySource;
	readonly #now: () => number;
	#state = $state.raw<PastState>('loading');
	#loaded = $state(0);
	#versions = $state.raw<BoardVersions>({ versions: [], steps: [] });
	#closed = false;

	readonly chapters: readonly Chapter[] = $derived.by(() => {
		void this.replay.total;
		return chaptersOf(this.#versions, this.replay.timeline, getLocale(), this.#now());
	});
	/** Things that are no longer there, the last first. */
	readonly deleted: readonly Deleted[] = $derived.by(() => {
		void this.replay.total;
		return this.replay.timeline.deleted(this.#now() - deletedFor);
	});

	/** @param now milliseconds since 1970, by the server's clock */
	constructor(replay: Replay, source: HistorySource, now: () => number) {
		this.replay = replay;
		this.#source = source;
		this.#now = now;
	}

	get state(): PastState {
		return this.#state;
	}

	/** Rows of the log that are here while it loads. */
	get loaded(): number {
		return this.#loaded;
	}

	/** @param ago milliseconds before now that are shown first; absent: the end */
	async load(ago?: number): Promise<void> {
		this.#state = 'loading';
		const rest = await this.follow();
		if (this.#closed) return;
		if (!rest.ok) {
			this.#state = { failed: rest.reason };
			return;
		}
		const { replay } = this;
		replay.seek(ago === undefined ? replay.total : replay.timeline.placeAt(this.#now() - ago));
		this.#state = 'ready';
	}

	/** Takes in what happened since; what is shown stays. */
	async follow(): Promise<Result<undefined, string>> {
		const rows = await this.#source.rows(this.replay.timeline.seq, (rows) => {
			if (this.#closed) return false;
			// Another call may have brought some of them.
			this.replay.add(rows.filter(({ seq }) => seq > this.replay.timeline.seq));
			this.#loaded = this.replay.timeline.seq;
			return true;
		});
		if (!rows.ok) return rows;
		const versions = await this.#source.versions();
		if (!versions.ok) return versions;
		this.#versions = versions.value;
		return ok(undefined);
	}

	/** Names the board as it is now. */
	async keep(name: string): Promise<Result<unknown, string>> {
		const kept = await this.#source.keep({ [getLocale()]: name });
		return kept.ok ? this.follow() : kept;
	}

	/**
	 * What restoring would do; the newest of the board is taken in first.
	 * @param items only these; absent: the whole board
	 * @param place the moment to go back to; absent: the one that is shown
	 */
	async plan(items?: readonly string[], place?: number): Promise<Result<RestorePlan, string>> {
		const { replay } = this;
		replay.pause();
		const followed = await this.follow();
		if (!followed.ok) return followed;
		const to = place ?? replay.place;
		const chosen = items?.slice(0, mostChosen);
		const changes = replay.timeline
			.differences(replay.total, to)
			.filter(({ id }) => chosen?.includes(id) ?? true);
		return ok({ seq: replay.momentAt(to)?.seq ?? 0, place: to, items: chosen, changes });
	}

	/** Brings one deleted thing back as it was at last. */
	planOf({ id, entry, moment }: Deleted): RestorePlan {
		const seq = (this.replay.momentAt(moment + 1)?.seq ?? 1) - 1;
		return { seq, place: moment, items: [id], changes: [{ id, before: undefined, after: entry }] };
	}

	restore({ seq, items }: RestorePlan): Promise<Result<Restored, string>> {
		return this.#restore({ seq, ...(items ? { items: [...items] } : {}) });
	}

	takeBack({ seq, items }: RestorePlan, { before }: Restored): Promise<Result<Restored, string>> {
		return this.#restore({ seq: before, undoing: seq, ...(items ? { items: [...items] } : {}) });
	}

	close(): void {
		this.#closed = true;
		this.replay.close();
	}

	async #restore(order: {
		seq: number;
		items?: string[];
		undoing?: number;
	}): Promise<Result<Restored, string>> {
		const name = Object.fromEntries(
			locales.map((locale) => [locale, m.board_replay_before_restoring({}, { locale })])
		);
		const restored = await this.#source.restore({ ...order, name });
		if (restored.ok && !this.#closed) await this.follow();
		return restored;
	}
}
