/** Undo and redo of one person's own changes. One gesture is one step; others' changes are never undone. */
import * as Y from 'yjs';

/** Typing is one step from its start to its end, however long one thinks in between; milliseconds. */
const wholeSession = Number.MAX_SAFE_INTEGER;

export class BoardHistory {
	readonly #manager: Y.UndoManager;
	readonly #listeners = new Set<() => void>();
	#typing = false;

	constructor(items: Y.Map<unknown>, origin: object) {
		this.#manager = new Y.UndoManager(items, { trackedOrigins: new Set([origin]), captureTimeout: 0 });
		for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
			this.#manager.on(event, () => {
				for (const listener of this.#listeners) listener();
			});
		}
	}

	get canUndo(): boolean {
		return this.#manager.undoStack.length > 0;
	}

	get canRedo(): boolean {
		return this.#manager.redoStack.length > 0;
	}

	undo(): void {
		this.stopTyping();
		this.#manager.undo();
	}

	redo(): void {
		this.stopTyping();
		this.#manager.redo();
	}

	/** From here until `stopTyping` all changes are one step. */
	startTyping(): void {
		this.#typing = true;
		this.#manager.stopCapturing();
		this.#manager.captureTimeout = wholeSession;
	}

	/** Every transaction is a step of its own again. */
	stopTyping(): void {
		this.#typing = false;
		this.#manager.stopCapturing();
		this.#manager.captureTimeout = 0;
	}

	/** Makes one step of everything that `change` does in several transactions. */
	oneStep<Result>(change: () => Result): Result {
		if (this.#typing) return change();
		this.startTyping();
		try {
			return change();
		} finally {
			this.stopTyping();
		}
	}

	/** Everything that `change` does is one step. */
	asOneStep<Value>(change: () => Value): Value {
		this.startTyping();
		try {
			return change();
		} finally {
			this.stopTyping();
		}
	}

	/** Calls back whenever what can be undone or redone changed; returns the way out. */
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	close(): void {
		this.#listeners.clear();
		this.#manager.destroy();
	}
}
