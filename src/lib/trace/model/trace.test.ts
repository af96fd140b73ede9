import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAction } from '#lib/plan/model/actions.ts';
import { actionsOf, startPlan } from '#lib/plan/model/document.ts';
import { evidenceKey, link, type Reference } from '#lib/plan/model/evidence.ts';
import { readPlan, readSection } from '#lib/plan/model/plan.ts';
import { planTemplates } from '#lib/plan/model/template.ts';
import { rating } from '#lib/polls/kinds/rating/model/rating.ts';
import { memberKey } from '#lib/registers/model/keys.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { listRecords, recordIn } from '#lib/registers/model/register-record.ts';
import { registerById, registers } from '#lib/registers/models.ts';
import { collectTrace, type RevealedRound } from './collect.ts';
import { draftFrom } from './draft.ts';
import { traceGraph, traceOf } from './graph.ts';
import { actionsUsing, isStrong, looseEnds, sourcesByKey } from './reading.ts';
import type { Trace } from './trace.ts';

const plain = { author: 'p1', region: 'lubelskie', language: 'en', now: 1 };

/**
 * Three posters and two challenges. A rating gave lubapple 4, 5, 5 and waste 2, 2, 2 of 1 to 5; ict was not asked
 * about. The lesson comes from waste. Action `fund` rests on the result about lubapple, `school` on the lesson,
 * `empty` on nothing.
 */
function workshop(): Y.Doc {
	const doc = new Y.Doc();
	const add = (register: string, id: string, heading: string) => {
		const model = registerById(register);
		if (!model) throw new Error(register);
		new RegisterCommands(doc, model).add({ ...plain, id, texts: { [model.heading]: { en: heading } } });
		return new RegisterCommands(doc, model);
	};
	add('posters', 'lubapple', 'Growers sell as one');
	add('posters', 'waste', 'Waste cluster');
	add('posters', 'ict', 'ICT cluster');
	add('challenges', 'trust', 'Trust').setValue('trust', 'region', 'latvia');
	add('challenges', 'skills', 'Skills');
	add('lessons', 'leader', 'A cluster needs a leader').setKey('leader', memberKey('posters', 'waste'), true);
	return doc;
}

function poll(id: string, values: Readonly<Record<string, readonly number[]>>): RevealedRound {
	const config = rating.defaultConfig();
	const subjects = Object.keys(values).map((subject) => ({
		id: subject,
		title: { en: subject },
		region: null,
		source: 'posters' as const
	}));
	const ballots = Object.entries(values).flatMap(([subject, answers]) =>
		answers.map((answer) => ({ subject, region: 'latvia', ballot: { subject, answer } }))
	);
	const people = Math.max(...Object.values(values).map(({ length }) => length));
	const tally = rating.count(config, subjects, ['latvia'], ballots, { minimumCell: 3, voters: people });
	return { id, title: { en: `Poll ${id}` }, kind: rating, config, subjects, tally, weighting: 'person' };
}

function plan(evidence: Readonly<Record<string, readonly Reference[]>>): Y.Doc {
	const doc = new Y.Doc();
	startPlan(doc, planTemplates[0], 'en');
	for (const [id, references] of Object.entries(evidence)) {
		addAction(doc, { id, ...plain });
		const action = actionsOf(doc).get(id);
		if (!(action instanceof Y.Map)) throw new Error('no action');
		for (const reference of references) link(action, reference, '', 2);
		const indicator = action.get('indicator');
		if (id === 'fund' && indicator instanceof Y.Text) indicator.insert(0, 'clusters funded');
	}
	return doc;
}

const entry = {
	id: 'plan1',
	title: 'Plan',
	instrument: '',
	regions: ['lubelskie'],
	status: 'draft' as const,
	template: 'action-plan@2021-2027',
	language: 'en'
};

const result = { kind: 'poll', id: 'p', part: 'lubapple' };

function traced(doc = workshop()): Trace {
	const written = plan({ fund: [result], school: [{ kind: 'lesson', id: 'leader' }], empty: [] });
	return collectTrace({
		registers: registers.map((model) => ({ model, records: listRecords(doc, model) })),
		polls: [
			poll('p', { lubapple: [1, 1, 1], waste: [5, 5, 5] }),
			poll('p', { lubapple: [4, 5, 5], waste: [2, 2, 2] })
		],
		plans: [{ entry, plan: readPlan(written) }]
	});
}

describe('the trace', () => {
	it('tells of each thing what the newest round says, as a share of the scale', () => {
		const byKey = sourcesByKey(traced());
		const [judged, ...others] = byKey.get('poster:lubapple')?.judged ?? [];
		expect(others).toEqual([]);
		// The median of 4, 5, 5 on a scale from 1 to 5.
		expect(judged).toMatchObject({ poll: 'p', value: 5, low: 1, high: 5, share: 1 });
		// The standard deviation of 4, 5, 5 is √(2/9); the scale is 4 wide.
		expect(judged?.dissent).toBeCloseTo(Math.sqrt(2 / 9) / 4, 9);
		expect(byKey.get('poster:waste')?.judged).toMatchObject([{ value: 2, share: 0.25 }]);
		expect(byKey.get('poll:p:lubapple')).toMatchObject({ of: { en: 'Poll p' }, judged: [{ value: 5 }] });
		expect([...byKey.values()].filter(isStrong).map(evidenceKey)).toEqual([
			'poster:lubapple',
			'poll:p:lubapple'
		]);
	});

	it('leads from a poster to where it ended up, through a result or a lesson too', () => {
		const using = (id: string) =>
			actionsUsing(traced(), { kind: 'poster', id }).map(({ action, number }) => [action.id, number]);
		expect(using('lubapple')).toEqual([['fund', 1]]);
		expect(using('waste')).toEqual([['school', 2]]);
		expect(using('ict')).toEqual([]);
	});

	it('finds what is loose at either end', () => {
		const { actions, kinds } = looseEnds(traced());
		expect(actions.map(({ action }) => action.id)).toEqual(['empty']);
		expect(
			kinds.map(({ kind, strong, others }) => [
				kind.kind,
				strong.map(({ id }) => id),
				others.map(({ id }) => id)
			])
		).toEqual([
			// Posters were judged: what is not strong is not asked for.
			['poster', [], ['ict']],
			// Nobody judged the challenges: all of them are.
			['challenge', ['trust', 'skills'], []]
		]);
	});

	it('takes a merged entry as the one that stands for it, and does not list it', () => {
		const doc = workshop();
		const lessons = registerById('lessons');
		if (!lessons) throw new Error('lessons');
		const commands = new RegisterCommands(doc, lessons);
		commands.add({ ...plain, id: 'head', texts: { text: { en: 'Somebody must lead' } } });
		commands.merge('leader', 'head');
		expect(actionsUsing(traced(doc), { kind: 'lesson', id: 'head' })).toHaveLength(1);
		const loose = looseEnds(traced(doc)).kinds.flatMap(({ strong, others }) => [...strong, ...others]);
		expect(loose.filter(({ kind }) => kind === 'lesson')).toEqual([]);
	});

	it('is drawn from left to right, and one box shows its own trace alone', () => {
		const { columns, edges } = traceGraph(traced());
		expect(columns.map(({ column, nodes }) => [column, nodes.map(({ id }) => id)])).toEqual([
			['shown', ['poster:lubapple', 'poster:waste']],
			['judged', ['poll:p:lubapple']],
			['concluded', ['lesson:leader']],
			['action', ['action plan1 fund', 'action plan1 school', 'action plan1 empty']],
			['indicator', ['indicator plan1 fund']]
		]);
		expect([...traceOf(edges, 'poll:p:lubapple')].sort()).toEqual([
			'action plan1 fund',
			'indicator plan1 fund',
			'poll:p:lubapple',
			'poster:lubapple'
		]);
	});

	it('is empty for a workshop without anything', () => {
		const trace = collectTrace({ registers: [], polls: [], plans: [] });
		expect(looseEnds(trace)).toEqual({ actions: [], kinds: [] });
		expect(traceGraph(trace)).toEqual({ columns: [], edges: [] });
	});
});

describe('a draft', () => {
	it('carries the links, what is known, and a name where there is one', () => {
		const doc = workshop();
		const lessons = registerById('lessons');
		const ideas = registerById('ideas');
		if (!lessons || !ideas) throw new Error('registers');
		new RegisterCommands(doc, lessons)
			.ensureText('leader', 'detail', 'en', 'en')
			?.insert(0, 'Money follows.');
		new RegisterCommands(doc, ideas).add({
			...plain,
			id: 'i',
			texts: { text: { en: 'A fund', pl: 'Fundusz' } }
		});
		const source = (model: typeof lessons, id: string) => {
			const record = recordIn(doc, model, id);
			if (!record) throw new Error(id);
			return { model, record };
		};
		const intro = (_: unknown, title: string) => `From: ${title}`;
		expect(draftFrom([source(lessons, 'leader')], 'pl', registers, intro)).toEqual({
			name: '',
			background: ['From: A cluster needs a leader', 'Money follows.'],
			evidence: [
				{ kind: 'lesson', id: 'leader' },
				{ kind: 'poster', id: 'waste' }
			]
		});
		const draft = draftFrom([source(ideas, 'i')], 'pl', registers, intro);
		expect(draft).toMatchObject({ name: 'Fundusz', evidence: [{ kind: 'idea', id: 'i' }] });

		const written = plan({});
		addAction(written, { id: 'new', ...plain, draft });
		expect(readSection(written, 'new')).toMatchObject({
			fields: { name: { text: 'Fundusz' }, background: { text: 'From: Fundusz' } },
			action: { evidence: [{ kind: 'idea', id: 'i', why: '' }] }
		});
	});
});
