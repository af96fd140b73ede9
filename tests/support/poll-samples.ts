/**
 * Right ballots of every poll kind, for the tests that walk the list of kinds. A new kind gives its own here, and one
 * more for a setting that changes what a ballot or a tally holds.
 */
import { defaultCriteria } from '#lib/polls/kinds/transferability/model/criteria.ts';
import { pollKinds } from '#lib/polls/model/kinds.ts';
import type { PollKind } from '#lib/polls/model/poll-kind.ts';
import type { Subject } from '#lib/polls/model/subject.ts';
import { usualRules, type VoteRules } from '#lib/polls/model/vote-rules.ts';

export interface PollSample {
	/** What is special about it, where a kind has several; one word. */
	readonly setting?: string;
	/** The usual ones, if absent. */
	readonly rules?: VoteRules;
	readonly config: unknown;
	readonly subjects: readonly Subject[];
	/** Whose people may cast it. */
	readonly region: string;
	/** Right for `config` and `subjects`. */
	readonly ballot: unknown;
	/** Another right ballot on the same subject. */
	readonly other: unknown;
}

const subjects: readonly Subject[] = [
	{ id: 'apples', title: { en: 'Growers sell as one' }, region: 'pl' },
	{ id: 'guests', title: { en: 'A guest practice' }, region: null }
];
const answers = (value: number | string) =>
	Object.fromEntries(defaultCriteria.map((criterion) => [criterion.id, value]));

const about = { subjects, region: 'es' };

const samples: Readonly<Record<string, readonly PollSample[]>> = {
	dots: [
		{
			...about,
			config: { dots: 5, cap: 3 },
			ballot: { amounts: { apples: 3, guests: 2 } },
			other: { amounts: { guests: 1 } }
		},
		{
			setting: 'items',
			region: 'es',
			subjects: subjects.map((subject) => ({ ...subject, source: 'items', board: 'wall' })),
			config: { dots: 5, cap: 3 },
			ballot: { amounts: { apples: 3, guests: 2 } },
			other: { amounts: { guests: 1 } }
		}
	],
	points: [
		{
			...about,
			config: {},
			ballot: { amounts: { apples: 60, guests: 40 } },
			other: { amounts: { guests: 100 } }
		}
	],
	ranking: [{ ...about, config: {}, ballot: { order: ['guests', 'apples'] }, other: { order: ['apples'] } }],
	choice: [{ ...about, config: { most: 1 }, ballot: { chosen: ['apples'] }, other: { chosen: ['guests'] } }],
	consent: [
		{
			...about,
			config: {},
			ballot: { subject: 'apples', stance: 'agree' },
			other: { subject: 'apples', stance: 'block', reason: 'We grow olives.' }
		},
		{
			...about,
			setting: 'named',
			rules: { ...usualRules, identity: 'named' },
			config: {},
			ballot: { subject: 'apples', stance: 'agree', reason: 'We can start.' },
			other: { subject: 'apples', stance: 'block', reason: 'We grow olives.' }
		}
	],
	pairwise: [
		{
			...about,
			config: {},
			ballot: { pairs: [{ first: 'apples', second: 'guests', step: 3 }] },
			other: { pairs: [{ first: 'apples', second: 'guests', step: -2 }] }
		}
	],
	swing: [
		{
			...about,
			config: {},
			ballot: { amounts: { apples: 100, guests: 40 } },
			other: { amounts: { apples: 0, guests: 100 } }
		}
	],
	centroid: [
		{
			...about,
			config: {},
			ballot: { order: ['guests', 'apples'] },
			other: { order: ['apples', 'guests'] }
		}
	],
	questions: [
		{
			config: { most: 2, moderated: false },
			subjects: [],
			region: 'es',
			ballot: { slot: 1, question: 'Who pays?' },
			other: { slot: 1, question: null }
		}
	],
	opentext: [
		{
			config: { most: 2, length: 140, moderated: false },
			subjects: [],
			region: 'es',
			ballot: { language: 'en', texts: ['Trust takes time', 'Money ends'] },
			other: { language: 'pl', texts: ['Zaufanie wymaga czasu'] }
		}
	],
	rating: [
		{
			config: { points: 5, lowest: { en: 'not at all' }, highest: {} },
			subjects,
			region: 'es',
			ballot: { subject: 'apples', answer: 4 },
			other: { subject: 'apples', answer: 'cannot-judge' }
		},
		{
			setting: 'twice',
			config: {
				points: 5,
				name: { en: 'Effort' },
				lowest: {},
				highest: {},
				second: { name: { en: 'Effect' }, lowest: {}, highest: { en: 'very much' } }
			},
			subjects,
			region: 'es',
			ballot: { subject: 'apples', answer: 4, second: 2 },
			other: { subject: 'apples', answer: 'cannot-judge', second: 5 }
		}
	],
	transferability: [
		{
			config: { criteria: defaultCriteria, importance: true, degree: true },
			subjects,
			region: 'es',
			ballot: { subject: 'apples', answers: answers(1), degree: 'combine' },
			other: { subject: 'apples', answers: answers('cannot-judge'), reason: 'We grow olives.' }
		}
	]
};

/**
 * Each kind with each of its samples, and a name for them.
 * @throws for a kind without a sample
 */
export const sampledKinds = (): [name: string, kind: PollKind, sample: PollSample][] =>
	pollKinds.flatMap((kind) => {
		const found = samples[kind.id];
		if (!found) throw new Error(`give a sample of ${kind.id} in tests/support/poll-samples.ts`);
		return found.map((sample): [string, PollKind, PollSample] => [
			sample.setting ? `${kind.id}-${sample.setting}` : kind.id,
			kind,
			sample
		]);
	});
