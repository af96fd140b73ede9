/** What room screens show. Everything here is public to whoever stands before one. */
import * as v from 'valibot';
import { ok, refuse } from '#lib/base/model/result.ts';
import type { BreakoutState, Group } from '#lib/session/breakouts/model/breakouts.ts';
import { breakoutPart } from '#lib/session/breakouts/model/messages.ts';
import { pollsPart, turnoutPart } from '#lib/polls/model/messages.ts';
import { peoplePart, workshopPart, type Workshop } from '#lib/session/model/messages.ts';
import { can } from '#lib/session/model/roles.ts';
import { stepPart } from '#lib/session/model/steps/messages.ts';
import {
	screenPart,
	screensPart,
	showPoll,
	shownSpeakers,
	type ScreenGroup,
	type ScreenSpeaker,
	type ScreenState
} from '#lib/session/screen/model/messages.ts';
import { handsPart, readyPart, type ByRegion } from '#lib/session/signals/model/messages.ts';
import type { Channel } from '../channel/channel.ts';
import type { Participant, PeopleStore } from '../storage/people-store.ts';
import type { RoomStateStore } from '../storage/room-state-store.ts';
import { KeptState } from './kept-state.ts';
import type { Signals } from './signals.ts';

const interval = 500;
const Shown = v.object({ poll: v.nullable(v.string()) });

export interface RoomScreenParts {
	readonly store: RoomStateStore;
	readonly people: PeopleStore;
	readonly signals: Signals;
	view(workshop: string, withCode: boolean): Promise<Workshop | undefined>;
	/** How many people have answered in the running rounds, by poll id. */
	voters(workshop: string): Promise<ScreenState['voters']>;
	/** Who is in which group. */
	breakouts(workshop: string): Promise<BreakoutState>;
	/** Whether everybody may see everybody's name now. */
	named(workshop: string): Promise<boolean>;
}

export interface RoomScreens {
	/** What a facilitator put there belonged to the step before. */
	stepBegan(workshop: string): Promise<void>;
}

export function registerRoomScreen(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed' | 'present' | 'screens' | 'onPresence'>,
	parts: RoomScreenParts
): RoomScreens {
	const shown = new KeptState(parts.store, 'screen', Shown, () => ({ poll: null }));

	async function state(workshop: string): Promise<ScreenState> {
		const view = await parts.view(workshop, true);
		if (!view) throw new Error('the workshop of a room screen is gone');
		const everybody = await parts.people.ofWorkshop(workshop);
		const present = channel.present(workshop);
		const named = await parts.named(workshop);
		const { speaking, queue } = await parts.signals.hands(workshop);
		const speaker = (id: string): ScreenSpeaker => {
			const person = everybody.find((one) => one.id === id);
			return { name: named ? firstName(person) : '', region: person?.region ?? null };
		};
		const { phase, groups } = await parts.breakouts(workshop);
		const shownGroup = ({ number, name, region, members }: Group): ScreenGroup => ({
			number,
			name,
			region,
			people: members.map(speaker)
		});
		const here = everybody.filter((person) => person.role === 'participant' && present.has(person.id));
		const { title, place, from, to, code, status, locked, regions } = view;
		return {
			title,
			place,
			from,
			to,
			code: status === 'open' && !locked ? code : null,
			regions,
			here: byRegion(here),
			speaking: speaking === null ? null : speaker(speaking),
			queue: queue.slice(0, shownSpeakers).map(speaker),
			hands: queue.length,
			groups: phase === 'open' ? groups.map(shownGroup) : [],
			ready: await parts.signals.readyBy(workshop),
			voters: await parts.voters(workshop),
			poll: (await shown.of(workshop)).poll
		};
	}

	channel.addPart(screenPart, (member) => state(member.workshop), {
		audience: () => 'all',
		interval,
		screens: 'only',
		followsMembers: true,
		follows: [
			peoplePart,
			workshopPart,
			stepPart,
			breakoutPart,
			handsPart,
			readyPart,
			pollsPart,
			turnoutPart
		].map(({ name }) => name)
	});
	channel.addPart(
		screensPart,
		async (member) =>
			can(member.role, 'lead')
				? { open: channel.screens(member.workshop), poll: (await shown.of(member.workshop)).poll }
				: null,
		{ audience: (member) => String(can(member.role, 'lead')), interval }
	);
	channel.onPresence((workshop) => channel.changed(workshop, screensPart.name));

	channel.handle(showPoll, async ({ role, workshop }, { poll }) => {
		if (!can(role, 'lead')) return refuse('not-allowed');
		await show(workshop, poll);
		return ok({});
	});

	async function show(workshop: string, poll: string | null): Promise<void> {
		const current = await shown.of(workshop);
		if (current.poll === poll) return;
		current.poll = poll;
		await shown.save(workshop);
		channel.changed(workshop, screensPart.name);
		channel.changed(workshop, screenPart.name);
	}
	return { stepBegan: (workshop) => show(workshop, null) };
}

/** A surname is for those who joined. */
const firstName = (person: Participant | undefined): string => person?.name.split(/\s+/)[0] ?? '';

function byRegion(people: readonly Participant[]): ByRegion {
	const counts: ByRegion = {};
	for (const { region } of people) counts[region ?? ''] = (counts[region ?? ''] ?? 0) + 1;
	return counts;
}
