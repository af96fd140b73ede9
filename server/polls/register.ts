/** Puts polls on the session channel. */
import {
	castBallot,
	checkReceipts,
	closePoll,
	createPoll,
	deletePoll,
	livePart,
	myBallots,
	openPoll,
	pollResult,
	pollsPart,
	repeatPoll,
	revealPoll,
	turnoutPart,
	updatePoll
} from '#lib/polls/model/messages.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Member } from '../auth/auth.ts';
import type { Channel } from '../channel/channel.ts';
import { Polls, type PollsParts } from './polls.ts';

/** Milliseconds between two turnouts; three hundred ballots within seconds are a handful of messages. */
const turnoutInterval = 500;

/** Makes the polls of all workshops and answers their commands. */
export function registerPolls(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed'>,
	parts: Omit<PollsParts, 'onPolls' | 'onTurnout' | 'onLive'>
): Polls {
	const polls = new Polls({
		...parts,
		onPolls: (workshop) => channel.changed(workshop, pollsPart.name),
		onTurnout: (workshop) => channel.changed(workshop, turnoutPart.name),
		onLive: (workshop) => channel.changed(workshop, livePart.name)
	});
	const audience = (member: Member) => (can(member.role, 'run-polls') ? 'runs polls' : 'all others');
	channel.addPart(pollsPart, (member) => polls.list(member), { audience, screens: true });
	channel.addPart(turnoutPart, (member) => polls.turnout(member), { audience, interval: turnoutInterval });

	channel.addPart(livePart, (member) => polls.live(member), {
		audience: () => 'all',
		interval: turnoutInterval
	});

	channel.handle(createPoll, (member, { kind, ...content }) => polls.create(member, kind, content));
	channel.handle(updatePoll, (member, { poll, ...content }) => polls.update(member, poll, content));
	channel.handle(openPoll, (member, { poll }) => polls.open(member, poll));
	channel.handle(closePoll, (member, { poll }) => polls.close(member, poll));
	channel.handle(revealPoll, (member, { poll }) => polls.reveal(member, poll));
	channel.handle(repeatPoll, (member, { poll }) => polls.repeat(member, poll));
	channel.handle(deletePoll, (member, { poll }) => polls.remove(member, poll));
	channel.handle(castBallot, (member, request) => polls.cast(member, request));
	channel.handle(myBallots, (member, { poll, round }) => polls.mine(member, poll, round));
	channel.handle(checkReceipts, (member, { poll, round, receipts }) =>
		polls.check(member, poll, round, receipts)
	);
	channel.handle(pollResult, (member, { poll, round }) => polls.result(member, poll, round), {
		screens: true
	});
	return polls;
}
