/** Puts groups on the session channel, and keeps them in line with steps and people. */
import {
	addGroup,
	breakoutPart,
	callBack,
	chooseGroup,
	describeGroup,
	moveToGroup,
	sendToGroups,
	tellGroups
} from '#lib/session/breakouts/model/messages.ts';
import type { Auth, Member } from '../../auth/auth.ts';
import type { Channel } from '../../channel/channel.ts';
import type { Stores } from '../../storage/stores.ts';
import type { Logger } from '../../support/logger.ts';
import { placeOf } from '../../support/place-of.ts';
import type { Steps } from '../steps.ts';
import { Breakouts } from './breakouts.ts';
import { GroupPlaces, type GroupPlacesParts } from './group-places.ts';

/** Milliseconds between two sendings, while people arrive and choose. */
const interval = 200;

/** Who works in groups, or leads them. Whoever only looks on learns nothing of who is where. */
const takesPart = ({ role }: Member): boolean => role === 'facilitator' || role === 'participant';

export interface RegisterBreakoutsParts {
	readonly stores: Pick<Stores, 'breakouts' | 'people' | 'workshops'>;
	readonly workshops: Pick<GroupPlacesParts, 'addBoards'>;
	readonly sync: GroupPlacesParts['sync'];
	readonly auth: Auth;
	readonly steps: Steps;
	readonly logger: Logger;
	/** What people may open changed. */
	readonly onReach: (workshop: string) => void;
}

export function registerBreakouts(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed' | 'present' | 'onPresence'>,
	{ stores, workshops, sync, auth, steps, logger, onReach }: RegisterBreakoutsParts
): Breakouts {
	const breakouts = new Breakouts({
		store: stores.breakouts,
		people: stores.people,
		places: new GroupPlaces({
			sync,
			boards: (workshop) => stores.workshops.boards(workshop),
			regions: (workshop) => stores.workshops.regions(workshop),
			language: async (workshop) => (await stores.workshops.find(workshop))?.details.languages[0] ?? 'en',
			addBoards: (workshop, titles) => workshops.addBoards(workshop, titles)
		}),
		session: (workshop) => steps.state(workshop),
		present: (workshop) => channel.present(workshop),
		onChange(workshop, { plan }) {
			channel.changed(workshop, breakoutPart.name);
			if (plan?.place === 'board') onReach(workshop);
		}
	});
	const failed = (error: unknown): void =>
		logger.error({ at: placeOf(error) }, 'the groups could not be changed');

	channel.addPart(
		breakoutPart,
		async (member) => {
			if (!takesPart(member)) return null;
			const { stage, phase, run, plan, groups, message } = await breakouts.state(member.workshop);
			return { stage, phase, run, plan, groups, message };
		},
		{ audience: (member) => String(takesPart(member)), interval }
	);
	channel.handle(sendToGroups, (member, { plan, stage }) => breakouts.send(member, plan, stage));
	channel.handle(callBack, (member, { stage }) => breakouts.callBack(member, stage));
	channel.handle(moveToGroup, (member, { participant, group }) => breakouts.move(member, participant, group));
	channel.handle(chooseGroup, (member, { group }) => breakouts.choose(member, group));
	channel.handle(addGroup, (member) => breakouts.add(member));
	channel.handle(describeGroup, (member, { group, ...to }) => breakouts.describe(member, group, to));
	channel.handle(tellGroups, (member, { text }) => breakouts.tell(member, text));

	steps.onChange(({ workshop }) => void breakouts.follow(workshop).catch(failed));
	// After a crash between a step and its groups whoever comes first brings them in line.
	channel.onPresence((workshop) => {
		breakouts
			.follow(workshop)
			.then(() => breakouts.arrive(workshop))
			.catch(failed);
	});
	auth.onChange((change) => {
		if (change.kind !== 'member-removed') return;
		breakouts.forget(change.workshop, change.participant).catch(failed);
	});
	return breakouts;
}
