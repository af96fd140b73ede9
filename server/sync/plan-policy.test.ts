/** Action plans against clients that ask nobody: rights of the step, locks, signatures, and what is never theirs. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAction, markActionDeleted, moveAction } from '#lib/plan/model/actions.ts';
import { actionsOf, startPlan, textOf } from '#lib/plan/model/document.ts';
import { link } from '#lib/plan/model/evidence.ts';
import { readSection } from '#lib/plan/model/plan.ts';
import { plainText, readRich, type RichBlock } from '#lib/plan/model/rich-text.ts';
import {
	locksOf,
	lockSection,
	readLock,
	sign,
	signatureKey,
	signaturesOf,
	unlockSection
} from '#lib/plan/model/sections.ts';
import { planTemplates } from '#lib/plan/model/template.ts';
import { paragraphs, writeRich } from '#lib/plan/model/write-rich.ts';
import { freeRules, type StepRules, type StepVerb } from '#lib/session/model/rights.ts';
import type { SyncMember } from './access.ts';
import { RoomDocument } from './room-document.ts';

const member = (participant: string, region: string | null, role: SyncMember['role'] = 'participant') => ({
	participant,
	workshop: 'w',
	role,
	name: participant,
	region
});
const ana = member('ana', 'lubelskie');
const ben = member('ben', 'latvia');
const fay = member('fay', null, 'facilitator');
const only = (...verbs: StepVerb[]): StepRules => ({
	rights: { participant: verbs, observer: [], reviewer: [], screen: [] },
	paused: false
});
const paused: StepRules = { ...freeRules, paused: true };

let room: RoomDocument;
/** What everybody has open: the rules must put things back inside of the texts that they write in. */
let details: Y.XmlFragment;

const table: RichBlock = {
	kind: 'table',
	rows: [
		[
			{
				header: true,
				columns: 1,
				rows: 1,
				blocks: [{ kind: 'paragraph', runs: [{ text: 'Who', bold: true }] }]
			},
			{ header: false, columns: 1, rows: 1, blocks: [{ kind: 'paragraph', runs: [{ text: 'What' }] }] }
		]
	]
};

beforeEach(() => {
	room = new RoomDocument('plan', { snapshot: null, snapshotSeq: 0, updates: [], seq: 0, clients: [] });
	room.write((doc) => {
		startPlan(doc, planTemplates[0], 'pl');
		addAction(doc, { id: 'fund', author: 'ana', region: 'lubelskie', now: 1 });
		addAction(doc, { id: 'school', author: 'ben', region: 'latvia', now: 2 });
		const found = textOf(doc).get('context.details');
		if (!(found instanceof Y.XmlFragment)) throw new Error('no details');
		writeRich(found, [...paragraphs('Growers sell as one.\nOffices learn.'), table]);
		details = found;
	}, null);
});

const xmlIn = (doc: Y.Doc): Y.XmlFragment => {
	const found = textOf(doc).get('context.details');
	if (!(found instanceof Y.XmlFragment)) throw new Error('no details');
	return found;
};
const shape = (doc = room.doc) => readRich(xmlIn(doc));
const project = (doc: Y.Doc): Y.Text => {
	const found = textOf(doc).get('general.project');
	if (!(found instanceof Y.Text)) throw new Error('no project');
	return found;
};
const actionIn = (doc: Y.Doc, id: string): Y.Map<unknown> => {
	const found = actionsOf(doc).get(id);
	if (!(found instanceof Y.Map)) throw new Error(`no action ${id}`);
	return found;
};

/** What the room sends and the client receives afterwards makes them equal again. */
function change(who: SyncMember, rules: readonly StepRules[], act: (doc: Y.Doc) => void) {
	const client = new Y.Doc();
	Y.applyUpdate(client, Y.encodeStateAsUpdate(room.doc));
	const before = Y.encodeStateVector(client);
	client.transact(() => act(client));
	const outcome = room.apply(Y.encodeStateAsUpdate(client, before), who, rules);
	if (outcome.kind !== 'applied') throw new Error(outcome.kind);
	for (const { update } of outcome.entries) Y.applyUpdate(client, update);
	for (const root of room.doc.share.keys()) client.getMap(root);
	expect(client.toJSON()).toEqual(room.doc.toJSON());
	return outcome.denials;
}

/** Changes a long text in every way at once. */
function vandalize(doc: Y.Doc): void {
	const xml = xmlIn(doc);
	const first = xml.get(0);
	const text = first instanceof Y.XmlElement ? first.get(0) : undefined;
	if (text instanceof Y.XmlText) {
		text.format(0, 7, { bold: {} });
		text.insert(0, 'NO ');
		text.delete(10, 4);
	}
	const grid = xml.get(2);
	if (grid instanceof Y.XmlElement) {
		const row = grid.get(0);
		if (row instanceof Y.XmlElement) {
			const cell = row.get(0);
			if (cell instanceof Y.XmlElement) {
				cell.setAttribute('colspan', '9');
				cell.setAttribute('style', 'x');
			}
			row.delete(1, 1);
		}
	}
	xml.delete(1, 1);
	writeRich(xml, paragraphs('spam'));
}

describe('the rights of the step', () => {
	it.each([
		['look only', only('see-results')],
		['pause', paused]
	])('%s: long texts are put back inside, marks, cells and attributes too', (_name, rules) => {
		const before = shape();
		const denials = change(ana, [rules], vandalize);
		expect(shape()).toEqual(before);
		expect(xmlIn(room.doc)).toBe(details);
		// What was written can be kept by who wrote it.
		expect(denials.map(({ text }) => text).join()).toContain('spam');
	});

	it('lines, ticks, actions, evidence and their order are put back', () => {
		const before = room.doc.toJSON();
		const denials = change(ben, [only('see-results')], (doc) => {
			project(doc).insert(0, 'CLUSTERS4');
			textOf(doc).set('context.aims.growth', true);
			addAction(doc, { id: 'mine', author: 'ben', region: 'latvia', now: 3 });
			moveAction(doc, 'school', 'fund');
			link(actionIn(doc, 'fund'), { kind: 'poster', id: 'lubapple' }, 'why', 3);
			markActionDeleted(doc, 'school', 4);
			const nature = actionIn(doc, 'fund').get('nature');
			if (nature instanceof Y.XmlFragment) writeRich(nature, paragraphs('mine now'));
		});
		expect(room.doc.toJSON()).toEqual(before);
		expect(new Set(denials.map(({ verb }) => verb))).toEqual(new Set(['edit-own', 'add', 'delete']));
	});

	it('with the right to write, everything goes through', () => {
		const denials = change(ben, [only('add', 'edit-own', 'delete')], (doc) => {
			project(doc).insert(0, 'CLUSTERS3');
			vandalize(doc);
			addAction(doc, { id: 'mine', author: 'ben', region: 'latvia', now: 3 });
			markActionDeleted(doc, 'fund', 4);
		});
		expect(denials).toEqual([]);
		expect(plainText(shape())).toContain('spam');
		expect(actionIn(room.doc, 'mine').get('region')).toBe('latvia');
	});
});

describe('what is never a participant’s', () => {
	it('the template, the schema and the removal of an action', () => {
		const before = room.doc.toJSON();
		const denials = change(ana, [freeRules], (doc) => {
			doc.getMap('meta').set('schema', 99);
			doc.getMap('meta').set('template', 'mine@1');
			actionsOf(doc).delete('fund');
		});
		expect(room.doc.toJSON()).toEqual(before);
		expect(denials.map(({ reason }) => reason)).toEqual(['kept', 'kept', 'kept']);
	});

	it('the name under a new action', () => {
		change(ana, [freeRules], (doc) =>
			addAction(doc, { id: 'forged', author: 'ben', region: 'latvia', now: 3 })
		);
		expect(actionIn(room.doc, 'forged').toJSON()).toMatchObject({ author: 'ana', region: 'lubelskie' });
	});
});

describe('a locked section', () => {
	beforeEach(() => {
		change(ana, [freeRules], (doc) => lockSection(doc, 'context', { participant: 'x', region: 'x' }, 5));
	});

	it('carries who locked it, not who they said they were', () => {
		expect(readLock(room.doc, 'context')).toEqual({ by: 'ana', region: 'lubelskie', at: 5 });
	});

	it.each([
		['others', ben],
		['its own region', ana]
	])('takes nothing from %s; other sections go on', (_who, who) => {
		const before = shape();
		const denials = change(who, [freeRules], (doc) => {
			vandalize(doc);
			textOf(doc).set('context.aims.growth', true);
			project(doc).insert(0, 'still');
		});
		expect(shape()).toEqual(before);
		expect(xmlIn(room.doc)).toBe(details);
		expect(textOf(room.doc).has('context.aims.growth')).toBe(false);
		expect(project(room.doc).toString()).toBe('still');
		expect(denials.every(({ verb, reason }) => verb === 'lock' && reason === 'kept')).toBe(true);
	});

	it('takes what facilitators write', () => {
		expect(change(fay, [freeRules], vandalize)).toEqual([]);
		expect(plainText(shape())).toContain('spam');
	});

	it('is opened by its own region and by facilitators alone; who opens it may write at once', () => {
		change(ben, [freeRules], (doc) => {
			unlockSection(doc, 'context');
			vandalize(doc);
		});
		expect(readLock(room.doc, 'context')).toBeDefined();
		expect(plainText(shape())).not.toContain('spam');
		change(ben, [freeRules], (doc) => locksOf(doc).set('context', { at: 9 }));
		expect(readLock(room.doc, 'context')).toMatchObject({ by: 'ana', at: 5 });
		change(ana, [freeRules], (doc) => {
			unlockSection(doc, 'context');
			vandalize(doc);
		});
		expect(readLock(room.doc, 'context')).toBeUndefined();
		expect(plainText(shape())).toContain('spam');
	});

	it('an action that is locked moves, and changes in nothing else', () => {
		change(ana, [freeRules], (doc) =>
			lockSection(doc, 'fund', { participant: 'ana', region: 'lubelskie' }, 6)
		);
		change(ben, [freeRules], (doc) => {
			moveAction(doc, 'fund', null);
			markActionDeleted(doc, 'school', null);
		});
		expect([...actionsOf(room.doc).keys()].length).toBe(2);
		const order = actionIn(room.doc, 'fund').get('order');
		expect(order).not.toBe('a0');
		change(ben, [freeRules], (doc) => markActionDeleted(doc, 'fund', 7));
		change(ben, [freeRules], (doc) => link(actionIn(doc, 'fund'), { kind: 'poll', id: 'p' }, '', 8));
		expect(actionIn(room.doc, 'fund').toJSON()).toMatchObject({ order, links: {} });
		expect(actionIn(room.doc, 'fund').has('deletedAt')).toBe(false);
	});
});

describe('a signature', () => {
	const signed = () => [...signaturesOf(room.doc).entries()];
	const section = (doc: Y.Doc) => readSection(doc, 'context') ?? expect.fail('no context');

	it('is given and taken back by people of the region alone, and says who gave it', () => {
		change(ana, [freeRules], (doc) => {
			sign(doc, section(doc), { participant: 'somebody', region: 'lubelskie' }, 5);
			sign(doc, section(doc), { participant: 'ana', region: 'latvia' }, 5);
		});
		expect(signed()).toMatchObject([[signatureKey('context', 'lubelskie'), { by: 'ana', at: 5 }]]);
		for (const who of [ben, fay]) {
			change(who, [freeRules], (doc) => signaturesOf(doc).delete(signatureKey('context', 'lubelskie')));
			change(who, [freeRules], (doc) => sign(doc, section(doc), { ...who, region: 'lubelskie' }, 6));
		}
		expect(signed()).toMatchObject([[signatureKey('context', 'lubelskie'), { by: 'ana', at: 5 }]]);
		change(ana, [freeRules], (doc) => signaturesOf(doc).delete(signatureKey('context', 'lubelskie')));
		expect(signed()).toEqual([]);
	});

	it('that makes no sense is not kept, nor one that the step does not allow', () => {
		change(ana, [freeRules], (doc) => {
			signaturesOf(doc).set('context:lubelskie:more', { at: 1, of: 'x' });
			signaturesOf(doc).set('general:lubelskie', 'agreed');
			signaturesOf(doc).set('english:lubelskie', new Y.Map([['at', 1]]));
		});
		change(ana, [only('comment')], (doc) => sign(doc, section(doc), ana, 5));
		expect(signed()).toEqual([]);
	});
});

it('a long text may nest as deep as lists in a table do, and no deeper', () => {
	const nest = (levels: number) => (doc: Y.Doc) => {
		let inner: Y.XmlFragment = xmlIn(doc);
		for (let level = 0; level < levels; level++) {
			const next = new Y.XmlElement(level % 2 === 0 ? 'bulletList' : 'listItem');
			inner.insert(0, [next]);
			inner = next;
		}
	};
	expect(change(ana, [freeRules], nest(30))).toEqual([]);
	const client = new Y.Doc();
	Y.applyUpdate(client, Y.encodeStateAsUpdate(room.doc));
	const before = Y.encodeStateVector(client);
	nest(60)(client);
	expect(room.apply(Y.encodeStateAsUpdate(client, before), ana)).toMatchObject({ kind: 'broken' });
});
