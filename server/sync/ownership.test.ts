import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CommentCommands, readThreads } from '#lib/board/model/comments.ts';
import { reactionKey } from '#lib/board/model/reactions.ts';
import type { SyncMember } from './access.ts';
import type { Changed } from './attribution.ts';
import { Ownership } from './ownership.ts';

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

let doc: Y.Doc;
let comments: Y.Map<Y.Map<unknown>>;
let reactions: Y.Map<unknown>;
let ownership: Ownership;
let changed: Changed = new Map();
let ids = 0;

const as = (who: SyncMember, change: (commands: CommentCommands) => void): number => {
	const author = { participant: who.participant, region: who.region };
	change(
		new CommentCommands(
			doc,
			author,
			() => `c${(ids += 1)}`,
			() => 1000
		)
	);
	return ownership.enforce(changed, who, 'test');
};
const raw = (who: SyncMember, change: () => void): number => {
	doc.transact(change);
	return ownership.enforce(changed, who, 'test');
};
const said = (id: string) => comments.get(id)?.toJSON();

beforeEach(() => {
	ids = 0;
	doc = new Y.Doc();
	comments = doc.getMap('comments');
	reactions = doc.getMap('reactions');
	ownership = new Ownership(doc, 'board');
	doc.on('afterTransaction', (transaction: Y.Transaction) => {
		if (transaction.origin !== 'test') changed = transaction.changed;
	});
	as(ana, (commands) => commands.begin({ x: 1, y: 2 }, 'Why?'));
});

describe('a comment', () => {
	it('is left alone when it is signed truly, answered, and changed by its author', () => {
		expect(as(ben, (commands) => commands.reply('c1', 'Because.'))).toBe(0);
		expect(as(ana, (commands) => commands.edit('c1', 'Why not?'))).toBe(0);
		expect(as(ben, (commands) => commands.resolve('c1', true))).toBe(0);
		expect(as(ana, (commands) => commands.resolve('c1', false))).toBe(0);
		expect(as(ana, (commands) => commands.remove('c1'))).toBe(0);
		expect(readThreads(doc.getMap('comments'))[0]?.comments.map((comment) => comment.text)).toEqual([
			'',
			'Because.'
		]);
	});

	it('gets the true author and region, and nothing that does not belong there', () => {
		raw(ben, () => {
			const entry = new Y.Map<unknown>([
				['text', 'I am Ana'],
				['author', 'ana'],
				['region', 'r9'],
				['at', 5],
				['on', { x: 0, y: 0 }],
				['resolved', { by: 'ana', at: 5 }],
				['name', 'Ana Nowak'],
				['deep', new Y.Text('hidden')]
			]);
			comments.set('x', entry);
		});
		expect(said('x')).toEqual({
			text: 'I am Ana',
			author: 'ben',
			region: 'r2',
			at: 5,
			on: { x: 0, y: 0 },
			resolved: { by: 'ben', at: 5 }
		});
	});

	it('cannot be changed, moved, replaced or removed by others', () => {
		const before = said('c1');
		expect(as(ben, (commands) => commands.edit('c1', 'Never mind'))).toBe(1);
		expect(as(ben, (commands) => commands.remove('c1'))).toBe(1);
		expect(raw(ben, () => comments.get('c1')?.set('on', { x: 9, y: 9 }))).toBe(1);
		expect(raw(ben, () => comments.delete('c1'))).toBe(1);
		expect(raw(ben, () => comments.set('c1', new Y.Map([['text', 'mine now']])))).toBe(1);
		expect(raw(fay, () => comments.delete('c1'))).toBe(1);
		expect(said('c1')).toEqual(before);
	});

	it('keeps its place and time for its author too', () => {
		raw(ana, () => {
			comments.get('c1')?.set('at', 1);
			comments.get('c1')?.set('author', 'ben');
		});
		expect(said('c1')).toMatchObject({ at: 1000, author: 'ana', region: 'r1' });
	});

	it('can be taken away by a facilitator, but not be put into other words', () => {
		expect(as(fay, (commands) => commands.edit('c1', 'All is well'))).toBe(1);
		expect(said('c1')?.['text']).toBe('Why?');
		expect(as(fay, (commands) => commands.remove('c1'))).toBe(0);
		expect(said('c1')).toMatchObject({ text: '', deleted: true, author: 'ana' });
	});

	it('may be resolved as taken over, and by nothing else that somebody makes up', () => {
		raw(ben, () => comments.get('c1')?.set('resolved', { by: 'ana', at: 7, taken: true, praise: 'me' }));
		expect(said('c1')?.['resolved']).toEqual({ by: 'ben', at: 7, taken: true });
		raw(ben, () => comments.get('c1')?.set('resolved', { by: 'ben', at: 8, taken: 'yes' }));
		expect(said('c1')?.['resolved']).toEqual({ by: 'ben', at: 8 });
	});

	it('suggests what it was made to suggest, until it is taken back', () => {
		as(ana, (commands) => commands.suggest({ x: 1, y: 2 }, 'sell as one', ''));
		const [thread] = readThreads(doc.getMap('comments')).filter(({ id }) => id === 'c2');
		expect(thread).toMatchObject({ quote: 'sell as one', instead: '' });
		for (const who of [ana, ben]) expect(raw(who, () => comments.get('c2')?.set('instead', 'burn'))).toBe(1);
		expect(raw(ben, () => comments.get('c2')?.delete('instead'))).toBe(1);
		expect(said('c2')?.['instead']).toBe('');
		as(ben, (commands) => commands.reply('c2', 'No.'));
		expect(as(ana, (commands) => commands.remove('c2'))).toBe(0);
		expect(said('c2')).not.toHaveProperty('instead');
		raw(ana, () => comments.get('c2')?.set('instead', ''));
		expect(readThreads(doc.getMap('comments')).find(({ id }) => id === 'c2')?.instead).toBeUndefined();
	});

	it('is resolved in the name of who does it', () => {
		raw(ben, () => comments.get('c1')?.set('resolved', { by: 'ana', at: 7 }));
		expect(said('c1')?.['resolved']).toEqual({ by: 'ben', at: 7 });
		expect(as(ana, (commands) => commands.edit('c1', 'Still asking'))).toBe(0);
		expect(said('c1')?.['resolved']).toEqual({ by: 'ben', at: 7 });
	});
});

describe.each(['board', 'workshop'] as const)('a reaction in a %s', (kind) => {
	const own = reactionKey('i1', '👍', 'ana');
	beforeEach(() => (ownership = new Ownership(doc, kind)));

	it('is given and taken back by whom it names, and by nobody else', () => {
		expect(raw(ana, () => reactions.set(own, true))).toBe(0);
		expect(raw(ben, () => reactions.delete(own))).toBe(1);
		expect(reactions.has(own)).toBe(true);
		expect(raw(ana, () => reactions.delete(own))).toBe(0);
		expect(raw(ben, () => reactions.set(own, true))).toBe(1);
		expect(raw(fay, () => reactions.set(own, true))).toBe(1);
		expect(reactions.has(own)).toBe(false);
	});

	it('is a sign of the list and nothing more', () => {
		raw(ana, () => {
			reactions.set('i1/💣/ana', true);
			reactions.set('no key at all', true);
			reactions.set(own, { text: 'a whole essay' });
		});
		expect(reactions.toJSON()).toEqual({ [own]: true });
	});
});

it('what the server wrote and what was there before is true from then on', () => {
	const later = new Ownership(doc, 'board');
	doc.transact(() => comments.get('c1')?.set('text', 'Forged'));
	expect(later.enforce(changed, ben, 'test')).toBe(1);
	expect(said('c1')?.['text']).toBe('Why?');
	doc.transact(() => comments.get('c1')?.set('text', 'Put right by the server'));
	later.trust(changed);
	doc.transact(() => comments.get('c1')?.set('text', 'Forged'));
	later.enforce(changed, ben, 'test');
	expect(said('c1')?.['text']).toBe('Put right by the server');
});
