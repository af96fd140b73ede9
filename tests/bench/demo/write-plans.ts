/** Fills in a sample plan as somebody of its region would. */
import * as Y from 'yjs';
import { newId } from '#lib/base/model/ids.ts';
import { actionsOf, findText, placeOfField, readMeta } from '#lib/plan/model/document.ts';
import { choose, setMonth } from '#lib/plan/model/content.ts';
import { addAction } from '#lib/plan/model/actions.ts';
import { link } from '#lib/plan/model/evidence.ts';
import { paragraphs, writeRich } from '#lib/plan/model/write-rich.ts';
import { actionPart, type PlanField } from '#lib/plan/model/template.ts';
import type { SampleAction, SamplePlan } from './plans.ts';

/** Fills an empty plan. @param author opaque id of the person who writes */
export function writePlan(doc: Y.Doc, plan: SamplePlan, author: string): void {
	doc.transact(() => {
		for (const [key, value] of Object.entries(plan.lines)) {
			const [section = '', field = ''] = key.split('.');
			write(doc, section, field, value);
		}
		write(doc, 'context', 'instrument', plan.instrument);
		choice(doc, 'context', 'aims', 'growth');
		write(doc, 'context', 'details', plan.details);
		if (plan.summary) write(doc, 'english', 'summary', plan.summary);
	});
	for (const action of plan.actions) writeAction(doc, action, plan.region, author);
}

function writeAction(doc: Y.Doc, action: SampleAction, region: string, author: string): void {
	const id = newId();
	const now = Date.now();
	addAction(doc, { id, author, region, now, draft: { name: action.name, background: [], evidence: [] } });
	doc.transact(() => {
		for (const [field, value] of Object.entries({ ...action.texts, ...action.lines }))
			write(doc, id, field, value);
		if (action.english) write(doc, id, 'english', action.english);
		month(doc, id, 'start', action.start);
		month(doc, id, 'end', action.end);
		choice(doc, id, 'change', action.change);
		const entry = actionsOf(doc).get(id);
		if (!(entry instanceof Y.Map)) throw new Error('the action is not there');
		for (const { of, why } of action.evidence) link(entry, of, why, now);
	});
}

/** @throws if the template has no such text */
function write(doc: Y.Doc, section: string, field: string, value: string): void {
	const known = fieldOf(doc, section, field);
	const text = known && findText(doc, section, known);
	if (text instanceof Y.XmlFragment) writeRich(text, paragraphs(value));
	else if (text) text.insert(0, value);
	else throw new Error(`the plan has no text ${section}.${field}`);
}

function choice(doc: Y.Doc, section: string, field: string, option: string): void {
	const known = fieldOf(doc, section, field);
	const place = placeOfField(doc, section, field);
	if (!place || !known || !('options' in known))
		throw new Error(`the plan has no choice ${section}.${field}`);
	choose(place, known, option, true);
}

function month(doc: Y.Doc, section: string, field: string, value: string): void {
	const place = placeOfField(doc, section, field);
	if (place) setMonth(place, value);
}

function fieldOf(doc: Y.Doc, section: string, field: string): PlanField | undefined {
	const { template } = readMeta(doc);
	const part = template.parts.find(({ id }) => id === section) ?? actionPart(template);
	return part.fields.find(({ id }) => id === field);
}
