/**
 * Comments in action plans that mention somebody, for those who are meant: their pages do not open every plan to find
 * out. The plans of a workshop are looked through when somebody first asks, and a plan again after it was written.
 */
import type * as Y from 'yjs';
import { commentLimits } from '#lib/board/model/comments.ts';
import { mentioningIn } from '#lib/board/model/mentioning.ts';
import { textParts } from '#lib/board/model/mentions.ts';
import { mostPlanMentions, planMentionsPart, type PlanMention } from '#lib/plan/model/mentions.ts';
import { readTextThreads, type TextThread } from '#lib/plan/model/text-comments.ts';
import type { Member } from '../auth/auth.ts';
import type { Channel } from '../channel/channel.ts';
import type { PlanStore } from '../storage/plan-store.ts';
import { coalesced } from '../support/coalesced.ts';
import type { Logger } from '../support/logger.ts';

export interface PlanMentionsParts {
	readonly plans: Pick<PlanStore, 'ofWorkshop'>;
	/** Looks at a stored document. */
	read<T>(document: string, look: (doc: Y.Doc) => T): Promise<T>;
	/** The workshop that a document belongs to. */
	workshopOf(document: string): Promise<string | undefined>;
	readonly logger: Logger;
}

export interface PlanMentions {
	/** Something of a document is on disk. */
	written(document: string): void;
	/** Plans of a workshop came or went. */
	plansChanged(workshop: string): void;
}

/** Milliseconds between two looks, while people write plans. */
const pause = 1000;

/** The open threads of each plan that mention anybody. */
type Mentioning = ReadonlyMap<string, readonly TextThread[]>;

export function registerPlanMentions(
	channel: Pick<Channel, 'addPart' | 'changed'>,
	{ plans, read, workshopOf, logger }: PlanMentionsParts
): PlanMentions {
	const known = new Map<string, Mentioning>();
	/** Workshops whose people asked. */
	const asked = new Set<string>();
	/** Plans that were written since they were looked at. */
	const stale = new Set<string>();

	const look = coalesced(
		async (workshop) => {
			const former = known.get(workshop);
			const found = new Map<string, readonly TextThread[]>();
			for (const { id } of await plans.ofWorkshop(workshop)) {
				const seen = stale.delete(id) ? undefined : former?.get(id);
				found.set(id, seen ?? (await read(`plan.${id}`, threadsThatMention)));
			}
			known.set(workshop, found);
			if (former && JSON.stringify([...former]) === JSON.stringify([...found])) return;
			channel.changed(workshop, planMentionsPart.name);
		},
		{ logger, failure: 'plans could not be looked through for mentions', pause }
	);

	async function heard(document: string): Promise<void> {
		const workshop = await workshopOf(document);
		if (workshop === undefined || !asked.has(workshop)) return;
		stale.add(document.slice('plan.'.length));
		look(workshop);
	}

	channel.addPart(planMentionsPart, (member) => {
		const mentioning = known.get(member.workshop);
		if (mentioning) return mentionsOf(member, mentioning);
		asked.add(member.workshop);
		look(member.workshop);
		return null;
	});
	return {
		written(document) {
			// What could not be found out now is found out with the next change.
			if (document.startsWith('plan.')) void heard(document).catch(() => undefined);
		},
		plansChanged(workshop) {
			if (asked.has(workshop)) look(workshop);
		}
	};
}

const threadsThatMention = (doc: Y.Doc): TextThread[] =>
	readTextThreads(doc).filter(
		({ resolved, comments }) =>
			resolved === undefined && comments.some(({ text }) => textParts(text).some((part) => 'mention' in part))
	);

function mentionsOf({ participant, region }: Member, mentioning: Mentioning): PlanMention[] {
	const mentions = [...mentioning].flatMap(([plan, threads]) =>
		mentioningIn(threads, { participant, region }).map(({ thread, comment }) => ({
			plan,
			section: thread.on.section,
			quote: thread.quote.slice(0, commentLimits.quote),
			comment
		}))
	);
	return mentions.sort((a, b) => b.comment.at - a.comment.at).slice(0, mostPlanMentions);
}
