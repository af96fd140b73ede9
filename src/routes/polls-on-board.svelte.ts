/** Keeps the cards of polls in step with what lies on a board. Nothing of polls is loaded for a board without any. */
import { untrack } from 'svelte';
import type { CardContent } from '#lib/canvas/item-view.ts';
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import type { Locale } from '#lib/i18n/resolve-blocks.ts';
import { resultKind } from '#lib/kinds/result/model.ts';
import { pollsPart } from '#lib/polls/model/messages.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import type { Region } from '#lib/session/model/messages.ts';
import type { PollCards } from './poll-cards.svelte.ts';

const none: ReadonlyMap<string, CardContent> = new Map();

export class PollsOnBoard {
	readonly #session: SessionClient;
	readonly #load: () => Promise<PollCards>;
	#loading: Promise<PollCards> | undefined;
	#cards = $state.raw<PollCards>();

	constructor(session: SessionClient, regions: () => readonly Region[], language: Locale) {
		this.#session = session;
		this.#load = async () => {
			const { PollCards } = await import('./poll-cards.svelte.ts');
			return new PollCards(session, regions, language);
		};
	}

	/** By poll, as far as they have come; reactive. */
	get cards(): ReadonlyMap<string, CardContent> {
		return this.#cards?.all ?? none;
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
			void this.#session.part(pollsPart);
			const wanted = shown;
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
