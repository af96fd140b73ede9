/**
 * Room screens: pages on a projector, opened with the join code and nothing else. They are nobody's browser, so
 * they carry a token instead of a session, kept in memory on both sides; after a restart a screen opens anew. A cookie
 * with the same token, for pictures alone, is what `<img>` can send.
 */
import { newId } from '#lib/base/model/ids.ts';
import type { Clock } from '../support/clock.ts';
import { hashSecret, newSecret } from '../support/secrets.ts';

export interface OpenScreen {
	/** In the place of a participant's id. */
	readonly id: string;
	readonly workshop: string;
	/** The join code it was opened with. */
	readonly code: string;
	/** Milliseconds since 1970. */
	readonly openedAt: number;
}

/** A conference day, with the evening before, in milliseconds. */
export const screenLifetime = 24 * 3_600_000;
/** More than any workshop has; the oldest gives way, and opens anew by itself. */
const mostPerWorkshop = 60;

export class RoomScreens {
	readonly #clock: Clock;
	/** By the hash of the token, in the order in which they were opened. */
	readonly #open = new Map<string, OpenScreen>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** @returns the token, which is not kept */
	open(workshop: string, code: string): string {
		const now = this.#clock.now();
		for (const [hash, screen] of this.#open) {
			if (now - screen.openedAt > screenLifetime) this.#open.delete(hash);
		}
		const own = [...this.#open].filter(([, screen]) => screen.workshop === workshop);
		const oldest = own.length >= mostPerWorkshop ? own[0] : undefined;
		if (oldest) this.#open.delete(oldest[0]);
		const token = newSecret();
		this.#open.set(hashSecret(token), { id: `screen-${newId()}`, workshop, code, openedAt: now });
		return token;
	}

	find(token: string): OpenScreen | undefined {
		const screen = this.#open.get(hashSecret(token));
		return screen && this.#clock.now() - screen.openedAt <= screenLifetime ? screen : undefined;
	}
}
