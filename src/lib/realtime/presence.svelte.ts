/**
 * The other people in an open document, as a reactive list, and what this person shows to them. Changes of
 * the others are taken over at most every 50 ms; one's own leave at most ten times a second, and more
 * slowly in a crowd, where pointers cost the most.
 */
import type { Awareness } from 'y-protocols/awareness';
import {
	fitPresence,
	parsePresence,
	type Cursor,
	type OwnPresence,
	type PresentPerson,
	type Viewport
} from './model/presence.ts';

const receiveEvery = 50;
const sendEvery = 100;
/** From here on pointers move five times a second. */
const crowd = 60;

export class Presence {
	#awareness: Awareness;
	#others = $state.raw<readonly PresentPerson[]>([]);
	/** Awareness replaces a state as a whole, so a state that was parsed once need not be parsed again. */
	#parsed = new WeakMap<object, PresentPerson>();
	#receiving: ReturnType<typeof setTimeout> | undefined;
	#sending: ReturnType<typeof setTimeout> | undefined;
	#own: OwnPresence = {};
	/** Not reactive: an effect that shows something to the others must not run again whenever they move. */
	#crowded = false;
	#unsent = false;

	constructor(awareness: Awareness) {
		this.#awareness = awareness;
		awareness.on('change', this.#handleChange);
		this.#read();
	}

	/** Everybody else here, in the order of their client ids. */
	get others(): readonly PresentPerson[] {
		return this.#others;
	}

	/** @param cursor in world units; null when the pointer has left the board */
	setCursor(cursor: Cursor | null): void {
		this.#set({ cursor });
	}

	/** @param selection item ids; the first 40 are shown to the others */
	setSelection(selection: readonly string[]): void {
		this.#set({ selection });
	}

	setViewport(viewport: Viewport | null): void {
		this.#set({ viewport });
	}

	/** @param gesture a small JSON value (under 1 KB), e.g. a drag in progress; null when it is over */
	setGesture(gesture: unknown): void {
		this.#set({ gesture });
	}

	close(): void {
		clearTimeout(this.#receiving);
		clearTimeout(this.#sending);
		this.#awareness.off('change', this.#handleChange);
	}

	#set(change: OwnPresence): void {
		this.#own = { ...this.#own, ...change };
		this.#unsent = true;
		if (this.#sending === undefined) this.#send();
	}

	/** Sends at once, then not again before the interval is over. */
	#send(): void {
		if (!this.#unsent) {
			this.#sending = undefined;
			return;
		}
		this.#unsent = false;
		this.#awareness.setLocalState({ ...fitPresence(this.#own) });
		const interval = this.#crowded ? sendEvery * 2 : sendEvery;
		this.#sending = setTimeout(() => this.#send(), interval);
	}

	#handleChange = (): void => {
		this.#receiving ??= setTimeout(() => {
			this.#receiving = undefined;
			this.#read();
		}, receiveEvery);
	};

	#read(): void {
		const others: PresentPerson[] = [];
		for (const [clientId, state] of this.#awareness.getStates()) {
			if (clientId === this.#awareness.clientID || typeof state !== 'object') continue;
			const person = this.#parsed.get(state) ?? parsePresence(clientId, state);
			if (!person) continue;
			this.#parsed.set(state, person);
			others.push(person);
		}
		this.#crowded = others.length > crowd;
		this.#others = others.sort((a, b) => a.clientId - b.clientId);
	}
}
