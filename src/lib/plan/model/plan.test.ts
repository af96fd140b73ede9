import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { addAction, listActions, markActionDeleted, moveAction, mostActions } from './actions.ts';
import { planProgress, sectionProgress } from './completeness.ts';
import { choose, readContent, setMonth } from './content.ts';
import { actionsOf, ensureText, placeOfField, planSchema, readMeta, startPlan, textOf } from './document.ts';
import { link, readEvidence, unlink } from './evidence.ts';
import { actionName, readPlan, readSection, sectionIds } from './plan.ts';
import { lockSection, readLock, readSignatures, sign, signaturesOf, withdraw } from './sections.ts';
import { actionPart, isPlanChoice, planTemplates, type PlanField } from './template.ts';
import { paragraphs, writeRich } from './write-rich.ts';

const [newest, former] = planTemplates;
if (!former) throw new Error('two variants are shipped');
const lubelskie = { participant: 'p1', region: 'lubelskie' };

function plan(language = 'en', template = former ?? newest): Y.Doc {
	const doc = new Y.Doc();
	startPlan(doc, template, language);
	return doc;
}

function withActions(...ids: readonly string[]): Y.Doc {
	const doc = plan();
	for (const id of ids) addAction(doc, { id, author: 'p1', region: 'lubelskie', now: 1000 });
	return doc;
}

const field = (part: string, id: string): PlanField => {
	const found = former?.parts.find((each) => each.id === part)?.fields.find((each) => each.id === id);
	if (!found) throw new Error(`the template has no ${part}.${id}`);
	return found;
};

function write(doc: Y.Doc, section: string, part: string, id: string, text: string): void {
	const shared = ensureText(doc, section, field(part, id));
	if (shared instanceof Y.XmlFragment) writeRich(shared, paragraphs(text));
	else shared?.insert(0, text);
}

describe('templates', () => {
	it.each(planTemplates.map((template) => [template.version, template] as const))(
		'%s says everything in both languages and limits every text',
		(_version, template) => {
			const texts = template.parts.flatMap((part) => [
				part.title,
				...part.fields.flatMap((each) => [
					each.label,
					...(each.hint ? [each.hint] : []),
					...(isPlanChoice(each) ? each.options.map(({ label }) => label) : [])
				])
			]);
			for (const text of texts) expect(Object.keys(text).sort()).toEqual(['en', 'pl']);
			// What the graph of traces and the export build on.
			const ids = actionPart(template).fields.map(({ id }) => id);
			expect(ids).toEqual(expect.arrayContaining(['name', 'background', 'nature', 'indicator', 'target']));
		}
	);
});

describe('a plan', () => {
	it('begins with all its texts, so that two people never make the same one', () => {
		const doc = plan();
		expect(sectionIds(doc)).toEqual(['general', 'context']);
		expect(sectionIds(plan('pl'))).toEqual(['general', 'context', 'english']);
		expect(textOf(doc).get('general.project')).toBeInstanceOf(Y.Text);
		expect(textOf(doc).get('context.details')).toBeInstanceOf(Y.XmlFragment);
		expect(readMeta(doc)).toMatchObject({ language: 'en', newer: false, template: { version: '2014-2020' } });
	});

	it('reads garbage as empty and leaves it where it is', () => {
		const doc = plan();
		const foreign = new Y.Map([['x', 1]]);
		textOf(doc).set('general.project', 17);
		textOf(doc).set('context.details', foreign);
		textOf(doc).set('context.aims.growth', 'yes');
		textOf(doc).set('later.field', 'kept');
		actionsOf(doc).set('broken', 'not an action');
		actionsOf(doc).set(
			'bare',
			new Y.Map<unknown>([
				['order', 5],
				['change', 'nonsense'],
				['start', '1999-13']
			])
		);
		const before = Y.encodeStateAsUpdate(doc);

		const read = readPlan(doc);
		expect(read.sections.map(({ id }) => id)).toEqual(['general', 'context', 'bare']);
		expect(read.sections[0]?.fields['project']).toEqual({ type: 'line', text: '' });
		expect(read.sections[1]?.fields['details']).toMatchObject({ blocks: [], text: '' });
		expect(read.sections[1]?.fields['aims']).toMatchObject({ chosen: [] });
		expect(read.sections[2]?.fields).toMatchObject({ change: { chosen: [] }, start: { month: '' } });
		expect(Y.encodeStateAsUpdate(doc)).toEqual(before);

		expect(ensureText(doc, 'context', field('context', 'details'))).toBeUndefined();
		expect(textOf(doc).get('context.details')).toBe(foreign);
	});

	it('of an unknown template or a newer schema is told apart', () => {
		const doc = plan();
		doc.getMap('meta').set('template', 'action-plan@2035');
		doc.getMap('meta').set('schema', planSchema + 1);
		expect(readMeta(doc)).toMatchObject({ template: newest, newer: true });
	});

	it('makes a text that a grown template misses, in actions too', () => {
		const doc = withActions('a');
		const action = actionsOf(doc).get('a');
		if (action instanceof Y.Map) action.delete('nature');
		expect(ensureText(doc, 'a', field('action', 'nature'))).toBeInstanceOf(Y.XmlFragment);
		expect(ensureText(doc, 'a', field('action', 'change'))).toBeUndefined();
		expect(ensureText(doc, 'nowhere', field('action', 'nature'))).toBeUndefined();
	});

	it('keeps ticks, one choice and months', () => {
		const doc = withActions('a');
		const aims = field('context', 'aims');
		const change = field('action', 'change');
		const place = placeOfField(doc, 'context', 'aims');
		const one = placeOfField(doc, 'a', 'change');
		const start = placeOfField(doc, 'a', 'start');
		if (!place || !one || !start || !isPlanChoice(aims) || !isPlanChoice(change)) throw new Error('template');
		choose(place, aims, 'growth', true);
		choose(place, aims, 'other', true);
		choose(place, aims, 'growth', false);
		choose(place, aims, 'invented', true);
		expect(readContent(place, aims)).toEqual({ type: 'choices', chosen: ['other'] });
		choose(one, change, 'projects', true);
		choose(one, change, 'strategic', true);
		expect(readContent(one, change)).toEqual({ type: 'choice', chosen: ['strategic'] });
		setMonth(start, '2019-03');
		setMonth(start, '2019-3');
		expect(readContent(start, field('action', 'start'))).toEqual({ type: 'month', month: '2019-03' });
	});
});

describe('actions', () => {
	it('stand in their order, move, and come back after being deleted', () => {
		const doc = withActions('a', 'b', 'c');
		moveAction(doc, 'c', 'a');
		moveAction(doc, 'a', null);
		expect(listActions(doc).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
		write(doc, 'b', 'action', 'name', ' A cluster fund ');
		markActionDeleted(doc, 'b', 2000);
		expect(sectionIds(doc)).toEqual(['general', 'context', 'c', 'a']);
		markActionDeleted(doc, 'b', null);
		const section = readSection(doc, 'b');
		expect(section && actionName(section)).toBe('A cluster fund');
	});

	it('are bounded', () => {
		const doc = withActions(...Array.from({ length: mostActions }, (_, index) => `a${index}`));
		expect(addAction(doc, { id: 'more', author: null, region: null, now: 1 })).toBe(false);
	});

	it('name their evidence once, with the reason last given', () => {
		const doc = withActions('a');
		const action = actionsOf(doc).get('a');
		if (!(action instanceof Y.Map)) throw new Error('no action');
		link(action, { kind: 'poster', id: 'lubapple' }, 'Growers sell as one.', 10);
		link(action, { kind: 'poll', id: 'transfer', part: 'lubapple' }, '', 20);
		link(action, { kind: 'poster', id: 'lubapple' }, 'Its growers bargain together.', 30);
		const links = action.get('links');
		if (links instanceof Y.Map) links.set('hologram:x:y:z', { at: 1 });
		expect(readEvidence(action)).toEqual([
			{ kind: 'poster', id: 'lubapple', at: 10, why: 'Its growers bargain together.' },
			{ kind: 'poll', id: 'transfer', part: 'lubapple', at: 20, why: '' }
		]);
		unlink(action, { kind: 'poster', id: 'lubapple' });
		expect(readEvidence(action)).toHaveLength(1);
		expect(links instanceof Y.Map && links.has('hologram:x:y:z')).toBe(true);
	});
});

describe('completeness', () => {
	it('counts what is asked for: part II asks for three fields', () => {
		const doc = plan();
		const context = () => {
			const section = readSection(doc, 'context');
			if (!section) throw new Error('no context');
			return sectionProgress(section, 'en');
		};
		expect(context()).toMatchObject({ filled: 0, total: 3 });
		write(doc, 'context', 'context', 'instrument', 'Regional Innovation Strategy 2020');
		write(doc, 'context', 'context', 'details', '   ');
		expect(context()).toMatchObject({ filled: 1, total: 3 });
		expect(context().missing.map(({ id }) => id)).toEqual(['aims', 'details']);
	});

	it('wants an action, and English beside another language', () => {
		const english = planProgress(readPlan(plan('en')));
		const polish = planProgress(readPlan(plan('pl')));
		expect(english).toMatchObject({ noAction: true, ready: false, filled: 0 });
		// Six fields of part I, three of part II, one action; in Polish the English summary as well.
		expect(english.total).toBe(10);
		expect(polish.total).toBe(11);
	});

	it('names what is too long, by characters as people count them', () => {
		const doc = plan();
		write(doc, 'general', 'general', 'country', '🍎'.repeat(100));
		expect(planProgress(readPlan(doc)).sections[0]?.tooLong).toEqual([]);
		write(doc, 'general', 'general', 'country', 'x');
		expect(planProgress(readPlan(doc)).sections[0]?.tooLong.map(({ id }) => id)).toEqual(['country']);
	});
});

describe('a section', () => {
	const signatures = (doc: Y.Doc, id: string) => {
		const section = readSection(doc, id);
		return section ? readSignatures(doc, section).map(({ region, holds }) => ({ region, holds })) : [];
	};

	it('is signed as it is; a later change shows until it is signed again', () => {
		const doc = withActions('a');
		write(doc, 'a', 'action', 'nature', 'Open a call.');
		const section = () => readSection(doc, 'a') ?? expect.fail('no section');
		sign(doc, section(), lubelskie, 10);
		sign(doc, section(), { participant: 'p2', region: 'latvia' }, 20);
		sign(doc, section(), { participant: 'p3', region: null }, 30);
		const both = [
			{ region: 'lubelskie', holds: true },
			{ region: 'latvia', holds: true }
		];
		expect(signatures(doc, 'a')).toEqual(both);
		write(doc, 'general', 'general', 'country', 'Poland');
		expect(signatures(doc, 'a')).toEqual(both);
		write(doc, 'a', 'action', 'nature', 'And a second one.');
		expect(signatures(doc, 'a').map(({ holds }) => holds)).toEqual([false, false]);
		sign(doc, section(), lubelskie, 40);
		expect(signatures(doc, 'a').map(({ holds }) => holds)).toEqual([false, true]);
		withdraw(doc, 'a', 'latvia');
		expect(signatures(doc, 'a')).toEqual([{ region: 'lubelskie', holds: true }]);
	});

	it('is locked with who did it; garbage locks nothing and signs nothing', () => {
		const doc = plan();
		lockSection(doc, 'general', lubelskie, 10);
		expect(readLock(doc, 'general')).toEqual({ by: 'p1', region: 'lubelskie', at: 10 });
		doc.getMap('locks').set('context', true);
		signaturesOf(doc).set('general:lubelskie', 'yes');
		signaturesOf(doc).set('general:a:b', { by: 'x', at: 1, of: '' });
		expect(readLock(doc, 'context')).toBeUndefined();
		expect(signatures(doc, 'general')).toEqual([]);
	});
});
