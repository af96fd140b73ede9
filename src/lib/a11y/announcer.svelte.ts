/** Says things to people who listen to the page instead of looking at it. */
import { createContext } from 'svelte';

interface Saying {
	readonly id: number;
	readonly text: string;
}

/** How long a saying stays in the live region: long enough to be read once, gone before one stumbles over it. */
const stayMilliseconds = 7_000;

export class Announcer {
	#polite = $state.raw<readonly Saying[]>([]);
	#urgent = $state.raw<readonly Saying[]>([]);
	#nextId = 1;

	/** What the live regions hold now. */
	get polite(): readonly Saying[] {
		return this.#polite;
	}
	get urgent(): readonly Saying[] {
		return this.#urgent;
	}

	/**
	 * @param text one short sentence in the language of the page
	 * @param urgency `polite` waits for a pause (the default); `urgent` interrupts and is for losses only
	 */
	say(text: string, urgency: 'polite' | 'urgent' = 'polite'): void {
		const saying = { id: this.#nextId++, text };
		if (urgency === 'urgent') this.#urgent = [...this.#urgent, saying];
		else this.#polite = [...this.#polite, saying];
		setTimeout(() => {
			this.#polite = this.#polite.filter(({ id }) => id !== saying.id);
			this.#urgent = this.#urgent.filter(({ id }) => id !== saying.id);
		}, stayMilliseconds);
	}
}

/** Set once in the outermost layout. */
export const [getAnnouncer, setAnnouncer] = createContext<Announcer>();
