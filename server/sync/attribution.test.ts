import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { SyncMember } from './access.ts';
import { Attribution, type Changed } from './attribution.ts';

const member = (participant: string, role: SyncMember['role'], region: string | null): SyncMember => ({
	participant,
	workshop: 'w',
	role,
	name: participant,
	region
});
const ana = member('ana', 'participant', 'r1');
const ben = member('ben', 'participant', 'r2');
const fay = member('fay', 'facilitator', null);
const guest = member('gus', 'participant', null);

let doc: Y.Doc;
let items: Y.Map<Y.Map<unknown>>;
let attribution: Attribution;
let changed: Changed = new Map();

const add = (id: string, author: unknown, region?: unknown) => {
	const item = new Y.Map<unknown>();
	doc.transact(() => {
		item.set('author', author);
		if (region !== undefined) item.set('region', region);
		items.set(id, item);
	});
};
const of = (id: string) => [items.get(id)?.get('author'), items.get(id)?.get('region')];
const enforce = (who: SyncMember) => attribution.enforce(changed, who, 'test');

beforeEach(() => {
	doc = new Y.Doc();
	items = doc.getMap('items');
	attribution = new Attribution(doc, 'board');
	doc.on('afterTransaction', (transaction: Y.Transaction) => {
		if (transaction.origin !== 'test') changed = transaction.changed;
	});
});

describe('a new entry', () => {
	it('is left alone when it is signed truly', () => {
		add('a', 'ana', 'r1');
		expect(enforce(ana)).toBe(0);
		add('b', 'gus');
		expect(enforce(guest)).toBe(0);
		add('c', 'gus', null);
		expect(enforce(guest)).toBe(0);
	});

	it('gets the true author and region, whatever it says', () => {
		add('a', 'ben', 'r2');
		enforce(ana);
		expect(of('a')).toEqual(['ana', 'r1']);
		add('b', undefined);
		enforce(ana);
		expect(of('b')).toEqual(['ana', 'r1']);
		add('c', 'gus', 'r1');
		enforce(guest);
		expect(of('c')).toEqual(['gus', undefined]);
	});

	it('may be for any region when a facilitator makes it, but not in another name', () => {
		add('a', 'ana', 'r2');
		enforce(fay);
		expect(of('a')).toEqual(['fay', 'r2']);
	});
});

describe('an entry that is there', () => {
	beforeEach(() => {
		add('a', 'ana', 'r1');
		enforce(ana);
	});

	it('keeps its author and region', () => {
		doc.transact(() => {
			items.get('a')?.set('author', 'ben');
			items.get('a')?.delete('region');
		});
		expect(enforce(ben)).toBe(2);
		expect(of('a')).toEqual(['ana', 'r1']);
	});

	it('keeps them when it is replaced as a whole', () => {
		add('a', 'ben', 'r2');
		enforce(ben);
		expect(of('a')).toEqual(['ana', 'r1']);
	});

	it('may be changed in every other way', () => {
		items.get('a')?.set('x', 5);
		expect(enforce(ben)).toBe(0);
	});

	it('may be given another region by a facilitator', () => {
		items.get('a')?.set('region', 'r3');
		expect(enforce(fay)).toBe(0);
		items.get('a')?.set('region', 'r4');
		enforce(ben);
		expect(of('a')).toEqual(['ana', 'r3']);
	});

	it('returns as it was when somebody else undoes its deletion, and is new under a false name', () => {
		items.delete('a');
		enforce(ben);
		add('a', 'ana', 'r1');
		expect(enforce(ben)).toBe(0);
		items.delete('a');
		enforce(ben);
		add('a', 'cleo', 'r9');
		enforce(ben);
		expect(of('a')).toEqual(['ben', 'r2']);
	});
});

it('what the server writes is true from then on', () => {
	add('a', 'ana', 'r1');
	attribution.trust(changed);
	items.get('a')?.set('author', 'ben');
	enforce(ben);
	expect(of('a')).toEqual(['ana', 'r1']);
});
