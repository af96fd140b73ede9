import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { startPlan } from './model/document.ts';
import { actionName } from './model/plan.ts';
import { planTemplates } from './model/template.ts';
import { PlanEditing } from './plan-editing.svelte.ts';

const ana = { participant: 'ana', region: 'lubelskie' };
let plan: PlanEditing;
let other: Y.Doc;

beforeEach(() => {
	vi.useFakeTimers();
	const doc = new Y.Doc();
	startPlan(doc, planTemplates[0], 'pl');
	other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== 'other') Y.applyUpdate(other, update, 'plan');
	});
	other.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== 'plan') Y.applyUpdate(doc, update, 'other');
	});
	plan = new PlanEditing({ doc, awareness: new Awareness(doc), loaded: true, readOnly: false });
});
afterEach(() => {
	plan.close();
	vi.useRealTimers();
});

const soon = () => {
	vi.advanceTimersByTime(50);
	flushSync();
};
const actions = () => plan.list.filter(({ section }) => section.action).map(({ section }) => section.id);

describe('a plan on its page', () => {
	it('shows actions at once where they are added, moved, deleted and brought back', () => {
		const [a, b] = [plan.addAction(ana, 1) ?? '', plan.addAction(ana, 2) ?? ''];
		expect(actions()).toEqual([a, b]);
		expect(plan.moveAction(b, -1)).toBe(true);
		expect(plan.moveAction(b, -1)).toBe(false);
		expect(actions()).toEqual([b, a]);
		plan.markDeleted(b, 3);
		expect(actions()).toEqual([a]);
		expect(plan.section(b)).toBeUndefined();
		plan.markDeleted(b, null);
		expect(actions()).toEqual([b, a]);
	});

	it('has the form of its own template as soon as it arrives, and makes no text by being looked at', () => {
		const [, former] = planTemplates;
		if (!former) throw new Error('two templates');
		const [source, doc] = [new Y.Doc(), new Y.Doc()];
		startPlan(source, former, 'pl');
		const arriving = new PlanEditing({ doc, awareness: new Awareness(doc), loaded: true, readOnly: false });
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(source));
		const fields = former.parts.find(({ id }) => id === 'context')?.fields ?? [];
		const part = arriving.section('context')?.section.part;
		expect(part?.fields).toEqual(fields);
		const before = Y.encodeStateVector(doc);
		for (const field of part?.fields ?? []) arriving.text('context', field);
		expect(Y.encodeStateVector(doc)).toEqual(before);
		arriving.close();
	});

	it('makes the texts that a section lacks, when it is told to', () => {
		const general = plan.section('general')?.section.part.fields ?? [];
		const [project] = general;
		if (!project) throw new Error('a field');
		const text = other.getMap('text');
		text.delete('general.project');
		soon();
		expect(plan.text('general', project)).toBeUndefined();
		plan.completeTexts('general');
		soon();
		expect(plan.text('general', project)).toBeInstanceOf(Y.Text);
		expect(text.get('general.project')).toBeInstanceOf(Y.Text);
	});

	it('follows what others write, and reads again only the section it is in', () => {
		const id = plan.addAction(ana, 1) ?? '';
		const general = plan.section('general');
		const name = (other.getMap('actions').get(id) as Y.Map<unknown>).get('name');
		if (name instanceof Y.Text) name.insert(0, 'A cluster fund');
		soon();
		const state = plan.section(id);
		expect(state && actionName(state.section)).toBe('A cluster fund');
		expect(plan.section('general')).toBe(general);
		expect(plan.progress.noAction).toBe(false);
	});

	it('shows locks and signatures, and that what was signed has changed', () => {
		plan.sign('general', ana, 5);
		plan.lock('general', ana, 6);
		soon();
		expect(plan.section('general')).toMatchObject({
			lock: { region: 'lubelskie' },
			signatures: [{ region: 'lubelskie', holds: true }]
		});
		const project = other.getMap('text').get('general.project');
		if (project instanceof Y.Text) project.insert(0, 'CLUSTERS3');
		soon();
		expect(plan.section('general')?.signatures).toMatchObject([{ holds: false }]);
		plan.withdraw('general', 'lubelskie');
		plan.unlock('general');
		soon();
		expect(plan.section('general')).toMatchObject({ lock: undefined, signatures: [] });
	});
});
