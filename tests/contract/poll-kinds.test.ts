/** What every poll kind keeps to (CONTRIBUTING.md, "Add a poll kind"), with the samples of `../support/poll-samples.ts`. */
import { existsSync, readdirSync, readFileSync, globSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pollKinds } from '#lib/polls/model/kinds.ts';
import type { ReportBlock, ReportText } from '#lib/base/model/report-blocks.ts';
import { sampledKinds } from '../support/poll-samples.ts';
import {
	addWorkshop,
	facilitator,
	openPolls,
	participant,
	regions,
	type OpenPolls
} from '../support/polls.ts';

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
			case 'plane':
				return [
					block.caption,
					...[block.x, block.y].flatMap(({ name, lowest, highest }) => [name, lowest, highest]),
					...block.points.map(({ name }) => name)
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

/** Blocks with those of their sections, without the sections. */
const flat = (blocks: readonly ReportBlock[]): ReportBlock[] =>
	blocks.flatMap((block) => (block.kind === 'section' ? flat(block.section.blocks) : [block]));

it('lists every folder under kinds/ exactly once', () => {
	expect(pollKinds.map((kind) => kind.id).sort()).toEqual(readdirSync('src/lib/polls/kinds').sort());
});

describe.each(sampledKinds())('poll kind %s', (name, kind, sample) => {
	const { id } = kind;
	let open: OpenPolls;
	const workshop = `contract-${name}`;
	const wordsOfViews = [`kinds/${id}/view.ts`, 'results/result-words.ts'].map((file) =>
		readFileSync(`src/lib/polls/${file}`, 'utf8')
	);
	const host = facilitator(workshop);
	const voter = participant(workshop, 'ana', sample.region);

	beforeAll(async () => {
		open = await openPolls(':memory:');
		await addWorkshop(open.db, workshop);
	});
	afterAll(() => open.close());

	async function openPoll(): Promise<string> {
		const { config, subjects } = sample;
		const made = await open.polls.create(host, id, { title: { en: 'Which?' }, config, subjects });
		if (!made.ok) throw new Error(made.reason);
		expect(await open.polls.open(host, made.value.poll)).toMatchObject({ ok: true });
		return made.value.poll;
	}
	/** The subject that the kind finds in a right ballot. */
	function subjectOf(ballot: unknown): string {
		const { config, subjects, region } = sample;
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
				expect(kind.accept(sample.config, garbage, { region: sample.region }, sample.subjects).ok).toBe(
					false
				);
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
		const spreads = flat(blocks).some(
			(block) =>
				block.kind === 'columns' ||
				(block.kind === 'bars' && block.rows.some(({ steps }) => steps !== undefined))
		);
		expect(kind.drawsDistribution).toBe(spreads);
	});

	it('gives nothing but how answers spread away before the figures', () => {
		const region = sample.region;
		const ballots = [sample.ballot, sample.other, sample.ballot].map((ballot) => ({
			subject: subjectOf(ballot),
			region,
			ballot
		}));
		const tally = kind.count(sample.config, sample.subjects, regions, ballots, { minimumCell: 3, voters: 3 });
		expect(kind.shownOf(tally, 'all')).toEqual(tally);
		const spread = kind.shownOf(tally, 'distribution');
		if (!kind.drawsDistribution) return expect(spread).toEqual(tally);
		expect(kind.parseTally(spread)).toMatchObject({ ok: true });
		for (const secret of [`"${region}"`, 'We grow olives.']) {
			expect(JSON.stringify(spread)).not.toContain(secret);
		}
		const { config, subjects } = sample;
		const figures = kind.figures({ config, subjects, tally: spread, weighting: 'person' });
		for (const { value, regions } of figures?.subjects ?? []) {
			expect(value).toBeNull();
			expect(regions.size).toBe(0);
		}
		const question = { ...sample, weighting: 'person' as const, regions: [], language: 'en' };
		const early = flat(kind.report({ ...question, tally: spread }, 'distribution'));
		expect([...new Set(early.map((block) => block.kind))]).toEqual(['columns', 'paragraph']);
		// The same columns as later, and none is left out.
		const stepsIn = (blocks: readonly ReportBlock[]) =>
			blocks.flatMap((block) =>
				block.kind === 'columns' || block.kind === 'bars'
					? block.rows.map(({ name, steps }) => ({ name, steps }))
					: []
			);
		expect(stepsIn(early)).toEqual(
			expect.arrayContaining(stepsIn(flat(kind.report({ ...question, tally }))))
		);
	});

	it('tells a ballot in a line where ballots may carry names, in words that exist', () => {
		const { config, subjects } = sample;
		const told = () =>
			[sample.ballot, sample.other].map((ballot) => kind.told({ config, subjects, language: 'en' }, ballot));
		if (!kind.nameable) return expect(told).toThrow();
		for (const text of told()) {
			if ('text' in text) expect(text.text).not.toBe('');
			else if ('message' in text) for (const { keys } of messages) expect(keys.has(text.message)).toBe(true);
		}
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
		expect(await open.polls.told.turnout(host)).toMatchObject({
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
		const { config } = sample;
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
			// The page resolves them with what the view and all kinds bring.
			expect(used.filter((key) => !wordsOfViews.some((words) => words.includes(`${key}: m.`)))).toEqual([]);
		}
	});
});
