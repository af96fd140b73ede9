/**
 * What an archive of a workshop holds: `workshop.json` as described here, and beside it the states of documents
 * and versions, the pictures and the slides. Nobody's name, no ballot, no private writing, no link and no account is in it.
 */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { FollowUps } from '#lib/plan/model/follow-up.ts';
import { PlanEntry } from '#lib/plan/model/messages.ts';
import { Turnout } from '#lib/polls/model/turnout.ts';
import { Subject } from '#lib/polls/model/subject.ts';
import { revealStages } from '#lib/polls/model/reveal.ts';
import { Survey } from '#lib/polls/model/surveys.ts';
import { VoteRules } from '#lib/polls/model/vote-rules.ts';
import { documentKind } from '#lib/realtime/model/sync-protocol.ts';
import { BreakoutState } from '#lib/session/breakouts/model/breakouts.ts';
import { Partner, Region } from '#lib/session/model/messages.ts';
import { SessionState } from '#lib/session/model/steps/machine.ts';
import { documentLimits } from '#lib/registers/model/files.ts';
import { mostSlideBytes, mostSlideFiles } from '#lib/session/slides/model/messages.ts';
import { WorkshopDetails } from '../storage/workshop-store.ts';

/** Grows when an older program could not read a newer archive any more. */
export const archiveVersion = 2;

export const archiveLimits = {
	/** Size of the file, in bytes. */
	file: 256 * 1024 * 1024,
	/** Everything unpacked, in bytes. */
	unpacked: 512 * 1024 * 1024,
	/** `workshop.json`, in bytes. */
	description: 32 * 1024 * 1024,
	/** The state of one document, in bytes. */
	document: 32 * 1024 * 1024,
	/** One picture, in bytes. */
	picture: 12 * 1024 * 1024,
	/** One file of slides or one document, in bytes. */
	slides: mostSlideBytes,
	entries: 5000
} as const;

/** Ids that are made anew at an import look like this; nothing else in a text could be taken for one. */
export const freshId = /^[0-9a-z]{16}$/;

const Id = v.pipe(v.string(), v.regex(idPattern));
const FreshId = v.pipe(v.string(), v.regex(freshId));
const Time = v.pipe(v.number(), v.integer(), v.minValue(0));
const Count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));
const Line = v.pipe(v.string(), v.maxLength(500));
const DocumentName = v.pipe(
	v.string(),
	v.check((name) => documentKind(name) !== undefined && documentKind(name) !== 'draft')
);

const Round = v.variant('state', [
	/** Rounds that were not revealed begin anew: their ballots are in no archive. */
	v.object({ round: Count, state: v.literal('draft') }),
	v.object({
		round: Count,
		state: v.literal('revealed'),
		stage: v.picklist(revealStages),
		turnout: Turnout,
		/** As much of it as was shown at its stage. */
		tally: v.unknown(),
		/** What facilitators decided about texts, `shown`, `hidden` or `answered`. */
		rulings: v.record(v.string(), v.string())
	})
]);

const KeptFollowUps = v.object({ name: v.literal('follow-up'), state: FollowUps });
const KeptSurveys = v.object({ name: v.literal('surveys'), state: v.array(Survey) });
const KeptTemplate = v.object({
	name: v.pipe(v.string(), v.regex(/^(templates|template:[0-9a-z]{16})$/)),
	state: v.unknown()
});

export const ArchivedWorkshop = v.object({
	format: v.literal('transferboard-archive'),
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	/** When it was made, in milliseconds since 1970. */
	madeAt: Time,
	workshop: v.object({
		id: FreshId,
		title: LocalizedText,
		status: v.picklist(['open', 'closed']),
		details: WorkshopDetails
	}),
	regions: v.pipe(v.array(v.object({ ...Region.entries, id: Id })), v.maxLength(60)),
	partners: v.pipe(v.array(v.object({ ...Partner.entries, id: Id, region: Id })), v.maxLength(300)),
	boards: v.pipe(v.array(v.object({ id: FreshId, title: Line })), v.maxLength(200)),
	/** Who took part, without names. */
	people: v.pipe(
		v.array(v.object({ id: FreshId, role: v.string(), region: v.nullable(Id) })),
		v.maxLength(20_000)
	),
	agenda: v.nullable(SessionState),
	polls: v.pipe(
		v.array(
			v.object({
				id: FreshId,
				kind: Id,
				title: LocalizedText,
				config: v.unknown(),
				subjects: v.array(Subject),
				rules: VoteRules,
				rounds: v.pipe(v.array(Round), v.minLength(1), v.maxLength(100))
			})
		),
		v.maxLength(1000)
	),
	plans: v.pipe(v.array(v.object({ ...PlanEntry.entries, id: FreshId })), v.maxLength(200)),
	/** Who sat with whom in the last groups, by the ids of `people`; the first version had none. */
	breakouts: v.optional(v.nullable(BreakoutState), null),
	/** What the room keeps: surveys, templates of boards, and how actions go after the meeting. */
	kept: v.pipe(v.array(v.union([KeptSurveys, KeptFollowUps, KeptTemplate])), v.maxLength(500)),
	documents: v.pipe(v.array(DocumentName), v.maxLength(400)),
	versions: v.pipe(
		v.array(
			v.object({
				id: FreshId,
				document: DocumentName,
				name: LocalizedText,
				step: v.nullable(v.string()),
				run: v.nullable(v.pipe(v.number(), v.integer())),
				at: Time
			})
		),
		v.maxLength(2000)
	),
	pictures: v.pipe(v.array(v.object({ id: FreshId, addedAt: Time })), v.maxLength(2500)),
	/** Files of slides, and documents; the first version had none. */
	slides: v.optional(
		v.pipe(
			v.array(v.object({ id: FreshId, addedAt: Time })),
			v.maxLength(mostSlideFiles + documentLimits.most)
		),
		[]
	)
});
export type ArchivedWorkshop = v.InferOutput<typeof ArchivedWorkshop>;

/** Where things lie in the file. */
export const placeIn = {
	description: 'workshop.json',
	checksums: 'checksums.json',
	document: (name: string): string => `documents/${name}.yjs`,
	version: (id: string): string => `versions/${id}.yjs`,
	picture: (id: string): string => `pictures/${id}.webp`,
	slides: (id: string): string => `slides/${id}.pdf`
} as const;

/** SHA-256 in hexadecimal by entry. */
export const Checksums = v.record(v.string(), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));
