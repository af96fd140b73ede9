/** Polls that go with the steps of the day: a step's beginning opens its poll, and its end may close it. */
import { canNow } from '#lib/session/model/rights.ts';
import type { Step } from '#lib/session/model/steps/agenda.ts';
import { currentStep, type SessionState } from '#lib/session/model/steps/machine.ts';
import { rulesOfState } from '#lib/session/model/steps/messages.ts';
import type { Logger } from '../support/logger.ts';
import { placeOf } from '../support/place-of.ts';
import type { Polls } from './polls.ts';

/** What changed in the steps of a workshop, as far as polls need to know. */
export interface StepTurn {
	readonly workshop: string;
	readonly state: SessionState;
	/** What this change ended. */
	readonly ended: { readonly step: Step } | undefined;
	/** Whether this change began a step. */
	readonly began: boolean;
}
type StepPolls = Pick<Polls, 'openPrepared' | 'closeOpen'>;

export function followSteps(
	polls: StepPolls,
	steps: { onChange(listener: (turn: StepTurn) => void): void },
	logger: Logger
): void {
	steps.onChange((turn) => {
		follow(polls, turn).catch((error: unknown) =>
			logger.error({ at: placeOf(error) }, 'the poll of a step could not be opened or closed')
		);
	});
}

async function follow(polls: StepPolls, { workshop, state, ended, began }: StepTurn): Promise<void> {
	const before = ended?.step.view;
	if (before?.kind === 'poll' && before.closes) await polls.closeOpen(workshop, before.poll);
	const view = began ? currentStep(state)?.view : undefined;
	// A step in which nobody may vote talks about a result.
	if (view?.kind !== 'poll' || !canNow('participant', 'vote', rulesOfState(state))) return;
	await polls.openPrepared(workshop, view.poll);
}
