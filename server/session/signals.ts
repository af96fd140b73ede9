/**
 * What people signal to the room: a raised hand, that they are done, the pulse. Hands and ticks survive a
 * restart; the pulse is a mood of the moment, so it stays in memory, where nobody can look it up later.
 */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { can, type Verb } from '#lib/session/model/roles.ts';
import {
	ByRegion,
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
	type Hands,
	type Pulse,
	type PulseState,
	type Ready,
	type SignalRefusal
} from '#lib/session/signals/model/messages.ts';
import { speakingOrder } from '#lib/session/signals/model/speaking-order.ts';
import type { Member } from '../auth/auth.ts';
import type { Channel } from '../channel/channel.ts';
import type { RoomStateStore } from '../storage/room-state-store.ts';
import { KeptState } from './kept-state.ts';

const Hand = v.object({ participant: v.string(), region: v.string() });
const Kept = v.object({
	/** In the order in which they were raised. */
	hands: v.array(Hand),
	speaking: v.nullable(Hand),
	turns: ByRegion,
	ready: v.array(Hand),
	/** The run of a step that turns and ticks belong to; 0 before the first. */
	run: v.optional(v.number(), 0)
});
type Kept = v.InferOutput<typeof Kept>;

type Asker = Pick<Member, 'participant' | 'workshop' | 'role' | 'region' | 'workshopOpen'>;
type Done = Promise<Result<Record<string, never>, SignalRefusal>>;

/** A queue longer than this helps nobody. */
const mostHands = 500;
/** Milliseconds between two sendings, while three hundred people press at once. */
const intervals = { hands: 200, ready: 500, pulse: 500 } as const;

export interface SignalsParts {
	readonly store: RoomStateStore;
	/** Called with the name of a part whose value changed. */
	readonly onChange: (workshop: string, part: string) => void;
}

export class Signals {
	readonly #kept: KeptState<Kept>;
	readonly #pulses = new Map<string, Map<string, Pulse>>();
	readonly #onChange: SignalsParts['onChange'];

	constructor({ store, onChange }: SignalsParts) {
		this.#kept = new KeptState(store, 'signals', Kept, () => ({
			hands: [],
			speaking: null,
			turns: {},
			ready: [],
			run: 0
		}));
		this.#onChange = onChange;
	}

	async hands(workshop: string): Promise<Hands> {
		const { hands, speaking, turns } = await this.#kept.of(workshop);
		const queue = speakingOrder(hands, turns).map(({ participant }) => participant);
		return { speaking: speaking?.participant ?? null, queue, turns };
	}

	async ready({ workshop, participant }: Asker): Promise<Ready> {
		const { ready } = await this.#kept.of(workshop);
		const you = ready.some((tick) => tick.participant === participant);
		return { you, regions: await this.readyBy(workshop) };
	}

	/** How many are done, by region id. */
	async readyBy(workshop: string): Promise<ByRegion> {
		const { ready } = await this.#kept.of(workshop);
		const regions: ByRegion = {};
		for (const { region } of ready) regions[region] = (regions[region] ?? 0) + 1;
		return regions;
	}

	/** Whether this person said to be done; undefined before the state was read. */
	isReady({ workshop, participant }: Asker): boolean | undefined {
		return this.#kept.peek(workshop)?.ready.some((tick) => tick.participant === participant);
	}

	pulse({ workshop, participant, role }: Asker): PulseState {
		const answers = this.#pulses.get(workshop);
		const you = answers?.get(participant) ?? null;
		if (!can(role, 'lead')) return { you, counts: null };
		const counts = { clear: 0, slower: 0, question: 0 };
		for (const answer of answers?.values() ?? []) counts[answer] += 1;
		return { you, counts };
	}

	async raise(asker: Asker): Done {
		const state = await this.#open(asker, 'signal');
		if (!state.ok) return state;
		const { hands, speaking } = state.value;
		const { participant } = asker;
		if (speaking?.participant === participant || hands.some((hand) => hand.participant === participant)) {
			return ok({});
		}
		if (hands.length >= mostHands) return refuse('too-many');
		hands.push({ participant, region: asker.region ?? '' });
		return this.#keep(asker.workshop, handsPart.name);
	}

	/** One's own hand, or somebody else's for those who lead. */
	async lower(asker: Asker, participant = asker.participant): Done {
		const state = await this.#open(asker, participant === asker.participant ? 'signal' : 'lead');
		if (!state.ok) return state;
		if (!withdraw(state.value, participant)) return ok({});
		return this.#keep(asker.workshop, handsPart.name);
	}

	async call(asker: Asker, participant: string): Done {
		const state = await this.#open(asker, 'lead');
		if (!state.ok) return state;
		const { hands, speaking, turns } = state.value;
		if (speaking?.participant === participant) return ok({});
		const hand = hands.find((one) => one.participant === participant);
		if (!hand) return refuse('not-found');
		hands.splice(hands.indexOf(hand), 1);
		state.value.speaking = hand;
		turns[hand.region] = (turns[hand.region] ?? 0) + 1;
		return this.#keep(asker.workshop, handsPart.name);
	}

	async clearHands(asker: Asker): Done {
		const state = await this.#open(asker, 'lead');
		if (!state.ok) return state;
		Object.assign(state.value, { hands: [], speaking: null, turns: {} });
		return this.#keep(asker.workshop, handsPart.name);
	}

	async setReady(asker: Asker, ready: boolean): Done {
		const state = await this.#open(asker, 'signal');
		if (!state.ok) return state;
		const { participant } = asker;
		const others = state.value.ready.filter((tick) => tick.participant !== participant);
		state.value.ready = ready ? [...others, { participant, region: asker.region ?? '' }] : others;
		return this.#keep(asker.workshop, readyPart.name);
	}

	async clearReady(asker: Asker): Done {
		const state = await this.#open(asker, 'lead');
		if (!state.ok) return state;
		state.value.ready = [];
		return this.#keep(asker.workshop, readyPart.name);
	}

	async setPulse(asker: Asker, pulse: Pulse | null): Done {
		const allowed = this.#may(asker, 'signal');
		if (!allowed.ok) return allowed;
		const answers = this.#pulses.get(asker.workshop) ?? new Map<string, Pulse>();
		this.#pulses.set(asker.workshop, answers);
		if (pulse) answers.set(asker.participant, pulse);
		else answers.delete(asker.participant);
		this.#onChange(asker.workshop, pulsePart.name);
		return ok({});
	}

	async clearPulse(asker: Asker): Done {
		const allowed = this.#may(asker, 'lead');
		if (!allowed.ok) return allowed;
		this.#forgetPulse(asker.workshop);
		return ok({});
	}

	/** A new run of a step begins: nobody is done, the pulse and the turns are new ones. Hands stay up. */
	async startStep(workshop: string, run: number): Promise<void> {
		const state = await this.#kept.of(workshop);
		if (state.run === run) return;
		Object.assign(state, { ready: [], turns: {}, run });
		this.#forgetPulse(workshop);
		await this.#keep(workshop, readyPart.name);
		this.#onChange(workshop, handsPart.name);
	}

	/** Whoever is out of the workshop neither waits nor counts. */
	async forget(workshop: string, participant: string): Promise<void> {
		const state = await this.#kept.of(workshop);
		withdraw(state, participant);
		state.ready = state.ready.filter((tick) => tick.participant !== participant);
		this.#pulses.get(workshop)?.delete(participant);
		await this.#keep(workshop, handsPart.name);
		this.#onChange(workshop, readyPart.name);
		this.#onChange(workshop, pulsePart.name);
	}

	#forgetPulse(workshop: string): void {
		this.#pulses.delete(workshop);
		this.#onChange(workshop, pulsePart.name);
	}

	async #keep(workshop: string, part: string): Done {
		await this.#kept.save(workshop);
		this.#onChange(workshop, part);
		return ok({});
	}

	async #open(asker: Asker, verb: Verb): Promise<Result<Kept, SignalRefusal>> {
		const allowed = this.#may(asker, verb);
		return allowed.ok ? ok(await this.#kept.of(asker.workshop)) : allowed;
	}

	#may(asker: Asker, verb: Verb): Result<true, SignalRefusal> {
		if (!can(asker.role, verb)) return refuse('not-allowed');
		return can(asker.role, verb, asker.workshopOpen) ? ok(true) : refuse('workshop-closed');
	}
}

/** Takes a person out of the queue and off the floor. @returns whether there was anything to do */
function withdraw(state: Kept, participant: string): boolean {
	const at = state.hands.findIndex((hand) => hand.participant === participant);
	if (at !== -1) state.hands.splice(at, 1);
	const spoke = state.speaking?.participant === participant;
	if (spoke) state.speaking = null;
	return at !== -1 || spoke;
}

/** Puts the signals on the session channel. */
export function registerSignals(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed'>,
	store: RoomStateStore
): Signals {
	const signals = new Signals({ store, onChange: (workshop, part) => channel.changed(workshop, part) });
	channel.addPart(handsPart, (member) => signals.hands(member.workshop), {
		audience: () => 'all',
		interval: intervals.hands
	});
	channel.addPart(readyPart, (member) => signals.ready(member), {
		audience: (member) => String(signals.isReady(member) ?? member.participant),
		interval: intervals.ready
	});
	channel.addPart(pulsePart, (member) => signals.pulse(member), {
		audience: (member) => `${can(member.role, 'lead')} ${signals.pulse(member).you}`,
		interval: intervals.pulse
	});

	channel.handle(raiseHand, (member) => signals.raise(member));
	channel.handle(lowerHand, (member, { participant }) => signals.lower(member, participant));
	channel.handle(callHand, (member, { participant }) => signals.call(member, participant));
	channel.handle(clearHands, (member) => signals.clearHands(member));
	channel.handle(setReady, (member, { ready }) => signals.setReady(member, ready));
	channel.handle(clearReady, (member) => signals.clearReady(member));
	channel.handle(setPulse, (member, { pulse }) => signals.setPulse(member, pulse));
	channel.handle(clearPulse, (member) => signals.clearPulse(member));
	return signals;
}
