/** The groups as a page sees them: the own one, everybody's for those who lead, and the commands. */
import { createContext } from 'svelte';
import type { Answer, Command } from '#lib/realtime/model/messages.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { workshopPart, youPart } from '../model/messages.ts';
import { can } from '../model/roles.ts';
import { reachOf, seatsOf, type Group } from './model/breakouts.ts';
import {
	addGroup,
	breakoutPart,
	callBack,
	chooseGroup,
	describeGroup,
	moveToGroup,
	sendToGroups,
	tellGroups,
	type Breakouts as Live
} from './model/messages.ts';
import type { BreakoutPlan } from './model/plan.ts';

export class Breakouts {
	readonly #session: SessionClient;
	readonly #refused: (code: string) => void;
	#busy = $state(false);

	/** @param refused called with the code of what the server refused */
	constructor(session: SessionClient, refused: (code: string) => void) {
		this.#session = session;
		this.#refused = refused;
	}

	/** Null for those who only look on. */
	readonly live: Live = $derived.by(() => this.#session.part(breakoutPart) ?? null);
	readonly #you = $derived.by(() => this.#session.part(youPart));
	readonly leads: boolean = $derived.by(() => {
		const open = this.#session.part(workshopPart)?.status !== 'closed';
		return this.#you !== undefined && can(this.#you.role, 'run-steps', open);
	});
	/** Whether the groups meet now. */
	readonly open: boolean = $derived(this.live?.phase === 'open');
	readonly groups: readonly Group[] = $derived(this.live?.groups ?? []);
	/** This person's group, while the groups meet. */
	readonly mine: Group | undefined = $derived(
		this.open ? this.groups.find(({ members }) => members.includes(this.#you?.id ?? '')) : undefined
	);
	/** Whether this person works in groups now, in one or still without. */
	readonly takesPart: boolean = $derived(this.open && this.#you?.role === 'participant');
	readonly chooses: boolean = $derived(this.takesPart && this.live?.plan?.way === 'choice');

	/** A command is on its way. */
	get busy(): boolean {
		return this.#busy;
	}

	/** Whether this person can open a board, as far as the groups have a say about it. */
	opens(board: string): boolean {
		if (!this.live || this.leads || !this.#you) return true;
		return reachOf(this.live, board, this.#you.id) !== 'nothing';
	}

	/** How many people a group takes where people choose. */
	seats(here: number): number {
		return this.live ? seatsOf(this.live, here) : 0;
	}

	send = (plan: BreakoutPlan): Promise<boolean> => this.#ask(sendToGroups, { plan, stage: this.#stage });
	callBack = (): Promise<boolean> => this.#ask(callBack, { stage: this.#stage });
	move = (participant: string, group: string | null): Promise<boolean> =>
		this.#ask(moveToGroup, { participant, group });
	choose = (group: string): Promise<boolean> => this.#ask(chooseGroup, { group });
	add = (): Promise<boolean> => this.#ask(addGroup, {});
	name = (group: string, name: string): Promise<boolean> => this.#ask(describeGroup, { group, name });
	host = (group: string, host: string | null): Promise<boolean> => this.#ask(describeGroup, { group, host });
	tell = (text: string): Promise<boolean> => this.#ask(tellGroups, { text });

	get #stage(): number {
		return this.live?.stage ?? 0;
	}

	async #ask<Name extends string, Input, Value extends object>(
		command: Command<Name, Input, Value>,
		input: Input
	): Promise<boolean> {
		this.#busy = true;
		const answer: Answer<Value> = await this.#session.command(command, input);
		this.#busy = false;
		if (!answer.ok) this.#refused(answer.error.code);
		return answer.ok;
	}
}

/** Set once per workshop, by its shell. */
export const [getBreakouts, setBreakouts] = createContext<Breakouts>();
