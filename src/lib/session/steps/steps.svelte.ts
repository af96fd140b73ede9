/** The running step as a page sees it, what this person may do now, and the commands of facilitators. */
import { createContext } from 'svelte';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { workshopPart, youPart } from '../model/messages.ts';
import { canNow, type StepVerb } from '../model/rights.ts';
import { can } from '../model/roles.ts';
import type { AgendaEdit, Control } from '../model/steps/machine.ts';
import {
	agendaPart,
	controlStep,
	editAgendaCommand,
	rulesOf,
	stepPart,
	type LiveStep,
	type OutlineStep,
	type RunningStep
} from '../model/steps/messages.ts';

/** A control without the run, which this class knows. */
type Press<Command = Control> = Command extends { run: number } ? Omit<Command, 'run'> : Command;

export class Steps {
	readonly session: SessionClient;
	readonly #refused: (code: string) => void;
	#busy = $state(false);

	readonly live: LiveStep | undefined = $derived.by(() => this.session.part(stepPart));
	readonly agenda = $derived.by(() => this.session.part(agendaPart));
	readonly runs: boolean = $derived.by(() => {
		const you = this.session.part(youPart);
		return you !== undefined && can(you.role, 'run-steps', this.#open);
	});

	/** @param refused called with the code of what the server refused */
	constructor(session: SessionClient, refused: (code: string) => void) {
		this.session = session;
		this.#refused = refused;
	}

	get step(): RunningStep | undefined {
		return this.live?.step ?? undefined;
	}

	get outline(): readonly OutlineStep[] {
		return this.live?.outline ?? [];
	}

	get paused(): boolean {
		return this.live !== undefined && this.live.pausedAt !== null;
	}

	/** A command is on its way. */
	get busy(): boolean {
		return this.#busy;
	}

	/** The step that "next" leads to. */
	get next(): OutlineStep | undefined {
		const at = this.outline.findLastIndex(({ state }) => state === 'running');
		const last = at >= 0 ? at : this.outline.findLastIndex(({ state }) => state === 'done');
		return this.outline.slice(last + 1).find(({ state }) => state !== 'skipped');
	}

	/** Whether this person may do this now; what the server decides, for greying out. */
	may(verb: StepVerb): boolean {
		const you = this.session.part(youPart);
		// A review link lets people comment whatever the step says.
		if (you?.review && verb === 'comment') return you.review.comments;
		return you !== undefined && canNow(you.role, verb, rulesOf(this.live), this.#open);
	}

	async control(press: Press): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		const command =
			press.do === 'pause' || press.do === 'resume' ? press : { ...press, run: this.live?.run ?? 0 };
		const answer = await this.session.command(controlStep, command);
		this.#busy = false;
		if (!answer.ok) this.#refused(answer.error.code);
	}

	/** @returns whether it is done */
	async edit(edit: AgendaEdit): Promise<boolean> {
		const answer = await this.session.command(editAgendaCommand, edit);
		if (!answer.ok) this.#refused(answer.error.code);
		return answer.ok;
	}

	get #open(): boolean {
		return this.session.part(workshopPart)?.status !== 'closed';
	}
}

/** Set once per workshop, by its shell. */
export const [getSteps, setSteps] = createContext<Steps>();
