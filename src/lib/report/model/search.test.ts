import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAction } from '#lib/plan/model/actions.ts';
import { startPlan } from '#lib/plan/model/document.ts';
import { readPlan } from '#lib/plan/model/plan.ts';
import { planTemplates } from '#lib/plan/model/template.ts';
import { lessonRegister } from '#lib/registers/lessons/model.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { listRecords } from '#lib/registers/model/register-record.ts';
import { photoRegister } from '#lib/registers/photos/model.ts';
import { registers } from '#lib/registers/models.ts';
import { emptyInput } from '../../../../tests/support/report-input.ts';
import type { OutlineEntry, ReportInput } from './input.ts';
import { mostFound, searchReport } from './search.ts';

const written = { author: null, region: 'lubelskie', language: 'pl', now: 1 };

/** A lesson in two languages, a note and a frame on a board, and a plan with one action. */
function sample(): ReportInput {
	const doc = new Y.Doc();
	new RegisterCommands(doc, lessonRegister).add({
		...written,
		id: 'water',
		texts: {
			text: { pl: 'Woda dla sadów', en: 'Water for orchards' },
			detail: { pl: 'Spółka wodna w Łodzi' }
		}
	});
	const plan = new Y.Doc();
	startPlan(plan, planTemplates[0], 'en');
	const draft = { name: 'A fund for wells', background: ['Orchards need water.'], evidence: [] };
	addAction(plan, { id: 'fund', author: null, region: null, now: 0, draft });
	const entry = { card: null, depth: 0, container: false } satisfies Partial<OutlineEntry>;
	return {
		...emptyInput,
		regions: [{ id: 'lubelskie', name: { en: 'Lubelskie' }, country: 'PL', nuts: '', color: 1 }],
		registers: registers.map((model) => ({ model, records: listRecords(doc, model) })),
		boards: [
			{
				id: 'wall',
				title: 'Wall',
				open: [],
				wordless: 0,
				entries: [{ ...entry, text: 'Who pays for the water?', region: 'lubelskie' }]
			}
		],
		plans: [
			{
				entry: {
					...{ id: 'p', title: 'Plan', instrument: '', regions: ['lubelskie'], status: 'draft' },
					...{ template: '', language: 'en' }
				},
				plan: readPlan(plan)
			}
		]
	};
}

const places = (query: string, language = 'en') =>
	searchReport(sample(), query, language).found.map(({ place }) => `${place.of} ${place.id}`);

it('finds words in entries, on boards and in plans, those that are called so first', () => {
	expect(places('water')).toEqual(['entry water', 'board wall', 'plan p']);
	expect(searchReport(sample(), 'WATER who', 'en').found).toEqual([
		{
			place: { of: 'board', id: 'wall' },
			kind: '',
			title: 'Wall',
			excerpt: 'Who pays for the water?',
			region: 'Lubelskie'
		}
	]);
});

it('finds what is written in any language, without its accents, and shows what was found', () => {
	const [found] = searchReport(sample(), 'lodzi', 'en').found;
	expect(found).toMatchObject({
		title: 'Water for orchards',
		kind: 'Lesson or recommendation',
		excerpt: 'Spółka wodna w Łodzi'
	});
	expect(places('fund wells')).toEqual(['plan p']);
});

it('finds nothing for no words or for words that nothing holds together', () => {
	for (const query of ['', '  ', 'water Łodzi fund']) expect(places(query)).toEqual([]);
});

it('shows a bounded part and says how much there is', () => {
	const input = sample();
	const [board] = input.boards;
	const [note] = board?.entries ?? [];
	if (!board || !note) throw new Error('there is no note');
	const entries = Array.from({ length: mostFound + 5 }, () => note);
	const { found, total } = searchReport({ ...input, boards: [{ ...board, entries }] }, 'pays', 'en');
	expect([found.length, total]).toEqual([mostFound, mostFound + 5]);
});

it('does not find albums of photos whose people were not asked', () => {
	const doc = new Y.Doc();
	const albums = new RegisterCommands(doc, photoRegister);
	for (const consent of ['unasked', 'agreed'])
		albums.add({ ...written, id: consent, texts: { title: { pl: 'Przy plakatach' } }, values: { consent } });
	const registersNow = registers.map((model) => ({ model, records: listRecords(doc, model) }));
	const { found } = searchReport({ ...emptyInput, registers: registersNow }, 'plakatach', 'pl');
	expect(found.map(({ place }) => place.id)).toEqual(['agreed']);
});
