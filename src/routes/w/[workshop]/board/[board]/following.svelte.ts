/** Looking at what somebody else looks at, until one moves the view oneself or the other leaves. */
import { untrack } from 'svelte';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Viewport } from '#lib/canvas/viewport.svelte.ts';
import type { PresentPerson } from '#lib/realtime/model/presence.ts';
import type { Presence } from '#lib/realtime/presence.svelte.ts';
import { GuidedCamera } from './guided-camera.ts';

export class Following {
	readonly #presence: Presence;
	readonly #camera: GuidedCamera;
	#id = $state<number | null>(null);
	/** Remembered: presence forgets people the moment they leave. */
	#name = '';

	readonly person: PresentPerson | undefined = $derived.by(() =>
		this.#presence.others.find((other) => other.clientId === this.#id)
	);

	constructor(presence: Presence, viewport: Viewport) {
		this.#presence = presence;
		this.#camera = new GuidedCamera(viewport);
	}

	/** The client that is followed. */
	get id(): number | null {
		return this.#id;
	}

	/** Of the person that is or was followed. */
	get name(): string {
		return this.#name;
	}

	follow(id: number | null): void {
		this.#id = id;
		this.#camera.begin();
		this.#name = this.person?.name || m.board_comments_somebody();
	}

	stop(): void {
		this.#id = null;
	}

	/** Moves the view after the other's; to be called in an effect, whenever presence or camera changed. */
	step(): void {
		if (this.#id === null) return;
		if (this.#camera.taken) return this.stop();
		const view = this.person?.viewport;
		// The camera is moved here, not followed.
		if (view) untrack(() => this.#camera.show(view));
	}
}
