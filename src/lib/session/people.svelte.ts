/** Who is behind an id: names and regions of the people of this workshop. Documents hold only the ids. */
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { indexById } from './model/index-by-id.ts';
import {
	peoplePart,
	workshopPart,
	youPart,
	type Attendee,
	type Person,
	type Region,
	type You
} from './model/messages.ts';

export class People {
	readonly #session: Pick<SessionClient, 'part'>;

	constructor(session: Pick<SessionClient, 'part'>) {
		this.#session = session;
	}

	/** Everybody who joined and was not removed, in order of arrival. */
	readonly all: readonly Attendee[] = $derived.by(() => this.#session.part(peoplePart) ?? []);

	/** Everybody with a live connection. */
	readonly here: readonly Attendee[] = $derived(this.all.filter((person) => person.here));

	readonly #byId: ReadonlyMap<string, Attendee> = $derived(indexById(this.all));
	readonly #regions: ReadonlyMap<string, Region> = $derived.by(() =>
		indexById(this.#session.part(workshopPart)?.regions ?? [])
	);

	/** This person. Undefined before the session's first answer. */
	get you(): You | undefined {
		return this.#session.part(youPart);
	}

	/** Undefined for people who were removed, and for the authors of a template. */
	get(id: string | null | undefined): Person | undefined {
		if (!id) return undefined;
		return this.#byId.get(id) ?? (this.you?.id === id ? this.you : undefined);
	}

	/** Empty where a name is unknown or this person may not know it. */
	name(id: string | null | undefined): string {
		return this.get(id)?.name ?? '';
	}

	/** The region of a person. */
	regionOf(id: string | null | undefined): Region | undefined {
		return this.region(this.get(id)?.region);
	}

	get regions(): readonly Region[] {
		return [...this.#regions.values()];
	}

	/** A region by its own id. */
	region(id: string | null | undefined): Region | undefined {
		return id ? this.#regions.get(id) : undefined;
	}
}
