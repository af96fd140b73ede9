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
	ruleOnText,
	setClosing,
	textsPart,
	turnoutPart,
	updatePoll
} from '#lib/polls/model/messages.ts';
import { deleteSurvey, runSurvey, saveSurvey, surveysPart } from '#lib/polls/model/surveys.ts';
import { refuse } from '#lib/base/model/result.ts';
import { can } from '#lib/session/model/roles.ts';
import { stepPart } from '#lib/session/model/steps/messages.ts';
import type { Member } from '../auth/auth.ts';
import type { Channel } from '../channel/channel.ts';
import type { RoomStateStore } from '../storage/room-state-store.ts';
import { Polls, type PollsParts } from './polls.ts';
import { Surveys } from './surveys.ts';

/** Milliseconds between two turnouts; three hundred ballots within seconds are a handful of messages. */
const turnoutInterval = 500;

/** Makes the polls of all workshops and answers their commands. */
export function registerPolls(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed'>,
	parts: Omit<PollsParts, 'onPolls' | 'onTurnout' | 'onLive' | 'onTexts'> & {
		/** Keeps the surveys. */
		readonly roomStates: RoomStateStore;
		/** Whether the running step lets this member do it; absent: it always does. */
		readonly may?: (member: Member, verb: 'vote' | 'see-results') => boolean;
	}
): Polls {
	const polls = new Polls({
		...parts,
		onPolls: (workshop) => channel.changed(workshop, pollsPart.name),
		onTurnout: (workshop) => channel.changed(workshop, turnoutPart.name),
		onLive: (workshop) => channel.changed(workshop, livePart.name),
		onTexts: (workshop) => channel.changed(workshop, textsPart.name)
	});
	const audience = (member: Member) => (can(member.role, 'run-polls') ? 'runs polls' : 'all others');
	channel.addPart(pollsPart, (member) => polls.told.list(member), { audience, screens: true });
	channel.addPart(turnoutPart, (member) => polls.told.turnout(member), {
		audience,
		interval: turnoutInterval
	});

	channel.addPart(textsPart, (member) => polls.told.texts(member), { audience, interval: turnoutInterval });

	const may = parts.may ?? (() => true);
	channel.addPart(livePart, (member) => (may(member, 'see-results') ? polls.told.live(member) : {}), {
		audience: (member) => String(may(member, 'see-results')),
		interval: turnoutInterval,
		follows: [stepPart.name]
	});

	channel.handle(createPoll, (member, { kind, ...content }) => polls.create(member, kind, content));
	channel.handle(updatePoll, (member, { poll, ...content }) => polls.update(member, poll, content));
	channel.handle(openPoll, (member, { poll }) => polls.open(member, poll));
	channel.handle(closePoll, (member, { poll }) => polls.close(member, poll));
	channel.handle(setClosing, (member, { poll, at }) => polls.setClosing(member, poll, at));
	channel.handle(revealPoll, (member, { poll, stage }) => polls.reveal(member, poll, stage));
	channel.handle(ruleOnText, (member, { poll, text, ruling }) => polls.rule(member, poll, text, ruling));
	channel.handle(repeatPoll, (member, { poll }) => polls.repeat(member, poll));
	channel.handle(deletePoll, (member, { poll }) => polls.remove(member, poll));
	channel.handle(castBallot, async (member, request) => {
		// Who may never vote is told so by the polls.
		if (can(member.role, 'vote', member.workshopOpen) && !may(member, 'vote')) return refuse('not-now');
		return polls.cast(member, request);
	});
	channel.handle(myBallots, (member, { poll, round }) => polls.mine(member, poll, round));
	channel.handle(checkReceipts, (member, { poll, round, receipts }) =>
		polls.check(member, poll, round, receipts)
	);
	channel.handle(
		pollResult,
		async (member, { poll, round }) =>
			may(member, 'see-results') ? polls.result(member, poll, round) : refuse('not-now'),
		{ screens: true }
	);
	addSurveys(channel, polls, parts.roomStates, audience);
	return polls;
}

function addSurveys(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed'>,
	polls: Polls,
	store: RoomStateStore,
	audience: (member: Member) => string
): void {
	const surveys = new Surveys({
		store,
		polls,
		onSurveys: (workshop) => channel.changed(workshop, surveysPart.name)
	});
	// Which polls of a survey somebody may know of changes with the polls.
	channel.addPart(surveysPart, (member) => surveys.list(member), { audience, follows: [pollsPart.name] });
	channel.handle(saveSurvey, (member, { survey, ...content }) => surveys.save(member, survey, content));
	channel.handle(deleteSurvey, (member, { survey }) => surveys.remove(member, survey));
	channel.handle(runSurvey, (member, { survey, act, closesAt }) =>
		surveys.run(member, survey, act, closesAt)
	);
}
