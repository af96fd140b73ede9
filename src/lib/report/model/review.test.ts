import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAction } from '#lib/plan/model/actions.ts';
import { startPlan } from '#lib/plan/model/document.ts';
import { fileKey } from '#lib/registers/model/files.ts';
import { listShownAlbums } from '#lib/registers/model/photos.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { photoRegister } from '#lib/registers/photos/model.ts';
import { readPlan } from '#lib/plan/model/plan.ts';
import { planTemplates } from '#lib/plan/model/template.ts';
import { emptyInput, linesOf } from '../../../../tests/support/report-input.ts';
import { buildReport } from './report.ts';
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
			texts: { title: { pl: 'Na sali', en: 'In the hall' } },
			values: { consent }
		});
		albums.addFile(id, fileKey('pictures', `${id}-1`, 1), 'Plakaty na ścianie');
		albums.addFile(id, fileKey('pictures', `${id}-2`, 2), '');
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
