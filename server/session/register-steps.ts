/** Puts the running step and the agenda on the session channel. */
import { can } from '#lib/session/model/roles.ts';
import { workshopPart } from '#lib/session/model/messages.ts';
import {
	agendaPart,
	controlStep,
	editAgendaCommand,
	liveStepOf,
	stepPart
} from '#lib/session/model/steps/messages.ts';
import type { Channel } from '../channel/channel.ts';
import type { Steps } from './steps.ts';

export function registerSteps(channel: Pick<Channel, 'addPart' | 'handle' | 'changed'>, steps: Steps): void {
	channel.addPart(stepPart, async (member) => liveStepOf(await steps.state(member.workshop)), {
		audience: () => 'all',
		screens: true
	});
	channel.addPart(
		agendaPart,
		async (member) => {
			if (!can(member.role, 'run-steps')) return null;
			const { steps: planned, runs } = await steps.state(member.workshop);
			return { steps: planned, runs };
		},
		{ audience: (member) => String(can(member.role, 'run-steps')) }
	);
	channel.handle(controlStep, (member, command) => steps.control(member, command));
	channel.handle(editAgendaCommand, (member, edit) => steps.edit(member, edit));
	steps.onChange(({ workshop }) => {
		channel.changed(workshop, stepPart.name);
		channel.changed(workshop, agendaPart.name);
		channel.changed(workshop, workshopPart.name);
	});
}
