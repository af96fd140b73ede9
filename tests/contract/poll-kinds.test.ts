/**
 * What every poll kind keeps to (CONTRIBUTING.md, "Add a poll kind"). A new kind gives its samples here:
 * ballots that are right for `config` and `subjects` and come from a region that may cast them.
 */
import { existsSync, readdirSync, readFileSync, globSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pollKinds } from '#lib/polls/model/kinds.ts';
import type { PollKind, Subject } from '#lib/polls/model/poll-kind.ts';
import { defaultCriteria } from '#lib/polls/kinds/transferability/model/criteria.ts';
import type { ReportBlock, ReportText } from '#lib/base/model/report-blocks.ts';
import {
	addWorkshop,
	facilitator,
	openPolls,
	participant,
	regions,
	type OpenPolls
} from '../support/polls.ts';

interface Sample {
	readonly config: unknown;
	readonly subjects: readonly Subject[];
	readonly region: string;
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

const samples: Readonly<Record<string, Sample>> = {
	dots: {
		...about,
		config: { dots: 5, cap: 3 },
		ballot: { amounts: { apples: 3, guests: 2 } },
		other: { amounts: { guests: 1 } }
	},
	points: {
		...about,
		config: {},
		ballot: { amounts: { apples: 60, guests: 40 } },
		other: { amounts: { guests: 100 } }
	},
	ranking: { ...about, config: {}, ballot: { order: ['guests', 'apples'] }, other: { order: ['apples'] } },
	choice: { ...about, config: { most: 1 }, ballot: { chosen: ['apples'] }, other: { chosen: ['guests'] } },
	consent: {
		...about,
		config: {},
		ballot: { subject: 'apples', stance: 'agree' },
		other: { subject: 'apples', stance: 'block', reason: 'We grow olives.' }
	},
	pairwise: {
		...about,
		config: {},
		ballot: { pairs: [{ first: 'apples', second: 'guests', step: 3 }] },
		other: { pairs: [{ first: 'apples', second: 'guests', step: -2 }] }
	},
	swing: {
		...about,
		config: {},
		ballot: { amounts: { apples: 100, guests: 40 } },
		other: { amounts: { apples: 0, guests: 100 } }
	},
	centroid: {
		...about,
		config: {},
		ballot: { order: ['guests', 'apples'] },
		other: { order: ['apples', 'guests'] }
	},
	questions: {
		config: { most: 2, moderated: false },
		subjects: [],
		region: 'es',
		ballot: { slot: 1, question: 'Who pays?' },
		other: { slot: 1, question: null }
	},
	opentext: {
		config: { most: 2, length: 140, moderated: false },
		subjects: [],
		region: 'es',
		ballot: { language: 'en', texts: ['Trust takes time', 'Money ends'] },
		other: { language: 'pl', texts: ['Zaufanie wymaga czasu'] }
	},
	rating: {
		config: { points: 5, lowest: { en: 'not at all' }, highest: {} },
		subjects,
		region: 'es',
		ballot: { subject: 'apples', answer: 4 },
		other: { subject: 'apples', answer: 'cannot-judge' }
	},
	transferability: {
		config: { criteria: defaultCriteria, importance: true, degree: true },
		subjects,
		region: 'es',
		ballot: { subject: 'apples', answers: answers(1), degree: 'combine' },
		other: { subject: 'apples', answers: answers('cannot-judge'), reason: 'We grow olives.' }
	}
};

const messages = ['en', 'pl'].map((language) => ({
	language,
	keys: new Set(
		globSync(`src/lib/**/messages/${language}.json`).flatMap((file) =>
			Object.keys(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
		)
	)
}));

function textsOf(blocks: readonly ReportBlock[]): ReportText[] {
	return blocks.flatMap((block): ReportText[] => {
		switch (block.kind) {
			case 'paragraph':
				return [block.content];
			case 'list':
				return [...block.entries];
			case 'facts':
				return block.entries.flatMap((entry) => [entry.name, entry.value]);
			case 'table':
				return [block.caption, ...block.rows.flat().map((cell) => cell.content)];
			case 'bars':
				return [
					block.caption,
					...block.rows.flatMap(({ name, label, note }) => [name, label, ...(note ? [note] : [])])
				];
			case 'columns':
				return [
					block.caption,
					...block.rows.flatMap(({ name, label, steps }) => [name, label, ...steps.map((step) => step.name)])
				];
			case 'words':
				return [block.caption, ...block.words.map(({ word }) => word)];
			case 'tree':
				return [block.caption, ...block.leaves.map(({ name }) => name)];
			case 'flows':
				return [block.caption, ...[...block.from, ...block.to].map(({ name }) => name)];
			case 'picture':
				return [block.alt];
			// Words as they were written.
			case 'rich':
				return [];
			case 'section':
				return [block.section.title, ...textsOf(block.section.blocks)];
		}
	});
}

it('lists every folder under kinds/ exactly once', () => {
	expect(pollKinds.map((kind) => kind.id).sort()).toEqual(readdirSync('src/lib/polls/kinds').sort());
});

describe.each(pollKinds.map((kind): [string, PollKind] => [kind.id, kind]))('poll kind %s', (id, kind) => {
	const sample = samples[id];
	if (!sample) throw new Error(`give a sample of ${id} in this file`);
	let open: OpenPolls;
	const workshop = `contract-${id}`;
	const host = facilitator(workshop);
	const voter = participant(workshop, 'ana', sample.region);

	beforeAll(async () => {
		open = await openPolls(':memory:');
		await addWorkshop(open.db, workshop);
	});
	afterAll(() => open.close());

	async function openPoll(): Promise<string> {
		const { config, subjects } = sample as Sample;
		const made = await open.polls.create(host, id, { title: { en: 'Which?' }, config, subjects });
		if (!made.ok) throw new Error(made.reason);
		expect(await open.polls.open(host, made.value.poll)).toMatchObject({ ok: true });
		return made.value.poll;
	}
	/** The subject that the kind finds in a right ballot. */
	function subjectOf(ballot: unknown): string {
		const { config, subjects, region } = sample as Sample;
		const accepted = kind.accept(config, ballot, { region }, subjects);
		if (!accepted.ok) throw new Error(accepted.reason);
		return accepted.value.subject;
	}
	const cast = (poll: string, key: string, ballot: unknown, replaces?: string) =>
		open.polls.cast(voter, { poll, round: 1, ballot, key: key.padEnd(16, '-'), replaces });

	it('has views and a name', () => {
		for (const file of ['about.ts', 'view.ts']) {
			expect(existsSync(`src/lib/polls/kinds/${id}/${file}`), file).toBe(true);
		}
	});

	it('starts from a config that it takes itself', () => {
		expect(kind.parseConfig(kind.defaultConfig())).toMatchObject({ ok: true });
		expect(kind.parseConfig(sample.config)).toMatchObject({ ok: true });
	});

	it('answers garbage with a refusal and never throws', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true }), (garbage) => {
				expect(kind.accept(sample.config, garbage, { region: sample.region }, subjects).ok).toBe(false);
				expect(kind.parseTally(garbage).ok).toBe(false);
				expect(typeof kind.parseConfig(garbage).ok).toBe('boolean');
			})
		);
	});

	it('stores what it accepts without loss', () => {
		for (const ballot of [sample.ballot, sample.other]) {
			const accepted = kind.accept(sample.config, ballot, { region: sample.region }, sample.subjects);
			if (!accepted.ok) throw new Error(accepted.reason);
			const stored: unknown = JSON.parse(JSON.stringify(accepted.value.ballot));
			expect(kind.accept(sample.config, stored, { region: sample.region }, sample.subjects)).toEqual(
				accepted
			);
		}
	});

	it('draws how answers spread where it says so', () => {
		const counted = [{ subject: subjectOf(sample.ballot), region: sample.region, ballot: sample.ballot }];
		const tally = kind.count(sample.config, sample.subjects, regions, counted, { minimumCell: 3, voters: 1 });
		const blocks = kind.report({ ...sample, tally, weighting: 'person', regions: [], language: 'en' });
		const spreads = blocks.some(
			(block) =>
				block.kind === 'columns' ||
				(block.kind === 'bars' && block.rows.some(({ steps }) => steps !== undefined))
		);
		expect(kind.drawsDistribution).toBe(spreads);
	});

	it('refuses a second ballot of the same person on the same subject', async () => {
		const poll = await openPoll();
		expect(await cast(poll, 'first', sample.ballot)).toMatchObject({ ok: true });
		expect(await cast(poll, 'second', sample.other)).toEqual({ ok: false, reason: 'already-cast' });
	});

	it('gives a retry the same receipt and counts it once', async () => {
		const poll = await openPoll();
		const first = await cast(poll, 'key', sample.ballot);
		expect(await cast(poll, 'key', sample.ballot)).toEqual(first);
		expect(await open.polls.turnout(host)).toMatchObject({
			[poll]: { [sample.region]: { voters: 1, ballots: 1 } }
		});
	});

	it('lets a person change their mind while it is open', async () => {
		const poll = await openPoll();
		const first = await cast(poll, 'first', sample.ballot);
		if (!first.ok) throw new Error(first.reason);
		const second = await cast(poll, 'second', sample.other, first.value.receipt);
		if (!second.ok) throw new Error(second.reason);
		expect(await open.polls.check(voter, poll, 1, [first.value.receipt, second.value.receipt])).toEqual({
			ok: true,
			value: { counted: [second.value.receipt] }
		});
	});

	it('hides the tally from everybody before the reveal and shows it to everybody after', async () => {
		const poll = await openPoll();
		await cast(poll, 'key', sample.ballot);
		const hidden = { ok: false, reason: 'not-revealed' };
		expect(await open.polls.result(host, poll, 1)).toEqual(hidden);
		await open.polls.close(host, poll);
		expect(await open.polls.result(host, poll, 1)).toEqual(hidden);
		expect(await open.polls.result(voter, poll, 1)).toEqual(hidden);
		await open.polls.reveal(host, poll);
		for (const asker of [host, voter, { ...voter, role: 'reviewer' as const }]) {
			const result = await open.polls.result(asker, poll, 1);
			if (!result.ok) throw new Error(result.reason);
			expect(kind.parseTally(result.value.tally).ok).toBe(true);
		}
	});

	it('counts the same in whatever order the ballots lie', () => {
		const accept = (ballot: unknown, region: string) => {
			const accepted = kind.accept(sample.config, ballot, { region }, sample.subjects);
			if (!accepted.ok) throw new Error(accepted.reason);
			return { ...accepted.value, region };
		};
		const some = fc.array(
			fc.record({
				ballot: fc.constantFrom(sample.ballot, sample.other),
				region: fc.constant(sample.region)
			}),
			{ maxLength: 12 }
		);
		fc.assert(
			fc.property(some, (cast) => {
				const ballots = cast.map(({ ballot, region }) => accept(ballot, region));
				const count = (list: typeof ballots) =>
					kind.count(sample.config, sample.subjects, regions, list, { minimumCell: 3, voters: 0 });
				expect(count(ballots.toReversed())).toEqual(count(ballots));
			})
		);
	});

	it('takes as many subjects as it says, and no more', async () => {
		const { config } = sample as Sample;
		const { least, most } = kind.subjectLimits;
		const create = (count: number) =>
			open.polls.create(host, id, {
				title: { en: 'Which?' },
				config,
				subjects: Array.from({ length: count }, (_, at) => ({
					id: `s${at}`,
					title: { en: `S${at}` },
					region: null
				}))
			});
		expect(await create(most)).toMatchObject({ ok: true });
		expect(await create(most + 1)).toEqual({ ok: false, reason: 'invalid-poll' });
		if (least > 0) expect(await create(least - 1)).toEqual({ ok: false, reason: 'invalid-poll' });
	});

	it('shows no figure of a region that is too small', () => {
		const ballots = [sample.ballot, sample.other].map((ballot) => ({
			subject: subjectOf(ballot),
			region: sample.region,
			ballot
		}));
		const tally = kind.count(sample.config, sample.subjects, regions, ballots, { minimumCell: 3, voters: 2 });
		const figures = kind.figures({
			config: sample.config,
			subjects: sample.subjects,
			tally,
			weighting: 'person'
		});
		for (const subject of figures?.subjects ?? []) expect([...subject.regions]).toEqual([]);
	});

	it('has a report entry whose words exist in every language', () => {
		const ballots = [sample.ballot, sample.ballot, sample.other].map((ballot) => ({
			subject: subjectOf(ballot),
			region: sample.region,
			ballot
		}));
		const tally = kind.count(sample.config, sample.subjects, regions, ballots, { minimumCell: 3, voters: 0 });
		for (const { language, keys } of messages) {
			const blocks = kind.report({
				config: sample.config,
				subjects: sample.subjects,
				tally: JSON.parse(JSON.stringify(tally)) as unknown,
				weighting: kind.regionEqual ? 'region' : 'person',
				regions: regions.map((region, at) => ({ id: region, name: { en: region }, color: at + 1 })),
				language
			});
			expect(blocks.length).toBeGreaterThan(0);
			const used = textsOf(blocks).flatMap((text) => ('message' in text ? [text.message] : []));
			expect(used.filter((key) => !keys.has(key))).toEqual([]);
		}
	});
});
