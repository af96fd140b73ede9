/** The session's own parts of the channel: you, the workshop, and who is here. */
import { peoplePart, workshopPart, youPart, type You, type Workshop } from '#lib/session/model/messages.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Channel } from '../channel/channel.ts';
import type { PeopleStore } from '../storage/people-store.ts';

/** A page full of people is sent again at most this often, in milliseconds. */
const peopleInterval = 1000;

export interface SessionPorts {
	readonly people: PeopleStore;
	/** The workshop as members see it; with the join code for those who may bring others in. */
	view(workshop: string, withCode: boolean): Promise<Workshop | undefined>;
}

export function addSession(channel: Channel, { people, view }: SessionPorts): void {
	channel.addPart(
		youPart,
		async (member): Promise<You> => {
			const { participant: id, name, region, organisation, role, review } = member;
			return { id, name, region, organisation, role, here: true, review };
		},
		{ followsMembers: true, oneBoard: true }
	);

	channel.addPart(
		workshopPart,
		async (member) => {
			const workshop = await view(member.workshop, can(member.role, 'bring-in'));
			if (!workshop) throw new Error('the workshop of a member is gone');
			const only = member.review?.board;
			if (!only) return workshop;
			// Of everything else they learn nothing, not even that it is there.
			const boards = workshop.boards.filter(({ id }) => id === only);
			return { ...workshop, boards, agenda: [], questions: [] };
		},
		{
			audience: (member) => `${can(member.role, 'bring-in')} ${member.review?.board ?? ''}`,
			oneBoard: true
		}
	);

	channel.addPart(
		peoplePart,
		async (member) => {
			const here = channel.present(member.workshop);
			const everybody = await people.ofWorkshop(member.workshop);
			const named = can(member.role, 'see-names');
			return everybody.map(({ id, name, region, organisation, role, language }) => ({
				id,
				name: named ? name : '',
				region,
				organisation: named ? organisation : null,
				role,
				language: named ? language : null,
				here: here.has(id)
			}));
		},
		{
			audience: (member) => String(can(member.role, 'see-names')),
			interval: peopleInterval,
			followsMembers: true,
			oneBoard: true
		}
	);
	channel.onPresence((workshop) => channel.changed(workshop, peoplePart.name));
}
