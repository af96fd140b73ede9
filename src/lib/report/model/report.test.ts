import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { addAction } from '#lib/plan/model/actions.ts';
import { actionsOf, startPlan } from '#lib/plan/model/document.ts';
import { readPlan } from '#lib/plan/model/plan.ts';
import { planTemplates } from '#lib/plan/model/template.ts';
import { paragraphs, writeRich } from '#lib/plan/model/write-rich.ts';
import { pollKinds } from '#lib/polls/model/kinds.ts';
import type { PollKind } from '#lib/polls/model/poll-kind.ts';
import { criterionRegister } from '#lib/registers/criteria/model.ts';
import { memberKey, regionKey } from '#lib/registers/model/keys.ts';
import { newEntry, registerOf } from '#lib/registers/model/record.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { posterRegister } from '#lib/registers/posters/model.ts';
import { listChallenges, listCriteria } from '#lib/registers/model/challenge.ts';
import { listCards } from '#lib/registers/model/cards.ts';
import { createPoster, listPosters } from '#lib/registers/model/poster.ts';
import type { ReportInput } from './input.ts';
import { buildReport, choosableReport } from './report.ts';
import { buildSheets } from './sheets.ts';
import { emptyInput as empty, linesOf } from '../../../../tests/support/report-input.ts';

const doc = new Y.Doc();
createPoster(doc, {
	id: 'apples',
	author: 'somebody',
	region: 'lubelskie',
	language: 'pl',
	now: 0,
	values: { direction: 'cooperation', keyValue: 2000, link: 'https://lubapple.example', image: 'a1' },
	texts: {
		title: { pl: 'Sadownicy', en: 'Growers' },
		practice: { pl: 'Razem' },
		keyUnit: { en: 'tonnes' },
		imageAlt: { en: 'Crates' }
	}
});

const lubelskie = { id: 'lubelskie', name: { en: 'Lubelskie' }, country: 'PL', nuts: 'PL81', color: 2 };

const full: ReportInput = {
	...empty,
	regions: [lubelskie],
	partners: [{ id: 'p', region: 'lubelskie', name: 'Lubelskie Voivodeship' }],
	participation: [
		{ region: 'lubelskie', people: 2 },
		{ region: null, people: 1 }
	],
	posters: listPosters(doc),
	challenges: listChallenges(doc),
	criteria: listCriteria(doc)
};

const part = (input: ReportInput, id: string, language = 'en') =>
	linesOf(buildReport(input, language).sections.filter((section) => section.id === id));

it('tells how the day ran: what is over, in minutes by the clock', () => {
	const run = {
		step: 's',
		round: 1,
		title: { en: 'Vote' },
		minutes: 5,
		startedAt: 0,
		pausedFor: 60_000,
		skipped: false
	};
	const runs = [
		{ ...run, run: 1, endedAt: 480_000 },
		{ ...run, run: 2, endedAt: null }
	];
	const [section] = buildReport({ ...empty, runs }, 'en').sections.filter(({ id }) => id === 'runs');
	const [table] = section?.blocks ?? [];
	expect(table?.kind === 'table' && table.rows.slice(1).map((row) => row.map(({ value }) => value))).toEqual([
		[undefined, 5, 8, 1]
	]);
});

it('says who spoke, in the agenda and as the day ran; without any speaker there is no column', () => {
	const title = { en: 'Talk' };
	const agenda = [{ id: 's', title, minutes: 5, speaker: 'Prof. Nowak' }];
	const run = { run: 1, round: 1, step: 's', title, minutes: 5, startedAt: 0, endedAt: 60_000 };
	const runs = [{ ...run, pausedFor: 0, skipped: false }];
	const told = { ...empty, runs, workshop: { ...empty.workshop, agenda } };
	expect(part(told, 'agenda').at(-1)).toBe('Talk@en | Prof. Nowak | 5');
	expect(part(told, 'runs').at(-1)).toBe('Talk@en | Prof. Nowak | 5 | 1 | 0');
	expect(part({ ...told, workshop: empty.workshop }, 'runs').at(-1)).toBe('Talk@en | 5 | 1 | 0');
});

it('tells of each criterion how far the regions are with it and which agree', () => {
	const judged = new Y.Doc();
	const criteria = new RegisterCommands(judged, criterionRegister);
	judged.transact(() =>
		newEntry(registerOf(judged, 'criteria'), {
			id: 'c',
			language: 'en',
			author: null,
			region: null,
			now: 0,
			texts: { name: { en: 'Reach' }, indicator: { en: 'firms' } },
			values: { state: 'agreed' }
		})
	);
	criteria.setKey('c', regionKey('agreed', 'lubelskie'), true);
	criteria.setKey('c', regionKey('agreed', 'gone'), true);
	expect(part({ ...full, criteria: listCriteria(judged) }, 'criteria').at(-1)).toBe(
		'Reach@en | firms@en | Agreed@en | Lubelskie'
	);
});

it('tells what the plans will do, by whom and when, in the language in which it was written', () => {
	const planDoc = new Y.Doc();
	startPlan(planDoc, planTemplates[0], 'pl');
	addAction(planDoc, {
		id: 'fund',
		author: null,
		region: 'lubelskie',
		now: 0,
		draft: { name: 'Fundusz', background: [], evidence: [] }
	});
	const action = actionsOf(planDoc).get('fund');
	if (!(action instanceof Y.Map)) throw new Error('the action was added');
	for (const [field, words] of [
		['nature', 'Małe granty'],
		['stakeholders', 'Urząd'],
		['english', 'Small grants']
	] as const) {
		const text: unknown = action.get(field);
		if (text instanceof Y.XmlFragment) writeRich(text, paragraphs(words));
	}
	action.set('start', '2027-03');
	const entry = {
		id: 'p',
		title: 'Plan',
		instrument: 'RIS',
		regions: ['lubelskie'],
		status: 'draft' as const,
		template: 'action-plan@2021-2027',
		language: 'pl'
	};
	const plans = [{ entry, plan: readPlan(planDoc) }];
	expect(part({ ...full, plans }, 'actions')).toEqual([
		'# <report_actions>',
		'  # Plan@pl',
		'  <report_region>: Lubelskie',
		'  <report_actions_status>: <report_actions_draft>',
		'  <report_instrument>: RIS@pl',
		'  <report_actions_language>: Polish',
		'    # Fundusz@pl',
		'    Begins@en: March 2027',
		'      # Nature of the action@en',
		'      Małe granty@pl',
		'      # Stakeholders involved and their roles@en',
		'      Urząd@pl',
		'      # Summary in English@en',
		'      Small grants@en'
	]);
	expect(part({ ...full, plans }, 'actions', 'pl').join()).not.toMatch(/Small grants|actions_language/);
	expect(part(full, 'actions')).toEqual([]);
});

describe('a report', () => {
	it('of an empty workshop has its numbers and how to read it, and nothing else', () => {
		expect(buildReport(empty, 'en').sections.map(({ id }) => id)).toEqual(['numbers', 'reading']);
	});

	it('tells a poster in the reader’s language and says where only the original exists', () => {
		expect(part(full, 'posters')).toEqual([
			'# <report_posters>',
			'  # Growers@en',
			'  Direction@en: Supra-regional cooperation@en',
			'  Region@en: Lubelskie',
			'  One key number@en: <report_key_number 2,000 tonnes>',
			'  Further information (web address)@en: https://lubapple.example/',
			'  [a1: Crates@en]',
			'    # How it works@en',
			'    Razem@pl'
		]);
		expect(part(full, 'posters', 'pl')[1]).toBe('  # Sadownicy@pl');
	});

	it('counts people by region and names nobody', () => {
		expect(part(full, 'participation')).toEqual([
			'# <report_participation>',
			'<report_region> | <report_country> | <report_partners> | <report_people>',
			'Lubelskie | PL | Lubelskie Voivodeship | 2',
			'<report_no_region> |  |  | 1',
			'<report_participation_note>'
		]);
		expect(JSON.stringify(buildReport(full, 'en'))).not.toContain('somebody');
	});

	it('tells a board as its frames and what stands in them, then what stands free', () => {
		const entry = { region: null, card: null, depth: 0, container: false };
		const boards = [
			{
				id: 'b1',
				title: 'Wall',
				wordless: 2,
				open: [{ text: 'Who pays?', region: 'lubelskie', about: 'Sell together' }],
				entries: [
					{ ...entry, text: 'Ideas', container: true },
					{ ...entry, text: 'Sell together', depth: 1, region: 'lubelskie' },
					{ ...entry, text: '', depth: 1, card: listCards(doc).find(({ id }) => id === 'apples') ?? null },
					{ ...entry, text: 'Group 1', container: true },
					{ ...entry, text: 'Group 1', container: true },
					{ ...entry, text: '', container: true },
					{ ...entry, text: 'Loose' }
				]
			}
		];
		expect(part({ ...full, boards }, 'boards')).toEqual([
			'# <report_boards>',
			'  # Wall',
			'    # Ideas',
			'    - Sell together (Lubelskie)',
			'    - <report_card_entry Poster Growers>',
			'  - Loose',
			'  <report_empty_frames> Group 1, <report_untitled_frame>',
			'  <report_wordless 2>'
		]);
		const openComments = [
			{
				text: 'Counted how?',
				region: null,
				about: { pl: 'Widoczność' },
				language: 'pl',
				register: { en: 'Criteria' }
			}
		];
		expect(part({ ...full, boards, openComments }, 'open')).toEqual([
			'# <report_open>',
			'<report_open_question> | <report_region> | <report_open_about> | <report_open_where>',
			'Who pays? | Lubelskie | Sell together | Wall',
			'Counted how? |  | Widoczność@pl | Criteria@en'
		]);
	});

	it('reads mentions in comments as names of regions, and of people as nobody’s', () => {
		const text = 'Ask @[region:lubelskie] or @[person:ana], not @[region:gone]!';
		const boards = [
			{ id: 'b', title: 'Wall', wordless: 0, entries: [], open: [{ text, region: null, about: '' }] }
		];
		const report = buildReport({ ...full, boards }, 'en');
		expect(part({ ...full, boards }, 'open').at(-1)).toBe(
			'Ask @Lubelskie or <report_mention_somebody>, not <report_mention_somebody>! |  |  | Wall'
		);
		expect(JSON.stringify(report)).not.toMatch(/@\[|ana\b/);
	});

	it('names its partners with their regions', () => {
		expect(buildReport(full, 'en').partners).toEqual([
			{ name: 'Lubelskie Voivodeship', region: 'Lubelskie' }
		]);
	});

	it('shows the sections that the facilitators chose, and all of them for choosing', () => {
		const outline = [
			{ section: 'posters', shown: true },
			{ section: 'numbers', shown: false }
		];
		const chosen = buildReport({ ...full, outline }, 'en').sections.map(({ id }) => id);
		expect(chosen[0]).toBe('posters');
		expect(chosen).not.toContain('numbers');
		const choices = choosableReport({ ...full, outline }, 'en').choices;
		expect(choices[0]).toMatchObject({ section: 'posters', shown: true });
		expect(choices.find(({ section }) => section === 'numbers')?.shown).toBe(false);
	});

	it('asks each poll kind for its own entry', () => {
		const subjects = [{ id: 'apples', title: { en: 'Growers' }, region: 'lubelskie' }];
		for (const kind of pollKinds) {
			const config = kind.defaultConfig();
			const tally = kind.count(config, subjects, ['lubelskie'], [], { minimumCell: 3, voters: 0 });
			const voters = { lubelskie: 4 };
			const poll = {
				id: 'v',
				title: { en: 'Which?' },
				round: 2,
				stage: 'all' as const,
				repeated: true,
				kind,
				config,
				subjects
			};
			const lines = part(
				{ ...full, polls: [{ ...poll, tally, voters, weighting: 'person' as const }] },
				'results'
			);
			expect(lines.slice(0, 4)).toEqual([
				'# <report_results>',
				'  # Which?@en',
				'  <report_round 2>',
				'  <report_voters 4>'
			]);
			expect(lines.length).toBeGreaterThan(4);
		}
	});

	it('compares challenges across regions and tells who can learn from whom, from revealed results alone', () => {
		const judged = (shares: Readonly<Record<string, number>>) => ({
			kindOf: (directional: boolean): PollKind => {
				const [kind] = pollKinds;
				if (!kind) throw new Error('there are poll kinds');
				return {
					...kind,
					directional,
					report: () => [],
					figures: ({ subjects }) => ({
						low: 1,
						high: 5,
						rising: true,
						subjects: subjects.map(({ id }, at) => ({
							subject: id,
							value: null,
							regions: new Map(Object.entries(shares).map(([region, value]) => [region, value - (at % 3)]))
						}))
					})
				};
			}
		});
		const heavy = judged({ lubelskie: 5, latvia: 4 });
		const latvia = { ...lubelskie, id: 'latvia', name: { en: 'Latvia' }, color: 3 };
		const base = {
			round: 1,
			repeated: false,
			stage: 'all' as const,
			config: {},
			tally: {},
			voters: {},
			weighting: 'person' as const
		};
		const asked = ['c1', 'c2', 'c3'].map((id) => ({ id, title: { en: id.toUpperCase() }, region: null }));
		const challenges = asked.map(({ id, title }) => ({
			id,
			language: 'en',
			author: null,
			region: null,
			createdAt: 0,
			deletedAt: null,
			order: id,
			text: title,
			// Another entry was merged into the first.
			names: id === 'c1' ? ['c1', 'merged'] : [id]
		}));
		const input: ReportInput = {
			...full,
			regions: [lubelskie, latvia],
			challenges,
			polls: [
				{ ...base, id: 'c', title: { en: 'Heavy?' }, kind: heavy.kindOf(false), subjects: asked },
				{
					...base,
					id: 't',
					title: { en: 'Works?' },
					kind: heavy.kindOf(true),
					subjects: [{ id: 'apples', title: { en: 'Growers' }, region: 'lubelskie' }]
				}
			]
		};
		const map = part(input, 'challenge-map');
		expect(map).toContain('- <report_map_summary_all C1>');
		expect(map).toContain('C1@en | 4 | 5 | <report_map_reach_all>');
		const moves = part(input, 'transfer-map');
		expect(moves).toContain('<report_transfer_best Growers Lubelskie Latvia +4>');
		expect(part({ ...input, polls: [] }, 'challenge-map')).toEqual([]);
		expect(map).toContain('  <report_match_none>');

		const meeting = new Y.Doc();
		for (const [id, region] of [
			['apples', 'lubelskie'],
			['guests', null]
		] as const) {
			const values = { region };
			createPoster(meeting, {
				id,
				author: null,
				region,
				language: 'en',
				now: 0,
				values,
				texts: { title: { en: id } }
			});
			new RegisterCommands(meeting, posterRegister).setKey(id, memberKey('challenges', 'merged'), true);
		}
		const matched = { ...input, posters: listPosters(meeting) };
		expect(part(matched, 'challenge-map')).toEqual(
			expect.arrayContaining([
				'  apples@en | Lubelskie | C1@en | Latvia 4',
				'  guests@en | <report_transfer_guests> | C1@en | Lubelskie 5, Latvia 4',
				'  - <report_match_unmet C2 (Lubelskie)>'
			])
		);
		const [sheet] = buildSheets(matched, 'en').filter(({ id }) => id === 'matches');
		expect(sheet?.rows).toHaveLength(3);
		expect(part({ ...input, polls: [] }, 'transfer-map')).toEqual([]);
	});
});

it('lists the words of the workshop with those of the programme, and explains none twice', () => {
	const own = (id: string, name: string, short: Record<string, string> = {}) => ({
		...{ id, name: { en: name }, short, means: { en: 'Ours.' } }
	});
	const terms = [own('a', 'Living lab', { en: 'LL' }), own('b', 'indicator')];
	const explaining = (input: ReportInput): ReportInput => ({
		...input,
		workshop: { ...input.workshop, terms }
	});
	expect(part(empty, 'glossary')).toEqual([]);
	expect(part(explaining(empty), 'glossary')).toEqual([
		'# <report_glossary>',
		'indicator@en: Ours.@en',
		'Living lab (LL)@en: Ours.@en'
	]);
	const both = part(explaining(full), 'glossary');
	expect(both.filter((line) => /^indicator@/i.test(line))).toEqual(['indicator@en: Ours.@en']);
	expect(both).toHaveLength(part(full, 'glossary').length + 1);
});
