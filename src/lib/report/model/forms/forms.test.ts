import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ReportBlock, ReportSection } from '#lib/base/model/report-blocks.ts';
import { addAction } from '#lib/plan/model/actions.ts';
import { startPlan, textOf } from '#lib/plan/model/document.ts';
import { readPlan, readSection } from '#lib/plan/model/plan.ts';
import { readSignatures, sign } from '#lib/plan/model/sections.ts';
import { planTemplates } from '#lib/plan/model/template.ts';
import { createPoster, listPosters } from '#lib/registers/model/poster.ts';
import { listRecords } from '#lib/registers/model/register-record.ts';
import { registers } from '#lib/registers/models.ts';
import { collectTrace } from '#lib/trace/model/collect.ts';
import { planForm } from './plan-form.ts';
import { posterForm } from './poster-form.ts';

const regions = [
	{ id: 'lubelskie', name: { en: 'Lubelskie', pl: 'Lubelskie' }, country: 'PL', nuts: '', color: 1 }
];
const workshop = { id: 'w', project: 'CLUSTERS3' };
const entry = {
	id: 'p',
	title: 'Plan',
	instrument: 'RIS',
	regions: ['lubelskie'],
	status: 'draft' as const,
	template: 'action-plan@2014-2020',
	language: 'pl'
};

function register(): Y.Doc {
	const doc = new Y.Doc();
	createPoster(doc, {
		id: 'apples',
		author: null,
		region: 'lubelskie',
		language: 'pl',
		now: 0,
		texts: { title: { pl: 'Sadownicy' }, practice: { pl: 'Razem' }, summary: { pl: 'x'.repeat(200) } },
		values: { region: 'lubelskie', image: 'a1' }
	});
	return doc;
}

function traceOf(doc: Y.Doc, plan: Y.Doc) {
	return collectTrace({
		registers: registers.map((model) => ({ model, records: listRecords(doc, model) })),
		polls: [],
		plans: [{ entry, plan: readPlan(plan) }]
	});
}

function written(): Y.Doc {
	const doc = new Y.Doc();
	const [, template = planTemplates[0]] = planTemplates;
	startPlan(doc, template, 'pl');
	addAction(doc, {
		id: 'fund',
		author: null,
		region: 'lubelskie',
		now: 1,
		draft: { name: 'Fundusz', background: ['Bo działa.'], evidence: [{ kind: 'poster', id: 'apples' }] }
	});
	return doc;
}

const names = (sections: readonly ReportSection[]) =>
	sections.map(({ title }) => ('text' in title ? title.text : 'message' in title ? title.message : ''));
const inside = (block: ReportBlock | undefined) =>
	block?.kind === 'section' ? block.section.blocks : undefined;

describe('a plan in the order of its form', () => {
	function form(doc = written()) {
		const plan = readPlan(doc);
		const signatures = new Map(plan.sections.map((section) => [section.id, readSignatures(doc, section)]));
		return planForm({
			workshop,
			regions,
			entry,
			plan,
			signatures,
			trace: traceOf(register(), doc),
			collectedAt: 0
		});
	}

	it('has the parts of the template in their order and in its own language, and who agreed', () => {
		const { sections, language, place, kicker } = form();
		expect(language).toBe('pl');
		expect(place).toBe('Lubelskie');
		expect(kicker).toEqual({ text: 'Plan działań 2014-2020', language: 'pl' });
		expect(names(sections)).toEqual([
			'Część I: Informacje ogólne',
			'Część II: Kontekst polityki',
			'Część III: Opis planowanych działań',
			'Streszczenie po angielsku',
			'report_form_agreement'
		]);
	});

	it('puts short fields that belong to no long text under a heading of their own, and tells months in words', () => {
		const doc = written();
		const action = doc.getMap('actions').get('fund');
		if (action instanceof Y.Map) action.set('start', '2027-03');
		const [, , actions] = form(doc).sections;
		const blocks = inside(actions?.blocks[0]) ?? [];
		const titled = (block: ReportBlock) => block.kind === 'section' && names([block.section])[0];
		const at = blocks.findIndex((block) => titled(block) === 'Zmiana polityki i wskaźnik');
		expect(titled(blocks[at - 1] ?? { kind: 'list', entries: [] })).toBe('Przewidywane źródła finansowania');
		expect(inside(blocks[at])).toMatchObject([
			{ kind: 'facts', entries: [{ name: { text: 'Rodzaj zmiany polityki' } }, {}, {}, {}, {}, {}] }
		]);
		expect(blocks).toContainEqual(
			expect.objectContaining({
				kind: 'facts',
				entries: [
					expect.objectContaining({ value: { text: 'marzec 2027' } }),
					expect.objectContaining({ name: { text: 'Koniec', language: 'pl' } })
				]
			})
		);
	});

	it('tells of each action its fields in order, and what it was learned from', () => {
		const [, , actions] = form().sections;
		const [action] = actions?.blocks ?? [];
		const blocks = inside(action) ?? [];
		expect(blocks[0]).toMatchObject({
			kind: 'facts',
			entries: [{ value: { text: 'Fundusz', language: 'pl' } }]
		});
		const background = blocks.find(
			(block) => block.kind === 'section' && block.section.id === 'fund-background'
		);
		expect(inside(background)).toMatchObject([{ kind: 'rich', language: 'pl' }]);
		const [table] = inside(blocks.at(-1)) ?? [];
		expect(table?.kind === 'table' && table.rows[1]?.map(({ content }) => content)).toMatchObject([
			{ text: 'Plakat' },
			{ text: 'Sadownicy', language: 'pl' },
			{ text: 'Lubelskie' },
			{ text: '' },
			{ text: '' }
		]);
	});

	it('says which texts are too long, and who signed what', () => {
		const doc = written();
		const project = textOf(doc).get('general.project');
		if (project instanceof Y.Text) project.insert(0, 'x'.repeat(300));
		const general = readSection(doc, 'general');
		if (general) sign(doc, general, { participant: 'a', region: 'lubelskie' }, Date.UTC(2026, 0, 2));
		const { tooLong, sections } = form(doc);
		expect(tooLong).toEqual([{ text: 'Projekt', language: 'pl' }]);
		const [table] = sections.at(-1)?.blocks ?? [];
		expect(table?.kind === 'table' && table.rows[1]?.[1]?.content).toEqual({ text: '2 sty 2026' });
	});
});

describe('a poster in the order of its form', () => {
	it('has the groups of the template, its picture, and where it ended up', () => {
		const doc = register();
		const [poster] = listPosters(doc);
		if (!poster) throw new Error('no poster');
		const kinds = new Map(
			registers.flatMap(({ id, evidence }) => (evidence ? [[id, evidence.kind] as const] : []))
		);
		const trace = traceOf(doc, written());
		const form = posterForm({ workshop, regions, poster, kinds, trace, collectedAt: 0 }, 'en');
		expect(form.title).toEqual({ text: 'Sadownicy', language: 'pl' });
		expect(form.contents).toBe(false);
		expect(names(form.sections)).toEqual([
			...poster.template.groups.map(({ title }) => title['en']),
			'report_form_used'
		]);
		expect(form.sections.flatMap(({ blocks }) => blocks)).toContainEqual(
			expect.objectContaining({ kind: 'picture', asset: 'a1' })
		);
		expect(form.sections.at(-1)?.blocks).toEqual([
			{ kind: 'list', entries: [{ text: 'Plan: Fundusz', language: 'pl' }] }
		]);
		expect(form.tooLong.map((label) => 'text' in label && label.text)).toEqual(['Short summary']);
	});
});
