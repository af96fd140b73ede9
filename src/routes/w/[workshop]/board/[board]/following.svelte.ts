/** Looking at what somebody else looks at, until one moves the view oneself or the other leaves. */
import { untrack } from 'svelte';
import { fitting } from '#lib/canvas/camera.ts';
import type { Camera } from '#lib/canvas/camera.ts';
import type { Viewport } from '#lib/canvas/viewport.svelte.ts';
import type { PresentPerson } from '#lib/realtime/model/presence.ts';
import type { Presence } from '#lib/realtime/presence.svelte.ts';

export class Following {
	readonly #presence: Presence;
	readonly #viewport: Viewport;
	#id = $state<number | null>(null);
	#last = '';
	/** Where the camera was sent; anywhere else it went by this person's own will, by whatever means. */
	#sentTo: Camera | undefined;
	/** Remembered: presence forgets people the moment they leave. */
	#name = '';

	readonly person: PresentPerson | undefined = $derived.by(() =>
		this.#presence.others.find((other) => other.clientId === this.#id)
	);

	constructor(presence: Presence, viewport: Viewport) {
		this.#presence = presence;
		this.#viewport = viewport;
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
		this.#last = '';
		this.#sentTo = undefined;
		this.#name = this.person?.name ?? '';
	}

	stop(): void {
		this.#id = null;
	}

	/** Moves the view after the other's; to be called in an effect, whenever presence or camera changed. */
	step(): void {
		if (this.#id === null) return;
		if (this.#viewport.goal !== (this.#sentTo ?? this.#viewport.goal)) return this.stop();
		const view = this.person?.viewport;
		if (!view) return;
		const key = `${view.x} ${view.y} ${view.w} ${view.h}`;
		if (key === this.#last) return;
		this.#last = key;
		// The camera is moved here, not followed.
		untrack(() => {
			this.#sentTo = fitting(view, this.#viewport.size, 0, 8);
			this.#viewport.flyTo(this.#sentTo);
		});
	}
}
