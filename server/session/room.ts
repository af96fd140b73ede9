/** What goes on in the room, put together: signals, spotlight, room screens, and what a new step begins anew. */
import { can } from '#lib/session/model/roles.ts';
import { currentRun, currentStep } from '#lib/session/model/steps/machine.ts';
import type { Workshop } from '#lib/session/model/messages.ts';
import type { Auth } from '../auth/auth.ts';
import type { Channel } from '../channel/channel.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { RoomStateStore } from '../storage/room-state-store.ts';
import type { Logger } from '../support/logger.ts';
import { placeOf } from '../support/place-of.ts';
import type { Breakouts } from './breakouts/breakouts.ts';
import { registerParticipation, type Participation, type ParticipationParts } from './participation.ts';
import { registerBoardTemplates } from './board-templates.ts';
import { registerRoomScreen, type RoomScreenParts } from './room-screen.ts';
import { registerSignals } from './signals.ts';
import { registerSlides } from './slides.ts';
import { registerSpotlight, type Spotlights } from './spotlight.ts';
import type { Steps } from './steps.ts';

export interface RoomParts {
	readonly store: RoomStateStore;
	readonly people: PeopleStore;
	readonly auth: Auth;
	readonly steps: Steps;
	readonly breakouts: Breakouts;
	readonly documents: ParticipationParts['documents'];
	readonly logger: Logger;
	view(workshop: string, withCode: boolean): Promise<Workshop | undefined>;
	readonly voters: RoomScreenParts['voters'];
	/** What room screens may open changed. */
	onBoardShown(workshop: string): void;
}

/** What other parts of the server ask about the room, and tell it. */
export interface Room {
	readonly spotlights: Spotlights;
	readonly participation: Participation;
}

export function registerRoom(channel: Channel, parts: RoomParts): Room {
	const { store, people, auth, steps, breakouts, logger, view, voters, onBoardShown } = parts;
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

	const spotlights = registerSpotlight(channel, {
		boards: async (workshop) => (await view(workshop, false))?.boards.map(({ id }) => id) ?? [],
		leads: async (workshop, participant) => {
			const person = await people.find(participant);
			const open = (await view(workshop, false))?.status === 'open';
			return person !== undefined && person.removedAt === null && can(person.role, 'lead', open);
		},
		onBoard: onBoardShown
	});
	auth.onChange((change) => {
		if (change.kind === 'session-ended' || change.kind === 'member-joined') return;
		spotlights.rightsChanged(change.workshop).catch(failed);
	});

	registerSlides(channel, store, steps, failed);
	registerBoardTemplates(channel, store);
	const screens = registerRoomScreen(channel, {
		store,
		people,
		signals,
		view,
		voters,
		breakouts: (workshop) => breakouts.state(workshop),
		named: async (workshop) => currentStep(await steps.state(workshop))?.names ?? true
	});
	// A new step leads people and the wall to its own place; two that pull at once would be a tug of war.
	steps.onChange(({ workshop, began }) => {
		if (!began) return;
		spotlights.over(workshop);
		screens.stepBegan(workshop).catch(failed);
	});
	return { spotlights, participation: registerParticipation(channel, { steps, documents: parts.documents }) };
}
