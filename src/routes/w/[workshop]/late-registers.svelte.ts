/** The workshop's document and registers, loaded and opened after the page that was asked for first. */
import type { DocumentList } from '#lib/realtime/document-list.svelte.ts';
import { reconnectWait } from '#lib/realtime/reconnect.ts';
import type { DocumentState } from '#lib/realtime/synced-document.svelte.ts';
import type { RegistersPlace } from '#lib/registers/context.ts';
import type { Registers } from '#lib/registers/registers.svelte.ts';
import type { WorkshopDocument } from './workshop-document.ts';

const notYet: DocumentState = { kind: 'connecting', waiting: 0 };

export class LateRegisters implements RegistersPlace {
	readonly #documents: DocumentList;
	readonly #workshop: string;
	#opened = $state.raw<WorkshopDocument>();
	#begun = false;
	#closed = false;
	#retry: ReturnType<typeof setTimeout> | undefined;

	constructor(documents: DocumentList, workshop: string) {
		this.#documents = documents;
		this.#workshop = workshop;
	}

	get current(): Registers | undefined {
		return this.#opened?.registers;
	}

	/** Whether all is on disk; `connecting` while there is nothing to save yet. */
	get state(): DocumentState {
		return this.#opened?.document.state ?? notYet;
	}

	/** Opens them; no effect the second time. Tries for as long as it takes: a phone may be in a tunnel. */
	open(): void {
		if (this.#begun) return;
		this.#begun = true;
		void this.#load(0);
	}

	async #load(failures: number): Promise<void> {
		try {
			const { openWorkshop } = await import('./workshop-document.ts');
			if (!this.#closed) this.#opened = openWorkshop(this.#documents, this.#workshop);
		} catch {
			if (this.#closed) return;
			this.#retry = setTimeout(() => void this.#load(failures + 1), reconnectWait(failures + 1));
		}
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#retry);
		this.#opened?.registers.close();
		this.#opened?.document.leave();
	}
}
