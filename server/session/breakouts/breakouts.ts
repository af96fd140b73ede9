/**
 * The groups of every workshop. A change is stored before anybody hears of it, and changes of one workshop are made
 * one after the other, so that two facilitators at once, a step and somebody who arrives see what was before them.
 */
import { newId, randomShare } from '#lib/base/model/ids.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import * as model from '#lib/session/breakouts/model/breakouts.ts';
import type { BreakoutRefusal, BreakoutState } from '#lib/session/breakouts/model/breakouts.ts';
import type { BreakoutCommandRefusal } from '#lib/session/breakouts/model/messages.ts';
import type { BreakoutPlan, Reach } from '#lib/session/breakouts/model/plan.ts';
import type { Seated } from '#lib/session/breakouts/model/seating.ts';
import { can, type Verb } from '#lib/session/model/roles.ts';
import { currentRun, currentStep, type SessionState } from '#lib/session/model/steps/machine.ts';
import type { Member } from '../../auth/auth.ts';
import type { PeopleStore } from '../../storage/people-store.ts';
import type { RevisedStore } from '../../storage/revised-store.ts';
import type { GroupPlaces } from './group-places.ts';

export interface BreakoutsParts {
	readonly store: RevisedStore<BreakoutState>;
	readonly people: Pick<PeopleStore, 'ofWorkshop'>;
	readonly places: Pick<GroupPlaces, 'prepare'>;
	readonly session: (workshop: string) => Promise<SessionState>;
	/** Participants with a connection. */
	readonly present: (workshop: string) => ReadonlySet<string>;
	/** Called after every stored change. */
	readonly onChange: (workshop: string, state: BreakoutState) => void;
}

type Asker = Pick<Member, 'participant' | 'workshop' | 'role' | 'workshopOpen'>;
type Answer = Promise<Result<Record<string, never>, BreakoutCommandRefusal>>;
type Outcome = Result<BreakoutState, BreakoutRefusal | 'groups-changed'>;

interface Kept {
	state: BreakoutState;
	/** Whether there is a row of it. */
	stored: boolean;
	queue: Promise<unknown>;
}

const chance: model.Chance = { newId, random: randomShare };

export class Breakouts {
	readonly #parts: BreakoutsParts;
	readonly #kept = new Map<string, Promise<Kept>>();

	constructor(parts: BreakoutsParts) {
		this.#parts = parts;
	}

	async state(workshop: string): Promise<BreakoutState> {
		return (await this.#keep(workshop)).state;
	}

	/** What a member who is no facilitator may do on a board; null where the groups have no say about it. */
	async reach(workshop: string, board: string, participant: string): Promise<Reach | null> {
		return model.reachOf(await this.state(workshop), board, participant);
	}

	/** Whether a member may read a board, as far as the groups have a say about it. */
	async mayRead(
		{ workshop, role, participant }: Omit<Asker, 'workshopOpen'>,
		board: string
	): Promise<boolean> {
		return can(role, 'lead') || (await this.reach(workshop, board, participant)) !== 'nothing';
	}

	/** @param stage what the facilitator saw */
	send(asker: Asker, plan: BreakoutPlan, stage: number): Answer {
		return this.#asked(asker, 'run-steps', async (state) => {
			if (state.stage !== stage) return refuse('groups-changed');
			return this.#sent(asker.workshop, state, plan);
		});
	}

	callBack(asker: Asker, stage: number): Answer {
		return this.#asked(asker, 'run-steps', (state) =>
			state.stage === stage ? model.callBack(state) : refuse('groups-changed')
		);
	}

	move(asker: Asker, participant: string, group: string | null): Answer {
		return this.#asked(asker, 'run-steps', async (state) => {
			const people = await this.#participants(asker.workshop);
			if (!people.some(({ id }) => id === participant)) return refuse('not-found');
			return model.moveTo(state, participant, group);
		});
	}

	choose(asker: Asker, group: string): Answer {
		return this.#asked(asker, 'signal', async (state) => {
			const people = await this.#here(asker.workshop);
			return model.choose(state, asker.participant, group, people.length);
		});
	}

	add(asker: Asker): Answer {
		return this.#asked(asker, 'run-steps', async (state) => {
			const more = model.addGroup(state, newId);
			return more.ok ? this.#placed(asker.workshop, more.value, state) : more;
		});
	}

	describe(asker: Asker, group: string, to: Parameters<typeof model.describe>[2]): Answer {
		return this.#asked(asker, 'run-steps', (state) => model.describe(state, group, to));
	}

	tell(asker: Asker, text: string): Answer {
		return this.#asked(asker, 'run-steps', (state) => model.tellAll(state, text, newId));
	}

	/** Brings the groups in line with the step that is running, once per run. */
	async follow(workshop: string): Promise<void> {
		await this.#change(workshop, async (state) => {
			const session = await this.#parts.session(workshop);
			const run = currentRun(session)?.run ?? 0;
			if (run === state.run) return ok(state);
			const plan = currentStep(session)?.breakout;
			if (!plan) return ok(model.withoutGroups(state, run));
			const sent = await this.#sent(workshop, state, plan);
			// More groups than there can be boards meet in frames rather than nowhere.
			const tried = sent.ok ? sent : await this.#sent(workshop, state, { ...plan, place: 'frame' });
			return ok(tried.ok ? { ...tried.value, run } : model.withoutGroups(state, run));
		});
	}

	/** Gives those who came late a group. */
	async arrive(workshop: string): Promise<void> {
		if ((await this.state(workshop)).phase !== 'open') return;
		await this.#change(workshop, async (state) => {
			const late = model.arrived(state, await this.#here(workshop), chance);
			return late === state ? ok(state) : this.#placed(workshop, late, state);
		});
	}

	/** Whoever is out of the workshop is in no group. */
	async forget(workshop: string, participant: string): Promise<void> {
		await this.#change(workshop, (state) => {
			const moved = model.moveTo(state, participant, null);
			return moved.ok ? moved : ok(state);
		});
	}

	async #sent(workshop: string, state: BreakoutState, plan: BreakoutPlan): Promise<Outcome> {
		const sent = model.sendToGroups(state, plan, await this.#here(workshop), chance);
		return sent.ok ? this.#placed(workshop, sent.value, state) : sent;
	}

	async #placed(workshop: string, state: BreakoutState, before: BreakoutState): Promise<Outcome> {
		const view = currentStep(await this.#parts.session(workshop))?.view;
		const board = view?.kind === 'board' ? view.board : undefined;
		return this.#parts.places.prepare(workshop, state, before.groups, board);
	}

	async #participants(workshop: string): Promise<Seated[]> {
		const people = await this.#parts.people.ofWorkshop(workshop);
		return people
			.filter(({ role }) => role === 'participant')
			.map(({ id, region }) => ({ id, region: region || null }));
	}

	/** Participants who are connected: the others get a group when they come. */
	async #here(workshop: string): Promise<Seated[]> {
		const present = this.#parts.present(workshop);
		return (await this.#participants(workshop)).filter(({ id }) => present.has(id));
	}

	async #asked(
		{ workshop, role, workshopOpen }: Asker,
		verb: Verb,
		change: (state: BreakoutState) => Promise<Outcome> | Outcome
	): Answer {
		if (!can(role, verb)) return refuse('not-allowed');
		if (!can(role, verb, workshopOpen)) return refuse('workshop-closed');
		return this.#change(workshop, change);
	}

	async #change(
		workshop: string,
		change: (state: BreakoutState) => Promise<Outcome> | Outcome
	): Promise<Result<Record<string, never>, BreakoutRefusal | 'groups-changed'>> {
		const kept = await this.#keep(workshop);
		const turn = kept.queue.then(async () => {
			const before = kept.state;
			const outcome = await change(before);
			if (!outcome.ok) return outcome;
			const state = outcome.value;
			if (state === before) return ok({});
			const saved = await this.#parts.store.save(workshop, state, kept.stored ? before.rev : null);
			if (!saved) throw new Error('the groups were changed by somebody else');
			kept.stored = true;
			kept.state = state;
			this.#parts.onChange(workshop, state);
			return ok({});
		});
		kept.queue = turn.catch(() => undefined);
		return turn;
	}

	#keep(workshop: string): Promise<Kept> {
		let kept = this.#kept.get(workshop);
		if (!kept) {
			kept = this.#load(workshop);
			this.#kept.set(workshop, kept);
			kept.catch(() => this.#kept.delete(workshop));
		}
		return kept;
	}

	async #load(workshop: string): Promise<Kept> {
		const stored = await this.#parts.store.load(workshop);
		return { state: stored ?? model.noBreakouts, stored: stored !== undefined, queue: Promise.resolve() };
	}
}
