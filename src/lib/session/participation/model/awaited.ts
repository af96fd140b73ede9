/** Whether anything is awaited from participants in the running step, so that it makes sense to ask from whom. */
import { privateBoard } from '../../model/steps/agenda.ts';
import type { LiveStep } from '../../model/steps/messages.ts';

/** Of a step with a poll: ballots. Else: anything that is written. In free mode nothing. */
export function isAwaited({ step, rights }: Pick<LiveStep, 'step' | 'rights'>): boolean {
	if (!step) return false;
	if (step.view.kind === 'poll') return rights.participant.includes('vote');
	return (
		privateBoard(step) !== undefined ||
		rights.participant.some((verb) => verb === 'add' || verb === 'edit-all' || verb === 'comment')
	);
}
