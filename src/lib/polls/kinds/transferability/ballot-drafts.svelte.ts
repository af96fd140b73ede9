/** What one person has filled in so far, per practice; what is not handed in survives a reload. */
import * as v from 'valibot';
import type { StoredDrafts } from '../../ballots/stored-drafts.svelte.ts';
import { Answer, cannotJudge, degrees, PracticeBallot } from './model/ballot.ts';
import type { Criterion } from './model/criteria.ts';

/** A ballot that may still lack answers. */
const Draft = v.object({
	answers: v.record(v.string(), Answer),
	reasons: v.record(v.string(), v.string()),
	reason: v.string(),
	degree: v.optional(v.picklist(degrees))
});
export type Draft = v.InferOutput<typeof Draft>;

const empty: Draft = { answers: {}, reasons: {}, reason: '' };

export class BallotDrafts {
	readonly #drafts: Pick<StoredDrafts, 'get' | 'set'>;
	readonly #criteria: () => readonly Criterion[];

	/** @param criteria asked for each time: the poll arrives anew with every change and every reconnect */
	constructor(criteria: () => readonly Criterion[], drafts: Pick<StoredDrafts, 'get' | 'set'>) {
		this.#criteria = criteria;
		this.#drafts = drafts;
	}

	/** @param handedIn the ballot that counts, from which one goes on when nothing was changed here yet */
	draft(subject: string, handedIn: unknown): Draft {
		return this.#drafts.get(subject, Draft) ?? draftOf(handedIn);
	}

	change(subject: string, draft: Draft): void {
		this.#drafts.set(subject, draft);
	}

	/** The criteria without an answer. */
	open(draft: Draft): readonly Criterion[] {
		return this.#criteria().filter((criterion) => draft.answers[criterion.id] === undefined);
	}

	/** Answers the rest with "cannot judge". */
	cannotJudgeRest(draft: Draft): Draft {
		const rest = this.open(draft).map((criterion) => [criterion.id, cannotJudge] as const);
		return { ...draft, answers: { ...draft.answers, ...Object.fromEntries(rest) } };
	}

	/** The draft as a ballot, without what is empty. */
	ballot(subject: string, draft: Draft): PracticeBallot {
		const reasons = Object.entries(draft.reasons)
			.map(([criterion, text]) => [criterion, text.trim()] as const)
			.filter(([, text]) => text !== '');
		const reason = draft.reason.trim();
		return {
			subject,
			answers: draft.answers,
			...(reasons.length > 0 ? { reasons: Object.fromEntries(reasons) } : {}),
			...(reason ? { reason } : {}),
			...(draft.degree === undefined ? {} : { degree: draft.degree })
		};
	}

	/** Whether the draft says something else than what was handed in. */
	differs(subject: string, draft: Draft, handedIn: unknown): boolean {
		return !same(this.ballot(subject, draft), this.ballot(subject, draftOf(handedIn)));
	}
}

function draftOf(handedIn: unknown): Draft {
	const parsed = v.safeParse(PracticeBallot, handedIn);
	if (!parsed.success) return empty;
	const { answers, reasons, reason, degree } = parsed.output;
	return { answers, reasons: reasons ?? {}, reason: reason ?? '', degree };
}

const sorted = (record: Readonly<Record<string, unknown>> | undefined) =>
	Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

const same = (a: PracticeBallot, b: PracticeBallot): boolean =>
	JSON.stringify([sorted(a.answers), sorted(a.reasons), a.reason, a.degree]) ===
	JSON.stringify([sorted(b.answers), sorted(b.reasons), b.reason, b.degree]);
