/**
 * Keeps the cards of polls, and the dots that they put on things, in step with what lies on a board. Nothing of polls
 * is loaded for a board without any.
 */
import { untrack } from 'svelte';
import { dotsOf, noDots, type BoardDots } from '#lib/canvas/badges/item-dots.ts';
import type { CardContent } from '#lib/canvas/item-view.ts';
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import type { Locale } from '#lib/i18n/resolve-blocks.ts';
import { resultKind } from '#lib/kinds/result/model.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { asksAbout } from '#lib/polls/model/board-subjects.ts';
import { pollsPart } from '#lib/polls/model/messages.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import type { Region } from '#lib/session/model/messages.ts';
import type { PollCards } from './poll-cards.svelte.ts';

const none: ReadonlyMap<string, CardContent> = new Map();

export class PollsOnBoard {
	readonly #session: SessionClient;
	readonly #board: string | null;
	readonly #load: () => Promise<PollCards>;
	#loading: Promise<PollCards> | undefined;
	#cards = $state.raw<PollCards>();

	/** @param board whose things get dots; null where none are drawn */
	constructor(
		session: SessionClient,
		board: string | null,
		regions: () => readonly Region[],
		language: Locale
	) {
		this.#session = session;
		this.#board = board;
		this.#load = async () => {
			const { PollCards } = await import('./poll-cards.svelte.ts');
			return new PollCards(session, regions, language);
		};
	}

	/** By poll, as far as they have come; reactive. */
	get cards(): ReadonlyMap<string, CardContent> {
		return this.#cards?.all ?? none;
	}

	/** What people gave to the things of this board in the newest revealed poll about them; reactive. */
	get dots(): BoardDots {
		const found = this.#board === null ? undefined : this.#cards?.marksOn(this.#board);
		if (!found) return noDots;
		return dotsOf(found.marks, (count) => m.board_dots({ count }));
	}

	/** To be called while a component is made; ends with it. */
	follow(editor: Pick<Editor, 'outline' | 'views'>): void {
		const shown = $derived(
			editor.outline.flatMap(({ item }) =>
				item.kind === resultKind.kind ? (editor.views.of(item)?.cardOf?.(item) ?? []) : []
			)
		);
		// Drives the connection: results are asked for once they can be had.
		$effect(() => {
			const board = this.#board;
			const polls = this.#session.part(pollsPart) ?? [];
			const marking =
				board === null ? [] : polls.filter((poll) => asksAbout(poll, board)).map(({ id }) => id);
			const wanted = [...shown, ...marking];
			if (this.#session.status === 'online' && wanted.length > 0) untrack(() => void this.#want(wanted));
		});
	}

	async #want(polls: readonly string[]): Promise<void> {
		try {
			this.#cards = await (this.#loading ??= this.#load());
		} catch {
			// The network failed; the next change of polls or of the board asks again.
			this.#loading = undefined;
			return;
		}
		await this.#cards.want(polls);
	}
}
