/** Puts the trace together from what its parts tell: registers, revealed polls and plans. */
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { FieldContent } from '#lib/plan/model/content.ts';
import { planProgress } from '#lib/plan/model/completeness.ts';
import type { Reference } from '#lib/plan/model/evidence.ts';
import type { PlanEntry } from '#lib/plan/model/messages.ts';
import { actionName, type Plan } from '#lib/plan/model/plan.ts';
import type { PollKind } from '#lib/polls/model/poll-kind.ts';
import type { Subject } from '#lib/polls/model/subject.ts';
import type { Weighting } from '#lib/polls/model/vote-rules.ts';
import { linkFields } from '#lib/registers/model/links.ts';
import type { EvidenceRole, RegisterModel } from '#lib/registers/model/register.ts';
import type { RegisterRecord } from '#lib/registers/model/register-record.ts';
import {
	pollResultKind,
	type Judged,
	type Source,
	type SourceKind,
	type Trace,
	type TracedAction,
	type TracedPlan
} from './trace.ts';

export interface RegisterContent {
	readonly model: RegisterModel;
	/** All that are not deleted, merged ones too. */
	readonly records: readonly RegisterRecord[];
}

/** A revealed round of a poll. */
export interface RevealedRound {
	readonly id: string;
	readonly title: LocalizedText;
	readonly kind: PollKind;
	readonly config: unknown;
	readonly subjects: readonly Subject[];
	readonly tally: unknown;
	readonly weighting: Weighting;
}

export interface TraceInput {
	readonly registers: readonly RegisterContent[];
	/** The oldest first; of several rounds of a poll the last one counts. */
	readonly polls: readonly RevealedRound[];
	readonly plans: readonly { readonly entry: PlanEntry; readonly plan: Plan }[];
}

export function collectTrace({ registers, polls, plans }: TraceInput): Trace {
	const newest = [...new Map(polls.map((poll) => [poll.id, poll])).values()];
	const judgements = newest.map((poll) => ({ poll, bySubject: judgementsOf(poll) }));
	const judgedOf = (id: string) => judgements.flatMap(({ bySubject }) => bySubject.get(id) ?? []);
	const learned = registers.flatMap(({ model: { evidence, ...model }, records }) =>
		evidence ? [{ model: { ...model, evidence }, records }] : []
	);
	const kindOf = new Map(learned.map(({ model }) => [model.id, model.evidence.kind]));
	return {
		kinds: [...learned.map(({ model }) => kindOfRegister(model)), pollResultKind],
		plans: plans.map(({ entry, plan }) => tracedPlan(entry, plan)),
		sources: [
			...learned.flatMap(({ model, records }) =>
				records.map((record): Source => entrySource(model, record, judgedOf(record.id), kindOf))
			),
			...judgements.flatMap(({ poll, bySubject }) => pollSources(poll, bySubject, kindOf))
		]
	};
}

/** A register from which actions are learned. */
type Learned = RegisterModel & { readonly evidence: EvidenceRole };

const kindOfRegister = ({ id, about, evidence }: Learned): SourceKind => ({
	kind: evidence.kind,
	one: about.one,
	register: id,
	stage: evidence.stage,
	asks: evidence.asks
});

type KindOf = ReadonlyMap<string, string>;

/** A reference to an entry of a register; none for a register that is not known. */
function entryReference(kindOf: KindOf, register: string | undefined, id: string): Reference[] {
	const kind = register === undefined ? undefined : kindOf.get(register);
	return kind === undefined ? [] : [{ kind, id }];
}

function entrySource(
	{ id: register, heading, evidence }: Learned,
	record: RegisterRecord,
	judged: readonly Judged[],
	kindOf: KindOf
): Source {
	const named = linkFields(record).flatMap((field) =>
		(record.sets[field.id] ?? []).flatMap((id) => entryReference(kindOf, field.register, id))
	);
	const { mergedInto } = record;
	return {
		kind: evidence.kind,
		id: record.id,
		title: record.texts[heading] ?? {},
		language: record.language,
		region: regionOf(record),
		judged: [...judged],
		// What was shown comes from nothing; the challenges on a poster are what it meets.
		names: [
			...(evidence.stage === 'concluded' ? named : []),
			...(mergedInto === null ? [] : entryReference(kindOf, register, mergedInto))
		],
		merged: mergedInto !== null
	};
}

/** A poster says itself which region it speaks for; everything else speaks for that of its author. */
function regionOf({ values, region }: RegisterRecord): string | null {
	const own = values['region'];
	if (own === undefined) return region;
	return typeof own === 'string' ? own : null;
}

/** What a round says of its subjects, by their ids; nothing for a kind without figures. */
function judgementsOf({ id, title, kind, ...question }: RevealedRound): ReadonlyMap<string, Judged> {
	const figures = kind.figures(question);
	const found = new Map<string, Judged>();
	if (!figures) return found;
	const { low, high, rising } = figures;
	for (const { subject, value, dissent = null } of figures.subjects) {
		if (value === null) continue;
		const share = Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
		found.set(subject, {
			poll: id,
			title,
			value,
			low,
			high,
			share: rising ? share : 1 - share,
			dissent
		});
	}
	return found;
}

function pollSources(
	{ id, title, subjects }: RevealedRound,
	bySubject: ReadonlyMap<string, Judged>,
	kindOf: KindOf
): Source[] {
	const whole: Source = {
		kind: pollResultKind.kind,
		id,
		title,
		language: 'en',
		region: null,
		judged: [],
		names: [],
		merged: false
	};
	const parts = subjects.map((subject): Source => {
		const judged = bySubject.get(subject.id);
		return {
			...whole,
			part: subject.id,
			title: subject.title,
			region: subject.region,
			of: title,
			judged: judged ? [judged] : [],
			names: entryReference(kindOf, subject.source, subject.id)
		};
	});
	return [whole, ...parts];
}

function tracedPlan({ id, title, regions, status, language }: PlanEntry, plan: Plan): TracedPlan {
	const { filled, total, ready } = planProgress(plan);
	return {
		id,
		title,
		regions: [...regions],
		status,
		language,
		progress: { filled, total, ready },
		actions: plan.sections.flatMap((section): TracedAction[] => {
			const { action, fields } = section;
			if (!action) return [];
			return [
				{
					id: section.id,
					name: actionName(section),
					evidence: [...action.evidence],
					indicator: lineOf(fields['indicator']),
					baseline: lineOf(fields['baseline']),
					target: lineOf(fields['target']),
					begins: monthOf(fields['start']),
					ends: monthOf(fields['end'])
				}
			];
		})
	};
}

const lineOf = (content: FieldContent | undefined): string =>
	content && 'text' in content ? content.text.trim() : '';

const monthOf = (content: FieldContent | undefined): string =>
	content && 'month' in content ? content.month : '';
