import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAction } from '#lib/plan/model/actions.ts';
import { startPlan } from '#lib/plan/model/document.ts';
import { fileKey } from '#lib/registers/model/files.ts';
import { listShownAlbums } from '#lib/registers/model/photos.ts';
import { photoRegister } from '#lib/registers/photos/model.ts';
import { readPlan } from '#lib/plan/model/plan.ts';
import { planTemplates } from '#lib/plan/model/template.ts';
import { emptyInput, linesOf } from '../../../../tests/support/report-input.ts';
import { buildReport } from './report.ts';
import { criterionRegister } from '#lib/registers/criteria/model.ts';
import { listCriteria } from '#lib/registers/model/challenge.ts';
import { regionKey } from '#lib/registers/model/keys.ts';
import { moderationKey } from '#lib/registers/model/moderation.ts';
import { entryOf, registerOf } from '#lib/registers/model/record.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { listRecords } from '#lib/registers/model/register-record.ts';
import { registers } from '#lib/registers/models.ts';
import { posterRegister } from '#lib/registers/posters/model.ts';
import { buildReview } from './review.ts';

it('leads to the plans, with whose they are and how much is in them', () => {
	const doc = new Y.Doc();
	startPlan(doc, planTemplates[0], 'pl');
	addAction(doc, { id: 'fund', author: null, region: null, now: 0 });
	const entry = {
		id: 'p',
		title: 'Plan',
		instrument: '',
		regions: ['latvia', 'gone'],
		status: 'draft' as const,
		template: 'action-plan@2021-2027',
		language: 'pl'
	};
	const regions = [{ id: 'latvia', name: { en: 'Latvia' }, country: 'LV', nuts: '', color: 1 }];
	const input = { ...emptyInput, regions, plans: [{ entry, plan: readPlan(doc) }] };
	expect(buildReview(input, 'en', { expiresAt: null, asked: null })).toMatchObject({
		plans: [{ id: 'p', title: 'Plan', language: 'pl', regions: 'Latvia', actions: 1 }],
		criteria: 0
	});
});

it('shows the photos of albums whose people agreed, each with its words, its album and its region', () => {
	const doc = new Y.Doc();
	const albums = new RegisterCommands(doc, photoRegister);
	const add = (id: string, consent: string) => {
		albums.add({
			id,
			author: null,
			region: 'latvia',
			language: 'pl',
			now: 0,
			texts: { title: { pl: 'Na sali', en: 'In the hall' } }
		});
		albums.addFile(id, fileKey('pictures', `${id}-1`, 1), 'Plakaty na ścianie');
		albums.addFile(id, fileKey('pictures', `${id}-2`, 2), '');
		albums.setValue(id, 'consent', consent);
	};
	add('hall', 'agreed');
	add('table', 'unasked');
	const regions = [{ id: 'latvia', name: { en: 'Latvia' }, country: 'LV', nuts: '', color: 1 }];
	const input = { ...emptyInput, regions, albums: listShownAlbums(doc) };
	const photo = { language: 'pl', album: 'In the hall', region: 'Latvia' };
	expect(buildReview(input, 'en', { expiresAt: null, asked: null }).photos).toEqual([
		{ ...photo, asset: 'hall-1', words: 'Plakaty na ścianie' },
		{ ...photo, asset: 'hall-2', words: '' }
	]);
	const told = buildReport(input, 'en').sections.filter(({ id }) => id === 'photos');
	expect(linesOf(told)).toEqual([
		'# <report_photos>',
		'  # In the hall@en',
		'  [hall-1: Plakaty na ścianie@pl]',
		'  [hall-2: @pl]'
	]);
});

const minute = 60_000;

it('tells how the day ran beside how it was planned', () => {
	const step = (id: string, minutes: number) => ({ id, title: { en: id }, minutes, speaker: '' });
	const run = (id: string, more: object = {}) => ({
		...{ run: 1, step: id, round: 1, title: { en: id }, minutes: 10, pausedFor: 0, skipped: false },
		...{ startedAt: 0, endedAt: 12 * minute },
		...more
	});
	const agenda = [step('walk', 10), step('vote', 5), step('plan', 20)];
	const input = {
		...emptyInput,
		workshop: { ...emptyInput.workshop, agenda },
		runs: [
			run('walk'),
			run('walk', { round: 2, endedAt: 3 * minute }),
			run('vote', { skipped: true }),
			run('coffee'),
			run('plan', { endedAt: null })
		]
	};
	expect(buildReview(input, 'en', { expiresAt: null, asked: null }).agenda).toEqual([
		{ title: 'walk', minutes: 10, taken: 15 },
		{ title: 'vote', minutes: 5, taken: null },
		{ title: 'plan', minutes: 20, taken: null },
		{ title: 'coffee', minutes: 10, taken: 12 }
	]);
});

it('tells what was settled: criteria, what was accepted, final plans', () => {
	const doc = new Y.Doc();
	const written = { author: null, region: 'latvia', language: 'en', now: 1 };
	const criteria = new RegisterCommands(doc, criterionRegister);
	for (const state of ['proposed', 'agreed', 'dropped']) {
		criteria.add({
			...written,
			id: state,
			texts: { name: { en: `Criterion ${state}` } },
			values: { state }
		});
	}
	criteria.setKey('agreed', regionKey('agreed', 'latvia'), true);
	const posters = new RegisterCommands(doc, posterRegister);
	posters.add({ ...written, id: 'good', texts: { title: { en: 'Good one' } } });
	entryOf(registerOf(doc, posterRegister.id), 'good')?.set(moderationKey, 'accepted');
	const plan = new Y.Doc();
	startPlan(plan, planTemplates[0], 'en');
	const entry = { id: 'p', title: 'Plan', instrument: '', regions: ['latvia'], template: '', language: 'en' };
	const regions = [{ id: 'latvia', name: { en: 'Latvia' }, country: 'LV', nuts: '', color: 1 }];
	const input = {
		...emptyInput,
		regions,
		criteria: listCriteria(doc),
		registers: registers.map((model) => ({ model, records: listRecords(doc, model) })),
		plans: [{ entry: { ...entry, status: 'final' as const }, plan: readPlan(plan) }]
	};
	const { decisions } = buildReview(input, 'en', { expiresAt: null, asked: null });
	expect(decisions.map(({ sort, title, regions }) => [sort, title, regions])).toEqual([
		['agreed', 'Criterion agreed', 'Latvia'],
		['dropped', 'Criterion dropped', ''],
		['accepted', 'Good one', 'Latvia'],
		['final', 'Plan', 'Latvia']
	]);
});
