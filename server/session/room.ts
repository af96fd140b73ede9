/** What goes on in the room, put together: signals, room screens, and what a new step begins anew. */
import { currentRun, currentStep } from '#lib/session/model/steps/machine.ts';
import type { Workshop } from '#lib/session/model/messages.ts';
import type { Auth } from '../auth/auth.ts';
import type { Channel } from '../channel/channel.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { RoomStateStore } from '../storage/room-state-store.ts';
import type { Logger } from '../support/logger.ts';
import { placeOf } from '../support/place-of.ts';
import { registerRoomScreen } from './room-screen.ts';
import { registerSignals } from './signals.ts';
import type { Steps } from './steps.ts';

export interface RoomParts {
	readonly store: RoomStateStore;
	readonly people: PeopleStore;
	readonly auth: Auth;
	readonly steps: Steps;
	readonly logger: Logger;
	view(workshop: string, withCode: boolean): Promise<Workshop | undefined>;
	/** How many people have voted in the running rounds, by poll id. */
	voters(workshop: string): Promise<Record<string, number>>;
}

export function registerRoom(channel: Channel, parts: RoomParts): void {
	const { store, people, auth, steps, logger, view, voters } = parts;
	const failed = (error: unknown): void =>
		logger.error({ at: placeOf(error) }, 'what goes on in the room could not be stored');

	const signals = registerSignals(channel, store);
	auth.onChange((change) => {
		if (change.kind !== 'member-removed') return;
		signals.forget(change.workshop, change.participant).catch(failed);
	});
	steps.onChange(({ workshop, state }) => {
		const run = currentRun(state);
		if (run) signals.startStep(workshop, run.run).catch(failed);
	});

	registerRoomScreen(channel, {
		store,
		people,
		signals,
		view,
		voters,
		named: async (workshop) => currentStep(await steps.state(workshop))?.names ?? true
	});
}
