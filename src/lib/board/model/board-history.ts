/** Undo and redo of one person's own changes. One gesture is one step; others' changes are never undone. */
import * as Y from 'yjs';

/** Typing is one step from its start to its end, however long one thinks in between; milliseconds. */
const wholeSession = Number.MAX_SAFE_INTEGER;

/** When a step was made, among those of all documents; kept with the step. */
const made = Symbol('made');

export class BoardHistory {
	readonly #origin: object;
	/** One per document: the board, and what this person writes privately on it. */
	readonly #managers = new Set<Y.UndoManager>();
	readonly #listeners = new Set<() => void>();
	#typing = false;
	#steps = 0;
	/** A step is being undone or redone, so that what it makes is no new one. */
	#returning = false;

	constructor(items: Y.Map<unknown>, origin: object) {
		this.#origin = origin;
		this.include(items);
	}

	/** Remembers the changes of another document, too; returns the way out. */
	include(items: Y.Map<unknown>): () => void {
		const manager = new Y.UndoManager(items, {
			trackedOrigins: new Set([this.#origin]),
			captureTimeout: this.#typing ? wholeSession : 0
		});
		this.#managers.add(manager);
		manager.on('stack-item-added', ({ stackItem, type }) => {
			stackItem.meta.set(made, (this.#steps += 1));
			if (type !== 'undo' || this.#returning) return;
			// After a new step there is nothing to redo, in no document.
			for (const other of this.#managers) if (other !== manager) other.clear(false, true);
		});
		for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
			manager.on(event, () => {
				for (const listener of this.#listeners) listener();
			});
		}
		return () => {
			this.#managers.delete(manager);
			manager.destroy();
			for (const listener of this.#listeners) listener();
		};
	}

	get canUndo(): boolean {
		return [...this.#managers].some((manager) => manager.undoStack.length > 0);
	}

	get canRedo(): boolean {
		return [...this.#managers].some((manager) => manager.redoStack.length > 0);
	}

	undo(): void {
		this.stopTyping();
		this.#return('undoStack', (manager) => manager.undo());
	}

	redo(): void {
		this.stopTyping();
		this.#return('redoStack', (manager) => manager.redo());
	}

	/** From here until `stopTyping` all changes are one step. */
	startTyping(): void {
		this.#setTyping(true, wholeSession);
	}

	/** Every transaction is a step of its own again. */
	stopTyping(): void {
		this.#setTyping(false, 0);
	}

	/** Makes one step of everything that `change` does in several transactions; while typing, a part of that step. */
	oneStep<Result>(change: () => Result): Result {
		if (this.#typing) return change();
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
		for (const manager of this.#managers) manager.destroy();
	}

	/** Lets the document go back whose step is the newest of all. */
	#return(stack: 'undoStack' | 'redoStack', go: (manager: Y.UndoManager) => void): void {
		let newest: Y.UndoManager | undefined;
		let last = -1;
		for (const manager of this.#managers) {
			const at: unknown = manager[stack].at(-1)?.meta.get(made);
			if (typeof at !== 'number' || at <= last) continue;
			newest = manager;
			last = at;
		}
		if (!newest) return;
		this.#returning = true;
		try {
			go(newest);
		} finally {
			this.#returning = false;
		}
	}

	#setTyping(typing: boolean, timeout: number): void {
		this.#typing = typing;
		for (const manager of this.#managers) {
			manager.stopCapturing();
			manager.captureTimeout = timeout;
		}
	}
}
