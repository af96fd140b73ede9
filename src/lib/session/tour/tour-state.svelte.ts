/** Whether this browser has seen the tour. */
import { createContext } from 'svelte';
import * as v from 'valibot';
import { storedValue } from '#lib/base/stored-value.ts';

export class TourState {
	readonly #seen = storedValue('tour-seen', v.boolean(), false);
	#open = $state(!this.#seen.get());

	get open(): boolean {
		return this.#open;
	}

	/** Seen or skipped. */
	close(): void {
		this.#open = false;
		this.#seen.set(true);
	}

	/** Once more. */
	reopen(): void {
		this.#open = true;
	}
}

/** Set once per workshop, by its shell. */
export const [getTour, setTour] = createContext<TourState>();
