import * as Y from 'yjs';
import { expect, it } from 'vitest';
import { addAction } from '#lib/plan/model/actions.ts';
import { startPlan, textOf } from '#lib/plan/model/document.ts';
import type { FollowUp, ProgressState } from '#lib/plan/model/follow-up.ts';
import { readPlan } from '#lib/plan/model/plan.ts';
import { holdingSignatures, sign } from '#lib/plan/model/sections.ts';
import { planTemplates } from '#lib/plan/model/template.ts';
import { planSeries, type CollectedPlan, type PlansMeeting } from './plans.ts';

const [template] = planTemplates;

function written(
	id: string,
	instrument: string,
	regions: readonly string[],
	change?: (doc: Y.Doc) => void
): CollectedPlan {
	const doc = new Y.Doc();
	startPlan(doc, template, 'en');
	change?.(doc);
	const plan = readPlan(doc);
	const entry = { id, title: `Plan ${id}`, instrument, regions: [...regions], status: 'draft' as const };
	return {
		entry: { ...entry, template: 'action-plan@2014-2020', language: 'en' },
		plan,
		signed: holdingSignatures(doc, plan.sections)
	};
}

function meeting(
	id: string,
	from: string,
	plans: readonly CollectedPlan[],
	reports: readonly FollowUp[] = []
): PlansMeeting {
	return {
		...{ id, title: { en: `Meeting ${id}` }, project: 'CLUSTERS3', place: '', from, to: '', createdAt: 7 },
		...{ regions: [], plans, reports }
	};
}

const report = (
	plan: string,
	action: string,
	region: string,
	state: ProgressState,
	at: number
): FollowUp => ({
	...{ plan, action, region, state, at, day: '2018-01-01', percent: 0, note: '', proof: '' }
});

const action = (doc: Y.Doc, id: string, evidence: boolean) =>
	addAction(doc, {
		...{ id, author: null, region: null, now: 1 },
		draft: { name: id, background: [], evidence: evidence ? [{ kind: 'poster', id: 'apples' }] : [] }
	});

it('gathers the plans of all meetings by their instrument, else by their regions', () => {
	const { groups } = planSeries(
		[
			meeting('riga', '2018-05-01', [
				written('b', ' ris  2020', ['latvia']),
				written('d', '', ['latvia', 'lubelskie'])
			]),
			meeting('lublin', '2017-03-07', [
				written('a', 'RIS 2020', ['lubelskie']),
				written('c', '', ['lubelskie', 'latvia'])
			])
		],
		'',
		'en'
	);
	expect(
		groups.map(({ instrument, plans, regions }) => [instrument, plans.map(({ id }) => id), regions.length])
	).toEqual([
		['ris  2020', ['a', 'b'], 2],
		['', ['c', 'd'], 2]
	]);
	// The first of each can be compared with nothing.
	expect(groups.map(({ plans }) => plans.map(({ since }) => since))).toEqual([
		[null, 7],
		[null, 7]
	]);
	expect(
		planSeries([meeting('lublin', '', [written('a', 'RIS', ['latvia'])])], 'Other', 'en').groups
	).toEqual([]);
});

it('counts what is filled in, signed, learned from and reported', () => {
	const plan = written('a', 'RIS', ['lubelskie', 'latvia'], (doc) => {
		action(doc, 'fund', true);
		action(doc, 'fair', false);
		const [first] = readPlan(doc).sections;
		if (first) sign(doc, first, { participant: 'p', region: 'latvia' }, 1);
		const [, second] = readPlan(doc).sections;
		if (!second) throw new Error('a plan of one section');
		sign(doc, second, { participant: 'p', region: 'latvia' }, 1);
		// What is changed afterwards, nobody has signed.
		for (const [key, text] of textOf(doc)) {
			if (key.startsWith(`${second.id}.`) && text instanceof Y.Text) text.insert(0, 'Changed');
			if (key.startsWith(`${second.id}.`) && text instanceof Y.XmlFragment)
				text.insert(0, [new Y.XmlElement('paragraph')]);
		}
	});
	const reports = [
		report('a', 'fund', 'latvia', 'started', 1),
		report('a', 'fund', 'latvia', 'done', 2),
		report('a', 'fair', 'lubelskie', 'planned', 1),
		report('other', 'fair', 'latvia', 'stopped', 1)
	];
	const [found] = planSeries([meeting('lublin', '', [plan], reports)], '', 'en').groups[0]?.plans ?? [];
	expect(found).toMatchObject({
		...{ actions: 2, withEvidence: 1, ready: false, status: 'draft' },
		...{ signed: 1, toSign: plan.plan.sections.length * 2 },
		progress: { planned: 1, started: 0, done: 1, stopped: 0, silent: 2 }
	});
	// The names of both actions, and what was changed.
	expect(found?.filled).toBe(3);
	expect(found?.total).toBeGreaterThan(3);
});
