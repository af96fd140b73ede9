import type { BoardHistory } from '#lib/board/model/board-history.ts';

/** What can be undone and redone, reactively. */
export class HistoryState {
	readonly #history: BoardHistory;
	#revision = $state(0);
	readonly close: () => void;

	constructor(history: BoardHistory) {
		this.#history = history;
		this.close = history.subscribe(() => (this.#revision += 1));
	}

	get canUndo(): boolean {
		void this.#revision;
		return this.#history.canUndo;
	}

	get canRedo(): boolean {
		void this.#revision;
		return this.#history.canRedo;
	}
}
