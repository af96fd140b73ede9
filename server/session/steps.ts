/**
 * The running agenda of every workshop. The state of a workshop is in memory while anybody needs it, because
 * each change of a document asks for its rules; a change is stored before anybody hears of it.
 */
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { freeRules, type StepRules } from '#lib/session/model/rights.ts';
import { can } from '#lib/session/model/roles.ts';
import {
	control,
	currentRun,
	currentStep,
	editAgenda,
	emptySession,
	type AgendaEdit,
	type Control,
	type Run,
	type SessionState,
	type StepRefusal
} from '#lib/session/model/steps/machine.ts';
import type { Step } from '#lib/session/model/steps/agenda.ts';
import { rulesOfState } from '#lib/session/model/steps/messages.ts';
import type { Member } from '../auth/auth.ts';
import type { RevisedStore } from '../storage/revised-store.ts';
import type { Clock } from '../support/clock.ts';
import { allSights, type Sights } from '../sync/access.ts';

/** What was allowed is still taken for so long, in milliseconds: it was on its way when the rules changed. */
export const grace = 2000;

export interface StepsParts {
	readonly store: RevisedStore<SessionState>;
	readonly clock: Clock;
}

/** Who commands, as far as steps need to know. */
export type Commander = Pick<Member, 'workshop' | 'role' | 'workshopOpen'>;
type Answer = Promise<Result<Record<string, never>, StepRefusal | 'not-allowed' | 'workshop-closed'>>;

export interface StepsChange {
	readonly workshop: string;
	readonly state: SessionState;
	/** The run that this change ended, with the step it was of; undefined if it ended none. */
	readonly ended: { readonly run: Run; readonly step: Step } | undefined;
	/** Whether this change began a run. */
	readonly began: boolean;
	/** Whether people may see something else of each other now. */
	readonly otherSights: boolean;
}

interface Kept {
	state: SessionState;
	/** Whether there is a row of it. */
	stored: boolean;
	/** The rules before the last change, and until when what they allow is still taken. */
	former: { readonly rules: StepRules; readonly until: number } | undefined;
	queue: Promise<unknown>;
}

export class Steps {
	readonly #parts: StepsParts;
	readonly #kept = new Map<string, Promise<Kept>>();
	/** What has been loaded, for those who cannot wait. */
	readonly #loaded = new Map<string, Kept>();
	readonly #listeners: ((change: StepsChange) => void)[] = [];

	constructor(parts: StepsParts) {
		this.#parts = parts;
	}

	/** Called after every stored change, in order. */
	onChange(listener: (change: StepsChange) => void): void {
		this.#listeners.push(listener);
	}

	async state(workshop: string): Promise<SessionState> {
		return (await this.#keep(workshop)).state;
	}

	/**
	 * The rules of this moment, and for a short while also those before it. Whoever was let in by `state` can
	 * ask without waiting; before that nothing is known and nobody but facilitators may do anything.
	 */
	rulesNow(workshop: string): readonly StepRules[] {
		const kept = this.#loaded.get(workshop);
		if (!kept) return [{ rights: freeRules.rights, paused: true }];
		const rules = rulesOfState(kept.state);
		const { former } = kept;
		return former && this.#parts.clock.now() < former.until ? [rules, former.rules] : [rules];
	}

	/** What people may see of each other; as little as possible of a workshop that nobody was let into. */
	sightsNow(workshop: string): Sights {
		const kept = this.#loaded.get(workshop);
		return kept ? sightsOf(kept.state) : { cursors: false, names: false };
	}

	control(commander: Commander, command: Control): Answer {
		return this.#change(commander, (state) => control(state, command, this.#parts.clock.now()));
	}

	edit(commander: Commander, edit: AgendaEdit): Answer {
		return this.#change(commander, (state) => editAgenda(state, edit));
	}

	/** Gives a new workshop its agenda: for templates. */
	async prepare(workshop: string, steps: readonly Step[]): Promise<void> {
		const state = { ...emptySession, steps: [...steps] };
		if (!(await this.#parts.store.save(workshop, state, null))) throw new Error('there is an agenda already');
	}

	async #change(
		commander: Commander,
		change: (state: SessionState) => Result<SessionState, StepRefusal>
	): Answer {
		const { workshop, role, workshopOpen } = commander;
		if (!can(role, 'run-steps')) return refuse('not-allowed');
		if (!can(role, 'run-steps', workshopOpen)) return refuse('workshop-closed');
		const kept = await this.#keep(workshop);
		// One after the other, so that each command sees what the one before it did.
		const turn = kept.queue.then(() => this.#apply(workshop, kept, change));
		kept.queue = turn.catch(() => undefined);
		return turn;
	}

	async #apply(
		workshop: string,
		kept: Kept,
		change: (state: SessionState) => Result<SessionState, StepRefusal>
	): Answer {
		const before = kept.state;
		const outcome = change(before);
		if (!outcome.ok) return outcome;
		const state = outcome.value;
		if (state === before) return ok({});
		const saved = await this.#parts.store.save(workshop, state, kept.stored ? before.rev : null);
		if (!saved) throw new Error('the agenda was changed by somebody else');
		kept.stored = true;
		const rules = rulesOfState(before);
		kept.state = state;
		kept.former = { rules, until: this.#parts.clock.now() + grace };
		const run = currentRun(before);
		const step = currentStep(before);
		const end = run && state.runs.find((each) => each.run === run.run && each.endedAt !== null);
		const ended = end && step ? { run: end, step } : undefined;
		const now = currentRun(state);
		const began = now !== undefined && now.run !== run?.run;
		const [sights, former] = [sightsOf(state), sightsOf(before)];
		const otherSights = sights.cursors !== former.cursors || sights.names !== former.names;
		for (const listener of this.#listeners) listener({ workshop, state, ended, began, otherSights });
		return ok({});
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
		const kept: Kept = {
			state: stored ?? emptySession,
			stored: stored !== undefined,
			former: undefined,
			queue: Promise.resolve()
		};
		this.#loaded.set(workshop, kept);
		return kept;
	}
}

function sightsOf(state: SessionState): Sights {
	const step = currentStep(state);
	return step ? { cursors: step.cursors, names: step.names } : allSights;
}
