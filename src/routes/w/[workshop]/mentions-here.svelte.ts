/** Open comments that mention the one who looks, wherever in the workshop they stand: beside entries and in plans. */
import type { Comment } from '#lib/board/model/comments.ts';
import { mentioningIn } from '#lib/board/model/mentioning.ts';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { planMentionsPart } from '#lib/plan/model/mentions.ts';
import { plansPart } from '#lib/plan/model/messages.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import type { RegistersPlace } from '#lib/registers/context.ts';
import { youPart } from '#lib/session/model/messages.ts';
import { entryHref } from './registers/register-href.ts';

export interface MentionHere {
	readonly comment: Pick<Comment, 'id' | 'text' | 'author' | 'at'>;
	/** What the comment is about, in words; empty where that is gone. */
	readonly about: string;
	/** The page that shows it. */
	readonly href: string;
}

export class MentionsHere {
	readonly #session: SessionClient;
	readonly #registers: RegistersPlace;

	constructor(session: SessionClient, registers: RegistersPlace) {
		this.#session = session;
		this.#registers = registers;
	}

	/** Undefined until the registers are there. */
	readonly inEntries: readonly MentionHere[] | undefined = $derived.by(() => {
		const you = this.#session.part(youPart);
		const { current } = this.#registers;
		if (!you || !current?.loaded) return undefined;
		const open = current.comments.all.filter(({ resolved }) => !resolved);
		return mentioningIn(open, { participant: you.id, region: you.region }).map(({ thread, comment }) => ({
			comment,
			// What it is called now, or was called when the thread was begun.
			about: current.nameOf(thread.on, getLocale()) ?? thread.quote,
			href: entryHref(this.#session.workshop, thread.on.register, thread.on.entry)
		}));
	});

	/** Undefined until the server has looked through the plans. */
	readonly inPlans: readonly MentionHere[] | undefined = $derived.by(() => {
		const plans = this.#session.part(plansPart) ?? [];
		return this.#session.part(planMentionsPart)?.map(({ plan, section, quote, comment }) => ({
			comment,
			about: [plans.find(({ id }) => id === plan)?.title, quote].filter(Boolean).join(': '),
			href: `/w/${this.#session.workshop}/plans/${plan}?section=${section}`
		}));
	});

	/** Those in one plan. */
	inPlan(plan: string): readonly MentionHere[] {
		const page = `/w/${this.#session.workshop}/plans/${plan}?`;
		return (this.inPlans ?? []).filter(({ href }) => href.startsWith(page));
	}

	/** The newest first. */
	readonly all: readonly MentionHere[] = $derived(
		[...(this.inEntries ?? []), ...(this.inPlans ?? [])].sort((a, b) => b.comment.at - a.comment.at)
	);
}
