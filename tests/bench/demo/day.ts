/** The agenda of the workshop as its facilitator leads through it. */
import type { Socket } from 'socket.io-client';
import * as v from 'valibot';
import { Agenda, LiveStep } from '#lib/session/model/steps/messages.ts';
import { ask } from '../../support/app.ts';
import { newest, type Seat } from '../../support/seat.ts';
import { until } from '../../support/sync-client.ts';

const Ok = v.looseObject({ ok: v.literal(true) });

/** @throws if the server refuses it */
export async function command(socket: Socket, name: string, input: unknown): Promise<unknown> {
	const answer = await ask(socket, name, input);
	if (!v.is(Ok, answer)) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
	return answer;
}

export class Day {
	readonly #lead: Seat;
	#at = -1;

	constructor(lead: Seat) {
		this.#lead = lead;
	}

	/** Begins the next step of this kind; those between are passed over. @throws if none follows */
	async goTo(kind: string): Promise<void> {
		await until(() => newest(this.#lead, 'agenda') !== undefined, 'the agenda arrives');
		const agenda = v.parse(Agenda, newest(this.#lead, 'agenda'));
		const place = agenda?.steps.findIndex((step, index) => index > this.#at && step.kind === kind) ?? -1;
		const step = agenda?.steps[place];
		if (!step) throw new Error(`no step ${kind} follows`);
		this.#at = place;
		await this.#control({ do: 'start', step: step.id });
	}

	end(): Promise<void> {
		return this.#control({ do: 'end' });
	}

	/** Says what it saw, and waits until it sees what came of it. */
	async #control(input: object): Promise<void> {
		const live = (): LiveStep => v.parse(LiveStep, newest(this.#lead, 'step'));
		const { run, rev } = live();
		await command(this.#lead.socket, 'step:control', { ...input, run });
		await until(() => live().rev > rev, 'the step begins');
	}
}
