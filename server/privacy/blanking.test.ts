import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import { documentRoots } from '../sync/roots.ts';
import { blank, findBlanks, takeOut, type Blanks } from './blanking.ts';

const rita = 'rita';
const jon = 'jon';
const canary = 'CANARY';

/** Two people and the server write in one document; each update is a row of its log. */
class Board {
	readonly kind: DocumentKind;
	readonly log: Uint8Array[] = [];
	readonly docs: Readonly<Record<'rita' | 'jon' | 'server', Y.Doc>>;

	constructor(kind: DocumentKind = 'board') {
		this.kind = kind;
		this.docs = { rita: new Y.Doc(), jon: new Y.Doc(), server: new Y.Doc() };
		for (const doc of Object.values(this.docs)) {
			for (const root of documentRoots[kind]) doc.getMap(root);
			doc.on('update', (update: Uint8Array, origin: unknown) => {
				if (origin === 'copy') return;
				this.log.push(update);
				for (const other of Object.values(this.docs)) if (other !== doc) Y.applyUpdate(other, update, 'copy');
			});
		}
	}

	/** Carries out an erasure as the server does. @returns the rewritten log */
	erase(): Uint8Array[] {
		const blanks = this.blanks();
		const log = this.log;
		this.docs.server.transact(() => takeOut(this.docs.server, blanks));
		return log.map((update) => blank(update, blanks) ?? update);
	}

	blanks(log: readonly Uint8Array[] = this.log): Blanks {
		const whole = made(log, this.kind, false);
		return findBlanks(whole, this.kind, {
			participant: rita,
			clients: new Set([this.docs.rita.clientID]),
			others: new Set([this.docs.jon.clientID])
		});
	}
}

function made(log: readonly Uint8Array[], kind: DocumentKind, gc = true): Y.Doc {
	const doc = new Y.Doc({ gc });
	for (const root of documentRoots[kind]) doc.getMap(root);
	for (const update of log) Y.applyUpdate(doc, update);
	return doc;
}

const bytesOf = (log: readonly Uint8Array[]): string => Buffer.concat(log).toString('latin1');
const content = (doc: Y.Doc, kind: DocumentKind): unknown =>
	Object.fromEntries(documentRoots[kind].map((root) => [root, doc.getMap(root).toJSON()]));

const entry = (author: string, text: string, more: Record<string, unknown> = {}): Y.Map<unknown> =>
	new Y.Map<unknown>([
		['kind', 'note'],
		['author', author],
		['region', 'riga'],
		['x', 1],
		['text', new Y.Text(text)],
		...Object.entries(more)
	]);
const at = (doc: Y.Doc, root: string, id: string): Y.Map<unknown> => {
	const found = doc.getMap(root).get(id);
	if (!(found instanceof Y.Map)) throw new Error(`no ${root}/${id}`);
	return found;
};
const textOf = (doc: Y.Doc, root: string, id: string): Y.Text => {
	const text = at(doc, root, id).get('text');
	if (!(text instanceof Y.Text)) throw new Error('no text');
	return text;
};

test('things of the person go, words typed into the things of others go, and all else stays', () => {
	const board = new Board();
	const { rita: r, jon: j } = board.docs;
	j.getMap('items').set('his', entry(jon, 'What Jon says.', { alt: 'a lake' }));
	r.getMap('items').set('hers', entry(rita, `${canary} note`));
	textOf(r, 'items', 'his').insert(5, ` ${canary} `);
	at(r, 'items', 'his').set('alt', `${canary} alt text`);
	at(r, 'items', 'his').set('x', 7);
	textOf(j, 'items', 'hers').insert(0, 'Jon adds to it. ');
	j.getMap('items').set('later', entry(jon, 'after'));
	r.getMap('reactions').set('his/👍/rita', true);
	r.getMap('comments').set(
		'c',
		new Y.Map<unknown>([
			['text', `${canary} comment`],
			['quote', `${canary} words`],
			['instead', `${canary} other words`],
			['author', rita],
			['at', 1]
		])
	);
	j.getMap('comments').set(
		'q',
		new Y.Map<unknown>([
			['text', 'I agree'],
			['author', jon],
			['at', 2],
			['on', { item: 'hers', x: 0, y: 0 }],
			['quote', `${canary} note`]
		])
	);
	const log = board.erase();
	expect(bytesOf(log)).not.toContain(canary);
	const after = content(made(board.log, 'board'), 'board');
	expect(after).toEqual({
		meta: {},
		items: {
			his: { kind: 'note', author: jon, region: 'riga', x: 7, text: 'What Jon says.', alt: 'a lake' },
			later: { kind: 'note', author: jon, region: 'riga', x: 1, text: 'after' }
		},
		comments: {
			c: { text: '', quote: '', instead: '', author: rita, at: 1, deleted: true },
			q: { text: 'I agree', author: jon, at: 2, on: { item: 'hers', x: 0, y: 0 }, quote: '' }
		},
		reactions: {}
	});
	// People who have it open, and whoever comes later, see the same.
	const rewritten = [...log, ...board.log.slice(log.length)];
	for (const doc of [board.docs.server, board.docs.jon, board.docs.rita, made(rewritten, 'board')]) {
		expect(content(doc, 'board')).toEqual(after);
	}
});

test('what was deleted long ago, and what a restoring by the server brought back, goes from the past too', () => {
	const board = new Board();
	const { rita: r, jon: j, server } = board.docs;
	r.getMap('items').set('hers', entry(rita, `${canary} one`));
	j.getMap('items').delete('hers');
	server.getMap('items').set('hers', entry(rita, `${canary} one`));
	r.getMap('items').set('again', entry(rita, 'x'));
	textOf(r, 'items', 'again').insert(1, canary);
	r.getMap('items').delete('again');
	const log = board.erase();
	expect(bytesOf(log)).not.toContain(canary);
	expect(content(board.docs.server, 'board')).toMatchObject({ items: {} });
});

test('an entry of a register in which others wrote stays with what they wrote', () => {
	const board = new Board('workshop');
	const { rita: r, jon: j } = board.docs;
	r.getMap('posters').set('p', entry(rita, canary, { language: 'pl' }));
	textOf(j, 'posters', 'p').insert(0, 'Together: ');
	r.getMap('posters').set('alone', entry(rita, canary));
	const log = board.erase();
	expect(bytesOf(log)).not.toContain(canary);
	expect(content(board.docs.server, 'workshop')).toMatchObject({
		posters: { p: { text: 'Together: ', author: rita, language: 'pl' } }
	});
	expect(board.docs.server.getMap('posters').has('alone')).toBe(false);
});

test('long texts keep their paragraphs and lose the words of the person, links included', () => {
	const board = new Board('plan');
	const { rita: r, jon: j } = board.docs;
	const text = new Y.XmlText('Jon wrote this.');
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [text]);
	const fragment = new Y.XmlFragment();
	fragment.insert(0, [paragraph]);
	j.getMap('text').set('need.summary', fragment);
	const hers = r.getMap('text').get('need.summary');
	const inner = hers instanceof Y.XmlFragment ? hers.get(0) : undefined;
	const leaf = inner instanceof Y.XmlElement ? inner.get(0) : undefined;
	if (!(leaf instanceof Y.XmlText)) throw new Error('no text');
	leaf.insert(3, canary);
	leaf.format(0, 3, { link: { href: `https://${canary}.example` } });
	const log = board.erase();
	expect(bytesOf(log)).not.toContain(canary);
	expect(board.docs.server.getMap('text').get('need.summary')?.toString()).toBe(
		'<paragraph>Jon wrote this.</paragraph>'
	);
});

test('whatever two people and the server did: no word stays, everybody converges, others lose nothing', () => {
	const who = fc.constantFrom('rita', 'jon', 'server');
	const id = fc.constantFrom('a', 'b', 'c');
	const step = fc.oneof(
		fc.record({ do: fc.constant('add'), who, id }),
		fc.record({ do: fc.constant('delete'), who, id }),
		fc.record({ do: fc.constant('type'), who, id, at: fc.nat(20) }),
		fc.record({ do: fc.constant('cut'), who, id, at: fc.nat(20) }),
		fc.record({ do: fc.constant('alt'), who: fc.constantFrom('rita', 'jon'), id }),
		fc.record({ do: fc.constant('move'), who, id, at: fc.nat(20) })
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
			const board = new Board();
			let number = 0;
			for (const each of steps) {
				const name = each.who === 'rita' ? 'rita' : each.who === 'jon' ? 'jon' : 'server';
				const doc = board.docs[name];
				const items = doc.getMap('items');
				// What the server writes anew is somebody's: here what a restoring of her things would write.
				const author = name === 'server' ? rita : name;
				const words = `${name === 'jon' ? 'jon' : canary}${number++} `;
				if (each.do === 'add') {
					if (!items.has(each.id)) items.set(each.id, entry(author, words));
					continue;
				}
				if (!items.has(each.id)) continue;
				if (each.do === 'delete') items.delete(each.id);
				else if (each.do === 'alt') at(doc, 'items', each.id).set('alt', words);
				else if ('at' in each && each.do === 'move') at(doc, 'items', each.id).set('x', each.at);
				else if ('at' in each && name !== 'server') {
					const text = textOf(doc, 'items', each.id);
					if (each.do === 'type') text.insert(Math.min(each.at, text.length), words);
					else if (text.length > 0) text.delete(Math.min(each.at, text.length - 1), 1);
				}
			}
			const others = [...board.docs.server.getMap('items')].flatMap(([key, value]) =>
				value instanceof Y.Map && value.get('author') === jon ? [key] : []
			);
			const log = board.erase();
			const rewritten = [...log, ...board.log.slice(log.length)];
			// Letters of a word that somebody else cut into stand alone; whole ones must be gone.
			expect(bytesOf(rewritten)).not.toContain('CANA');
			const wanted = content(board.docs.server, 'board');
			for (const doc of [board.docs.jon, board.docs.rita, made(rewritten, 'board')]) {
				expect(content(doc, 'board')).toEqual(wanted);
				expect(doc.store.pendingStructs).toBe(null);
			}
			expect([...board.docs.server.getMap('items').keys()].sort()).toEqual(others.sort());
			// Done once more it changes nothing.
			const again = board.blanks(rewritten);
			expect(rewritten.every((update) => blank(update, again) === undefined)).toBe(true);
		})
	);
});
