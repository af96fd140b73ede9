import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAction } from '#lib/plan/model/actions.ts';
import { startPlan } from '#lib/plan/model/document.ts';
import { readPlan } from '#lib/plan/model/plan.ts';
import { planTemplates } from '#lib/plan/model/template.ts';
import { emptyInput } from '../../../../tests/support/report-input.ts';
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
