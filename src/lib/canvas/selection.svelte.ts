/** What is selected on a board, and the frame around it. */
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import { selectionFrame, type SelectionFrame } from './selection-frame.ts';

/** What a selection needs of an editor. */
export interface SelectionHost {
	readonly document: BoardDocument;
	readonly readOnly: boolean;
}

export class Selection {
	readonly #host: SelectionHost;
	readonly #revision: () => number;
	#ids = $state.raw<readonly string[]>([]);

	/** Those of it that are still there. */
	readonly items = $derived.by((): readonly Item[] => {
		void this.#revision();
		return this.#ids.flatMap((id) => this.#host.document.lookup(id) ?? []);
	});
	/** The frame with handles; undefined when nothing is selected. */
	readonly frame = $derived.by((): SelectionFrame | undefined => {
		const { kinds, lookup } = this.#host.document;
		return selectionFrame(this.items, kinds, lookup, this.#host.readOnly);
	});

	/** @param revision grows with every change of the document; reactive */
	constructor(host: SelectionHost, revision: () => number) {
		this.#host = host;
		this.#revision = revision;
	}

	/** In the order in which they were chosen. */
	get ids(): readonly string[] {
		return this.#ids;
	}

	/** Whether that is another selection than before. */
	choose(ids: readonly string[]): boolean {
		const before = this.#ids;
		if (ids.length === before.length && ids.every((id, index) => id === before[index])) return false;
		this.#ids = ids;
		return true;
	}

	/** Lets go of what does not stay. */
	keep(stays: (id: string) => boolean): void {
		if (!this.#ids.every(stays)) this.#ids = this.#ids.filter(stays);
	}
}
