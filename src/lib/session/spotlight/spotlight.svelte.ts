/** The spotlight as a page sees it: what is shown, whether this tab looks along, and how a leader shows things. */
import { createContext } from 'svelte';
import * as v from 'valibot';
import { tabValue, type StoredValue } from '#lib/base/stored-value.ts';
import type { Answer, Command } from '#lib/realtime/model/messages.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { workshopPart, youPart } from '../model/messages.ts';
import { can } from '../model/roles.ts';
import {
	endSpotlight,
	followSpotlight,
	moveSpotlight,
	spotlightPart,
	startSpotlight,
	type LiveSpotlight,
	type SpotlightPlace
} from './model/messages.ts';

/** A moving view is sent so often, in milliseconds: half of the commands that a person has a second. */
const pace = 200;

export class Spotlight {
	readonly #session: SessionClient;
	readonly #refused: (code: string) => void;
	/** The spotlight that this tab leads; it outlives a reload of the page. */
	readonly #kept: StoredValue<string>;
	#leads = $state('');
	/** What this tab decided last; the server knows it of the person, who may have several tabs. */
	#choice = $state.raw<{ readonly run: string; readonly follows: boolean }>();
	#view: (() => SpotlightPlace) | undefined;
	#wanted: SpotlightPlace | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** What is shown now. */
	readonly live: LiveSpotlight | undefined = $derived.by(
		() => this.#session.part(spotlightPart) ?? undefined
	);
	/** Whether this person may show something. */
	readonly mayLead: boolean = $derived.by(() => {
		const you = this.#session.part(youPart);
		return !!you && can(you.role, 'lead', this.#session.part(workshopPart)?.status === 'open');
	});
	/** Whether the view is that of this person, in whichever tab. */
	readonly own: boolean = $derived.by(
		() => this.live !== undefined && this.live.leader === this.#session.part(youPart)?.id
	);
	/** Whether it is the view of this tab. */
	readonly leading: boolean = $derived(this.own && this.live?.run === this.#leads);
	/** Whether this tab looks along. */
	readonly follows: boolean = $derived.by(() => {
		const { live } = this;
		if (!live || this.own) return false;
		return this.#choice?.run === live.run ? this.#choice.follows : live.follows;
	});

	/** @param refused called with the code of what the server refused */
	constructor(session: SessionClient, refused: (code: string) => void) {
		this.#session = session;
		this.#refused = refused;
		this.#kept = tabValue(`spotlight:${session.workshop}`, v.string(), '');
		this.#leads = this.#kept.get();
	}

	/** Whether a frame of this board is presented to this tab. Nothing stands over it then; moving away ends that. */
	presents(board: string): boolean {
		return this.follows && this.live?.board === board && this.live.frame !== null;
	}

	/**
	 * A board that is open in this tab hands in how to ask what is in view, so that it can be shown.
	 * @returns the way out
	 */
	offer(view: () => SpotlightPlace): () => void {
		this.#view = view;
		return () => {
			if (this.#view === view) this.#view = undefined;
		};
	}

	/** Shows everybody what is in view here, or ends that. Bound. */
	toggle = (): void => {
		if (this.leading) return this.end();
		const place = this.#view?.();
		if (place) void this.#start(place);
	};

	/** Shows everybody where the leader went; only the newest place is sent. Without effect unless leading. */
	move(place: SpotlightPlace): void {
		if (!this.leading) return;
		this.#wanted = place;
		if (this.#timer === undefined) this.#sendPlace();
	}

	/** Bound. */
	end = (): void => void this.#send(endSpotlight, {});

	/** Declines, or looks along again. */
	follow(follows: boolean): void {
		const { live } = this;
		if (!live || this.own || this.follows === follows) return;
		this.#choice = { run: live.run, follows };
		// The choice of this tab holds whatever becomes of telling it: nobody is pulled back by a lost answer.
		void this.#session.command(followSpotlight, { follow: follows });
	}

	async #start(place: SpotlightPlace): Promise<void> {
		const answer = await this.#send(startSpotlight, place);
		if (!answer.ok) return;
		this.#leads = answer.run;
		this.#kept.set(answer.run);
	}

	close(): void {
		clearTimeout(this.#timer);
		this.#wanted = undefined;
	}

	#sendPlace(): void {
		this.#timer = undefined;
		const place = this.#wanted;
		this.#wanted = undefined;
		if (!place || !this.leading || !this.live) return;
		this.#timer = setTimeout(() => this.#sendPlace(), pace);
		void this.#session.command(moveSpotlight, { run: this.live.run, ...place }).then((answer) => {
			// The network or the budget of commands: the newest place still has to arrive.
			if (answer.ok || !passing.has(answer.error.code) || !this.leading) return;
			this.#wanted ??= place;
			this.#timer ??= setTimeout(() => this.#sendPlace(), pace * 5);
		});
	}

	async #send<Name extends string, Input, Value extends object>(
		command: Command<Name, Input, Value>,
		input: Input
	): Promise<Answer<Value>> {
		const answer = await this.#session.command(command, input);
		if (!answer.ok) this.#refused(answer.error.code);
		return answer;
	}
}

/** Refusals that are over in a moment. */
const passing: ReadonlySet<string> = new Set(['offline', 'unreachable', 'too-fast']);

/** Set once per workshop, by its shell. */
export const [getSpotlight, setSpotlight] = createContext<Spotlight>();
