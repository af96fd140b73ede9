/** What polls say over the session channel, and who may know what. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { command, part } from '#lib/realtime/model/messages.ts';
import { Subject } from './subject.ts';
import { revealStages } from './reveal.ts';
import { rulings, WrittenText } from './texts.ts';
import { Turnout } from './turnout.ts';
import { VoteRules } from './vote-rules.ts';

/**
 * A round's life: draft (facilitators only) → open (ballots are taken) → closed (immutable, nobody has a
 * tally) → revealed (everybody may see the tally).
 */
export const pollStates = ['draft', 'open', 'closed', 'revealed'] as const;
export type PollState = (typeof pollStates)[number];

/** A split by region with fewer ballots than this is not shown. */
export const shownFrom = 3;

const Id = v.pipe(v.string(), v.regex(idPattern));
const Round = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99));
/** A random text the client makes for each cast, so that a retry is recognised. Too long to be guessed. */
const Key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));
const Receipt = v.pipe(v.string(), v.minLength(16), v.maxLength(64));
const Title = v.pipe(
	LocalizedText,
	v.check((title) => Object.values(title).some((text) => text.trim() !== '')),
	v.check((title) => Object.values(title).every((text) => text.length <= 200))
);
const Subjects = v.pipe(
	v.array(Subject),
	v.maxLength(60),
	v.check((subjects) => new Set(subjects.map((subject) => subject.id)).size === subjects.length)
);

export const PollRound = v.object({
	round: v.number(),
	state: v.picklist(pollStates),
	/** When it closes by itself, in milliseconds since 1970 by the server's clock; null when somebody closes it. */
	closesAt: v.nullable(v.number()),
	stage: v.picklist(revealStages)
});
export type PollRound = v.InferOutput<typeof PollRound>;

/** One poll as the person may see it; drafts reach facilitators only. */
export const Poll = v.object({
	id: v.string(),
	kind: v.string(),
	title: LocalizedText,
	/** The kind's config; parse it with the kind. */
	config: v.unknown(),
	subjects: v.array(Subject),
	rules: VoteRules,
	/** The running round, counted from 1, and its state. */
	round: v.number(),
	state: v.picklist(pollStates),
	/** Of the running round. */
	closesAt: v.nullable(v.number()),
	/** All rounds, oldest first. Earlier ones are kept for comparison. */
	rounds: v.array(PollRound)
});
export type Poll = v.InferOutput<typeof Poll>;

/** The workshop's polls in order. Never a ballot, never a tally, never a turnout. */
export const pollsPart = part('polls', v.array(Poll));
/** Turnout of the running rounds by region, by poll id. Facilitators only; `{}` for everybody else. */
export const turnoutPart = part('turnout', v.record(v.string(), Turnout));

/** Tallies of open rounds by poll, only where the poll's rules say that totals are live; parse with the kind. */
export const livePart = part('live', v.record(v.string(), v.unknown()));

/** A text that people wrote, in how many ballots, and what facilitators decided about it. */
export const RuledText = v.object({
	text: v.string(),
	count: v.number(),
	/** How many people back it, where people can. */
	backing: v.number(),
	ruling: v.nullable(v.picklist(rulings))
});
export type RuledText = v.InferOutput<typeof RuledText>;

/** By poll the texts to rule on, until the reveal. Facilitators only; `{}` for everybody else. */
export const textsPart = part('texts', v.record(v.string(), v.array(RuledText)));

/** Who said what, in polls that told everybody so before. */
export const NamedBallot = v.object({
	/** Tells people of one name apart in this answer. */
	person: v.number(),
	name: v.string(),
	region: v.nullable(v.string()),
	subject: v.string(),
	/** Parse it with the kind. */
	ballot: v.unknown()
});
export type NamedBallot = v.InferOutput<typeof NamedBallot>;

const Done = v.object({});
const PollRef = v.object({ poll: Id });
const RoundRef = v.object({ poll: Id, round: Round });

export const createPoll = command(
	'poll:create',
	v.object({
		kind: v.string(),
		title: Title,
		config: v.unknown(),
		subjects: Subjects,
		rules: v.optional(VoteRules)
	}),
	v.object({ poll: v.string() })
);
/** Drafts of the first round only: what people were asked does not change under their answers. */
export const updatePoll = command(
	'poll:update',
	v.object({
		poll: Id,
		title: Title,
		config: v.unknown(),
		subjects: Subjects,
		rules: v.optional(VoteRules)
	}),
	Done
);
export const openPoll = command('poll:open', PollRef, Done);
export const closePoll = command('poll:close', PollRef, Done);
/** When a draft or open round closes by itself, in milliseconds since 1970; null takes it back. */
export const setClosing = command(
	'poll:closing',
	v.object({ poll: Id, at: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))) }),
	Done
);
/** With `distribution` the figures wait for a second reveal; a kind that draws no distribution is revealed at once. */
export const revealPoll = command(
	'poll:reveal',
	v.object({ poll: Id, stage: v.optional(v.picklist(revealStages), 'all') }),
	Done
);
/** A further round, as a draft, after the last one was closed or revealed. */
export const repeatPoll = command('poll:repeat', PollRef, v.object({ round: v.number() }));
/** What facilitators decide about a text of the running round, until the reveal; null takes it back. */
export const ruleOnText = command(
	'poll:rule',
	v.object({ poll: Id, text: WrittenText, ruling: v.nullable(v.picklist(rulings)) }),
	Done
);
/** With everything that was cast. Refused while the poll is open. */
export const deletePoll = command('poll:delete', PollRef, Done);

/**
 * `ballot` has the shape its kind says. The same `key` again gives the same receipt and counts once.
 * `replaces` is the receipt of the person's own ballot on this subject that this one takes the place of.
 */
export const castBallot = command(
	'poll:cast',
	v.object({ poll: Id, round: Round, ballot: v.unknown(), key: Key, replaces: v.optional(Receipt) }),
	v.object({ receipt: v.string() })
);
/** One's own ballots while the round is open, to go on with on another device. Empty once it is closed. */
export const myBallots = command(
	'poll:mine',
	RoundRef,
	v.object({
		ballots: v.array(v.object({ subject: v.string(), ballot: v.unknown(), receipt: v.string() }))
	})
);
/** Which of these receipts stand for a ballot that is in the ledger of the round, at any time. */
export const checkReceipts = command(
	'poll:check',
	v.object({ poll: Id, round: Round, receipts: v.pipe(v.array(Receipt), v.maxLength(60)) }),
	v.object({ counted: v.array(v.string()) })
);
/**
 * As much of a revealed round's tally as is shown at its stage; parse it with the kind. Refused with `not-revealed`
 * before. `named` only for those who know the others by name.
 */
export const pollResult = command(
	'poll:result',
	RoundRef,
	v.object({ tally: v.unknown(), named: v.optional(v.array(NamedBallot)) })
);

/** Everything the server may refuse a poll command with; `error_<reason>` in the messages. */
export type PollRefusal =
	| 'not-allowed'
	| 'workshop-closed'
	| 'not-found'
	| 'invalid-poll'
	| 'poll-not-draft'
	| 'poll-not-open'
	| 'poll-open'
	| 'poll-closed'
	| 'closing-passed'
	| 'not-closed'
	| 'not-revealed'
	| 'no-region'
	| 'already-cast'
	| 'stale-receipt'
	| 'key-reused'
	| 'invalid-ballot'
	| 'incomplete-ballot'
	| 'unknown-subject'
	| 'own-region'
	| 'over-budget';
