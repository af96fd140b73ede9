/**
 * What this person writes privately, board by board, as long as the workshop is open in this browser: the
 * documents that nobody else can open. For those who lead: how much is waiting, and the reveal.
 */
import { SvelteSet } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { draftName } from '#lib/realtime/model/sync-protocol.ts';
import { reconnectWait } from '#lib/realtime/reconnect.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import type { DocumentState, SyncedDocument } from '#lib/realtime/synced-document.svelte.ts';
import { youPart } from '../model/messages.ts';
import { privateBoard } from '../model/steps/agenda.ts';
import type { Steps } from '../steps/steps.svelte.ts';
import { privatePart, revealNotes, type Written } from './model/messages.ts';
import { revealedIn, revealsOf } from './model/revealed.ts';

export interface PrivateNotesPorts {
	readonly session: SessionClient;
	readonly steps: Steps;
	/** The code of a command that the server did not take. */
	refused(code: string): void;
	/** Opens a document; whoever opens one leaves it. Rejects where that cannot be loaded, and may be asked again. */
	open(name: string): Promise<SyncedDocument>;
}

export class PrivateNotes {
	readonly #ports: PrivateNotesPorts;
	#documents = $state.raw<Readonly<Record<string, SyncedDocument>>>({});
	/** How many of this person's notes a reveal has put on each board. */
	#revealed = $state.raw<Readonly<Record<string, number>>>({});
	readonly #opening = new SvelteSet<string>();
	#closed = false;
	#busy = $state(false);

	constructor(ports: PrivateNotesPorts) {
		this.#ports = ports;
	}

	/** The board for which people write privately now, whoever reads this. */
	readonly stepBoard: string | undefined = $derived.by(() => privateBoard(this.#ports.steps.step));
	readonly #writes: boolean = $derived.by(() => this.#ports.session.part(youPart)?.role === 'participant');
	/** The board for which this person writes privately now. */
	readonly board: string | undefined = $derived(this.#writes ? this.stepBoard : undefined);
	/** Whether names stay at the reveal, as everybody reads before writing. */
	readonly named: boolean = $derived.by(() => this.#ports.steps.step?.privateWriting === 'named');
	readonly #waiting = $derived.by(() => this.#ports.session.part(privatePart) ?? []);

	/** What is waiting on a board and was revealed there, for those who lead. */
	waiting(board: string): readonly Written[] {
		return this.#waiting.find((each) => each.board === board)?.people ?? [];
	}

	/** How many of this person's notes for a board a reveal has put there; reactive. */
	revealed(board: string): number {
		return this.#revealed[board] ?? 0;
	}

	/** A command is on its way. */
	get busy(): boolean {
		return this.#busy;
	}

	/** Opens what this person has for a board, if there is anything or will be now. Others have nothing there. */
	open(board: string): void {
		const you = this.#ports.session.part(youPart);
		if (you?.role !== 'participant') return;
		const known = this.#documents[board];
		if (known && known.state.kind !== 'refused') return;
		if (this.#opening.has(board)) return;
		this.#opening.add(board);
		known?.leave();
		void this.#load(board, draftName(board, you.id), 0);
	}

	async #load(board: string, name: string, failures: number): Promise<void> {
		try {
			const document = await this.#ports.open(name);
			this.#opening.delete(board);
			if (this.#closed) return document.leave();
			this.#documents = { ...this.#documents, [board]: document };
			const count = () => (this.#revealed = { ...this.#revealed, [board]: revealedIn(document.doc) });
			revealsOf(document.doc).observe(count);
			count();
		} catch {
			if (this.#closed) return;
			setTimeout(() => void this.#load(board, name, failures + 1), reconnectWait(failures + 1));
		}
	}

	/** The private document of a board once it is here; reactive. */
	document(board: string): Y.Doc | undefined {
		const document = this.#documents[board];
		return document?.loaded && !isGone(document.state) ? document.doc : undefined;
	}

	/** Whether all is on disk, and whether there is a connection; undefined for boards without private writing. */
	state(board: string): DocumentState | undefined {
		const state = this.#documents[board]?.state;
		return state && isGone(state) ? undefined : state;
	}

	/**
	 * @param region only that region's, null: of those without one
	 * @returns how many notes everybody sees now; undefined if it was refused
	 */
	async reveal(board: string, one: boolean, region?: string | null): Promise<number | undefined> {
		if (this.#busy) return undefined;
		this.#busy = true;
		const which = region === undefined ? { board, one } : { board, one, region };
		const answer = await this.#ports.session.command(revealNotes, which);
		this.#busy = false;
		if (answer.ok) return answer.revealed;
		this.#ports.refused(answer.error.code);
		return undefined;
	}

	close(): void {
		this.#closed = true;
		for (const document of Object.values(this.#documents)) document.leave();
	}
}

/** There is no private writing of this person for that board. */
const isGone = (state: DocumentState): boolean =>
	state.kind === 'refused' && state.reason === 'no-such-document' && state.waiting === 0;
