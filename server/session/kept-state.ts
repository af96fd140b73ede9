/**
 * One subject's state of each workshop: read from the store once, changed in memory, stored before anybody is
 * told. Changes are made without waiting in between, so that two facilitators at once see each other's.
 */
import * as v from 'valibot';
import type { RoomStateStore } from '../storage/room-state-store.ts';

export class KeptState<State> {
	readonly #store: RoomStateStore;
	readonly #name: string;
	readonly #schema: v.GenericSchema<unknown, State>;
	readonly #initial: () => State;
	readonly #loading = new Map<string, Promise<State>>();
	readonly #known = new Map<string, State>();
	/** The write that has not begun yet, and the one that goes on. */
	readonly #next = new Map<string, Promise<void>>();
	readonly #writing = new Map<string, Promise<void>>();

	/** @param name of the subject in the store */
	constructor(
		store: RoomStateStore,
		name: string,
		schema: v.GenericSchema<unknown, State>,
		initial: () => State
	) {
		this.#store = store;
		this.#name = name;
		this.#schema = schema;
		this.#initial = initial;
	}

	/** The state as it is now; change it in place, then `save`. */
	async of(workshop: string): Promise<State> {
		const known = this.#known.get(workshop);
		if (known !== undefined) return known;
		const loading = this.#loading.get(workshop) ?? this.#load(workshop);
		this.#loading.set(workshop, loading);
		try {
			return await loading;
		} finally {
			this.#loading.delete(workshop);
		}
	}

	/** Undefined before anybody asked for it. */
	peek(workshop: string): State | undefined {
		return this.#known.get(workshop);
	}

	/** Resolves when all changes so far are on disk; those of one moment share a write. */
	save(workshop: string): Promise<void> {
		const waiting = this.#next.get(workshop);
		if (waiting) return waiting;
		const before = this.#writing.get(workshop) ?? Promise.resolve();
		const write = before
			.catch(() => undefined)
			.then(async () => {
				this.#next.delete(workshop);
				this.#writing.set(workshop, write);
				try {
					await this.#store.save(workshop, this.#name, this.#known.get(workshop));
				} finally {
					if (this.#writing.get(workshop) === write) this.#writing.delete(workshop);
				}
			});
		this.#next.set(workshop, write);
		return write;
	}

	async #load(workshop: string): Promise<State> {
		const stored = v.safeParse(this.#schema, await this.#store.load(workshop, this.#name));
		// What an older version stored in another shape is not worth a failing start.
		const state = stored.success ? stored.output : this.#initial();
		this.#known.set(workshop, state);
		return state;
	}
}
