import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAction, markActionDeleted } from './actions.ts';
import type { Stretch } from '#lib/base/model/changed-words.ts';
import { comparePlans } from './compare.ts';
import { choose, setMonth } from './content.ts';
import { actionsOf, placeOfField, startPlan, textOf } from './document.ts';
import { link } from './evidence.ts';
import { readPlan } from './plan.ts';
import { isPlanChoice, planTemplates, type PlanField } from './template.ts';
import { paragraphs, writeRich } from './write-rich.ts';

const words = (_: PlanField, chosen: readonly string[]) => chosen.join(', ');
const shown = (stretches: readonly Stretch[]) =>
	stretches
		.map(({ text, change }) => (change === 'same' ? text : `${change === 'added' ? '+' : '-'}[${text}]`))
		.join('');

describe('two moments of a plan', () => {
	function plan() {
		const doc = new Y.Doc();
		startPlan(doc, planTemplates[0], 'en');
		for (const id of ['fund', 'school']) addAction(doc, { id, author: null, region: null, now: 1 });
		return doc;
	}

	it('differ by what was written, chosen, linked, added and taken away, and by nothing else', () => {
		const doc = plan();
		const before = readPlan(doc);
		expect(comparePlans(before, readPlan(doc), words)).toEqual([]);

		const details = textOf(doc).get('context.details');
		if (details instanceof Y.XmlFragment) doc.transact(() => writeRich(details, paragraphs('New words.')));
		const aims = placeOfField(doc, 'context', 'aims');
		const field = planTemplates[0].parts[1]?.fields.find(({ id }) => id === 'aims');
		if (aims && field && isPlanChoice(field)) choose(aims, field, 'growth', true);
		const end = placeOfField(doc, 'fund', 'end');
		if (end) setMonth(end, '2027-05');
		const fund = actionsOf(doc).get('fund');
		if (fund instanceof Y.Map) link(fund, { kind: 'poster', id: 'apples' }, '', 1);
		markActionDeleted(doc, 'school', 5);
		addAction(doc, {
			id: 'new',
			author: null,
			region: null,
			now: 2,
			draft: { name: 'Brand new', background: [], evidence: [] }
		});

		const changes = comparePlans(before, readPlan(doc), words);
		expect(
			changes.map(({ section, change, fields, linked }) => [
				section.id,
				change,
				fields.map((each) => `${each.field.id}: ${shown(each.stretches)}`),
				linked.map(({ id }) => id)
			])
		).toEqual([
			['context', 'changed', ['aims: +[growth]', 'details: +[New words.]'], []],
			['fund', 'changed', ['end: +[2027-05]'], ['apples']],
			['new', 'added', ['name: +[Brand new]'], []],
			['school', 'removed', [], []]
		]);
	});
});
