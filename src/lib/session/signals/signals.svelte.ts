/** What this person signals to the room, and what the room signals: hands, "I am done", the pulse. */
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import type { Answer, Command } from '#lib/realtime/model/messages.ts';
import type { People } from '../people.svelte.ts';
import { can } from '../model/roles.ts';
import { workshopPart, type Person } from '../model/messages.ts';
import {
	callHand,
	clearHands,
	clearPulse,
	clearReady,
	handsPart,
	lowerHand,
	pulsePart,
	raiseHand,
	readyPart,
	setPulse,
	setReady,
	type Pulse
} from './model/messages.ts';

/** Somebody in the queue; without `person` where this reader may not know or the person has just gone. */
export interface Speaker {
	readonly id: string;
	readonly person: Person | undefined;
}

export class Signals {
	readonly #session: SessionClient;
	readonly #people: People;
	readonly #failed: (code: string) => void;

	/** @param failed is told the code of every command that the server did not take */
	constructor(session: SessionClient, people: People, failed: (code: string) => void) {
		this.#session = session;
		this.#people = people;
		this.#failed = failed;
	}

	readonly #open = $derived.by(() => this.#session.part(workshopPart)?.status === 'open');
	readonly #hands = $derived.by(() => this.#session.part(handsPart));
	readonly #ready = $derived.by(() => this.#session.part(readyPart));
	readonly #pulse = $derived.by(() => this.#session.part(pulsePart));
	readonly #me = $derived.by(() => this.#people.you);

	/** Whether this person may raise a hand now. */
	readonly signals: boolean = $derived(!!this.#me && can(this.#me.role, 'signal', this.#open));
	/** Whether this person gives the floor now. */
	readonly leads: boolean = $derived(!!this.#me && can(this.#me.role, 'lead', this.#open));

	readonly queue: readonly Speaker[] = $derived.by(() =>
		(this.#hands?.queue ?? []).map((id) => ({ id, person: this.#people.get(id) }))
	);
	readonly speaking: Speaker | null = $derived.by(() => {
		const id = this.#hands?.speaking;
		return id ? { id, person: this.#people.get(id) } : null;
	});
	/** This person's place in the queue, from 1; 0 without a raised hand. */
	readonly place: number = $derived(this.queue.findIndex(({ id }) => id === this.#me?.id) + 1);
	readonly hasFloor: boolean = $derived(this.speaking !== null && this.speaking.id === this.#me?.id);

	readonly ready: boolean = $derived(this.#ready?.you ?? false);
	/** How many are done, by region id. */
	readonly readyBy: Readonly<Record<string, number>> = $derived(this.#ready?.regions ?? {});
	readonly readyCount: number = $derived(Object.values(this.readyBy).reduce((sum, count) => sum + count, 0));

	readonly pulse: Pulse | null = $derived(this.#pulse?.you ?? null);
	/** Null for those who do not lead. */
	readonly pulseCounts: Readonly<Record<Pulse, number>> | null = $derived(this.#pulse?.counts ?? null);

	raise = (): Promise<boolean> => this.#send(raiseHand, {});
	/** @param participant somebody else, for those who lead */
	lower = (participant?: string): Promise<boolean> =>
		this.#send(lowerHand, participant === undefined ? {} : { participant });
	call = (participant: string): Promise<boolean> => this.#send(callHand, { participant });
	clearHands = (): Promise<boolean> => this.#send(clearHands, {});
	setReady = (ready: boolean): Promise<boolean> => this.#send(setReady, { ready });
	clearReady = (): Promise<boolean> => this.#send(clearReady, {});
	setPulse = (pulse: Pulse | null): Promise<boolean> => this.#send(setPulse, { pulse });
	clearPulse = (): Promise<boolean> => this.#send(clearPulse, {});

	async #send<Name extends string, Input, Value extends object>(
		command: Command<Name, Input, Value>,
		input: Input
	): Promise<boolean> {
		const answer: Answer<Value> = await this.#session.command(command, input);
		if (!answer.ok) this.#failed(answer.error.code);
		return answer.ok;
	}
}
