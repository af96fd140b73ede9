/** The rights of a step as documents obey them: every verb × setting × role, with clients that ask nobody. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { allRights, freeRules, stepVerbs, type StepRules, type StepVerb } from '#lib/session/model/rights.ts';
import { reactionKey } from '#lib/board/model/reactions.ts';
import { moderationKey } from '#lib/registers/model/moderation.ts';
import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import type { SyncMember } from './access.ts';
import { RoomDocument } from './room-document.ts';
import { moderatedRoots, registerRoots } from './roots.ts';

const member = (participant: string, role: SyncMember['role'] = 'participant'): SyncMember => ({
	participant,
	workshop: 'w',
	role,
	name: participant,
	region: 'r1'
});
const ana = member('ana');
const ben: SyncMember = { ...member('ben'), region: 'r2' };
const fay = member('fay', 'facilitator');
const only = (...verbs: StepVerb[]): StepRules => ({
	rights: { participant: verbs, observer: [], reviewer: [], screen: [] },
	paused: false
});

let room: RoomDocument;
const open = (kind: DocumentKind): void => {
	room = new RoomDocument(kind, { snapshot: null, snapshotSeq: 0, updates: [], seq: 0, clients: [] });
	// So that a comparison does not depend on whether anybody asked for it.
	room.doc.getMap('meta');
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
	// A root without anything in it is known on one side only.
	for (const root of room.doc.share.keys()) client.getMap(root);
	expect(client.toJSON()).toEqual(room.doc.toJSON());
	return outcome.denials;
}

function item(fields: Record<string, unknown>, text = ''): Y.Map<unknown> {
	const map = new Y.Map<unknown>();
	for (const [key, value] of Object.entries(fields)) map.set(key, value);
	map.set('text', new Y.Text(text));
	return map;
}
const items = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('items');
const textOf = (id: string, doc = room.doc): Y.Text => {
	const text = items(doc).get(id)?.get('text');
	if (!(text instanceof Y.Text)) throw new Error(`no text in ${id}`);
	return text;
};

const comments = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('comments');
function comment(fields: Record<string, unknown>): Y.Map<unknown> {
	const all = { at: 1, on: { x: 0, y: 0 }, ...fields };
	return new Y.Map<unknown>(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** With the formats of texts. */
const state = () => [room.doc.toJSON(), items(room.doc).has('theirs') && textOf('theirs').toDelta()];

describe('a board', () => {
	beforeEach(() => {
		open('board');
		change(ana, [freeRules], (doc) =>
			items(doc).set('mine', item({ kind: 'note', author: 'ana', region: 'r1', x: 0 }, 'mine'))
		);
		change(ben, [freeRules], (doc) =>
			items(doc).set('theirs', item({ kind: 'note', author: 'ben', region: 'r2', x: 0 }, 'theirs'))
		);
		change(ana, [freeRules], (doc) => {
			comments(doc).set('said', comment({ author: 'ana', region: 'r1', text: 'Why?' }));
			doc.getMap('reactions').set(reactionKey('theirs', '🎉', 'ana'), true);
		});
		change(ben, [freeRules], (doc) => {
			comments(doc).set('heard', comment({ author: 'ben', region: 'r2', text: 'How?' }));
			doc.getMap('reactions').set(reactionKey('mine', '👍', 'ben'), true);
		});
		change(ben, [freeRules], (doc) =>
			items(doc).set(
				'arrow',
				item({ kind: 'connector', author: 'ben', region: 'r2', from: { item: 'mine' } })
			)
		);
	});

	const acts: Record<string, { act: (doc: Y.Doc) => void; needs: StepVerb[][] }> = {
		'add an item': {
			act: (doc) => items(doc).set('new', item({ kind: 'note', author: 'ana', region: 'r1' }, 'new')),
			needs: [['add']]
		},
		'write into one’s own': {
			act: (doc) => textOf('mine', doc).insert(0, 'x'),
			needs: [['edit-own'], ['edit-all']]
		},
		'colour one’s own': {
			act: (doc) => void items(doc).get('mine')?.set('color', 'blue'),
			needs: [['edit-own'], ['edit-all']]
		},
		'write into another’s': { act: (doc) => textOf('theirs', doc).insert(2, 'x'), needs: [['edit-all']] },
		'empty another’s': { act: (doc) => textOf('theirs', doc).delete(0, 6), needs: [['edit-all']] },
		'format another’s': {
			act: (doc) => textOf('theirs', doc).format(1, 2, { bold: true }),
			needs: [['edit-all']]
		},
		'swap another’s text': {
			act: (doc) => void items(doc).get('theirs')?.set('text', new Y.Text('mine now')),
			needs: [['edit-all']]
		},
		'move one’s own': {
			act: (doc) => void items(doc).get('mine')?.set('x', 9),
			needs: [['edit-own'], ['edit-all'], ['move']]
		},
		'tag another’s': {
			act: (doc) => void items(doc).get('theirs')?.set('tag:soil', 'Soil'),
			needs: [['edit-all'], ['move']]
		},
		'move another’s': { act: (doc) => void items(doc).get('theirs')?.set('x', 9), needs: [['move']] },
		'replace another’s': {
			act: (doc) => items(doc).set('theirs', item({ kind: 'note', author: 'ben', region: 'r2' }, 'fake')),
			needs: [['edit-all', 'move']]
		},
		'delete one’s own': { act: (doc) => items(doc).delete('mine'), needs: [['delete']] },
		'delete another’s': { act: (doc) => items(doc).delete('theirs'), needs: [['delete', 'edit-all']] },
		'react to another’s': {
			act: (doc) => void doc.getMap('reactions').set(reactionKey('theirs', '👍', 'ana'), true),
			needs: [['react']]
		},
		'take back a reaction': {
			act: (doc) => doc.getMap('reactions').delete(reactionKey('theirs', '🎉', 'ana')),
			needs: [['react']]
		},
		'begin a thread': {
			act: (doc) => comments(doc).set('new', comment({ author: 'ana', region: 'r1', text: 'And?' })),
			needs: [['comment']]
		},
		'answer in a thread': {
			act: (doc) =>
				comments(doc).set(
					'new',
					comment({ author: 'ana', region: 'r1', text: 'So.', thread: 'heard', on: undefined })
				),
			needs: [['comment']]
		},
		'change one’s own comment': {
			act: (doc) => void comments(doc).get('said')?.set('text', 'Why not?'),
			needs: [['comment']]
		},
		'take away one’s own comment': {
			act: (doc) => {
				comments(doc).get('said')?.set('deleted', true);
				comments(doc).get('said')?.set('text', '');
			},
			needs: [['comment']]
		},
		'resolve another’s thread': {
			act: (doc) => void comments(doc).get('heard')?.set('resolved', { by: 'ana', at: 2 }),
			needs: [['comment']]
		},
		'change the title': { act: (doc) => void doc.getMap('meta').set('title', 'x'), needs: [['edit-all']] }
	};
	const settings: StepVerb[][] = [
		[],
		...stepVerbs.map((verb) => [verb]),
		['delete', 'edit-all'],
		['edit-all', 'move'],
		[...stepVerbs]
	];

	describe.each(Object.entries(acts))('%s', (_name, { act, needs }) => {
		it.each(settings.map((given) => [given.join(' ') || 'nothing', given] as const))(
			'where %s is given',
			(_, given) => {
				const allowed = needs.some((verbs) => verbs.every((verb) => given.includes(verb)));
				const before = state();
				const denials = change(ana, [only(...given)], act);
				expect(denials.length === 0).toBe(allowed);
				if (allowed) expect(state()).not.toEqual(before);
				else expect(state()).toEqual(before);
			}
		);

		it('is nothing for a pause, except by facilitators, whom no step binds', () => {
			const rules = [{ rights: allRights, paused: true }];
			expect(change(ana, rules, act).map(({ reason }) => reason)).toContain('paused');
			expect(change(fay, [{ ...only(), paused: true }], act)).toEqual([]);
		});
	});

	const never: Record<string, (doc: Y.Doc) => void> = {
		'change another’s comment': (doc) => void comments(doc).get('heard')?.set('text', 'I agree'),
		'move another’s comment': (doc) => void comments(doc).get('heard')?.set('on', { x: 9, y: 9 }),
		'empty another’s comment': (doc) => void comments(doc).get('heard')?.set('deleted', true),
		'delete another’s comment': (doc) => comments(doc).delete('heard'),
		'replace another’s comment': (doc) =>
			comments(doc).set('heard', comment({ author: 'ben', region: 'r2', text: 'Fake' })),
		'react in another’s name': (doc) =>
			void doc.getMap('reactions').set(reactionKey('mine', '❤️', 'ben'), true),
		'take away another’s reaction': (doc) => doc.getMap('reactions').delete(reactionKey('mine', '👍', 'ben'))
	};

	describe.each(Object.entries(never))('%s', (_name, act) => {
		it.each([...settings, 'pause' as const].map((given) => [String(given) || 'nothing', given] as const))(
			'never, where %s is given',
			(_, given) => {
				const before = state();
				change(ana, [given === 'pause' ? { rights: allRights, paused: true } : only(...given)], act);
				expect(state()).toEqual(before);
			}
		);
	});

	it('the words of a comment that is taken back are given back', () => {
		const denials = change(ana, [only('react')], (doc) => {
			comments(doc).set('new', comment({ author: 'ana', region: 'r1', text: 'Lost?' }));
			comments(doc).get('said')?.set('text', 'Lost too?');
			doc.getMap('reactions').set(reactionKey('mine', '👀', 'ana'), true);
		});
		expect(denials).toHaveLength(2);
		expect(denials).toEqual(
			expect.arrayContaining([
				{ verb: 'comment', reason: 'step', text: 'Lost?' },
				{ verb: 'comment', reason: 'step', text: 'Lost too?' }
			])
		);
		expect(room.doc.getMap('reactions').has(reactionKey('mine', '👀', 'ana'))).toBe(true);
	});

	it('what was allowed a moment ago still counts', () => {
		expect(change(ana, [only(), freeRules], (doc) => textOf('theirs', doc).insert(0, 'x'))).toEqual([]);
	});

	it('one update of good and bad keeps the good, and gives back what was written', () => {
		const denials = change(ana, [only('edit-own')], (doc) => {
			textOf('mine', doc).insert(4, ' too');
			textOf('theirs', doc).insert(6, ' not');
			items(doc).set('new', item({ kind: 'note', author: 'ana', region: 'r1' }, 'lost?'));
		});
		expect([textOf('mine').toString(), textOf('theirs').toString()]).toEqual(['mine too', 'theirs']);
		expect(items(room.doc).has('new')).toBe(false);
		expect(denials).toEqual(
			expect.arrayContaining([
				{ verb: 'edit-all', reason: 'step', text: ' not' },
				{ verb: 'add', reason: 'step', text: 'lost?' }
			])
		);
	});

	it('typing goes on in a text that somebody else wrote into against the rules', () => {
		const typing = new Y.Doc();
		Y.applyUpdate(typing, Y.encodeStateAsUpdate(room.doc));
		const before = Y.encodeStateVector(typing);
		textOf('theirs', typing).insert(6, ' really');
		change(ana, [only('add')], (doc) => textOf('theirs', doc).delete(0, 3));
		room.apply(Y.encodeStateAsUpdate(typing, before), ben, [only('edit-own')]);
		expect(textOf('theirs').toString()).toBe('theirs really');
	});

	it('an arrow may let go of what its owner deletes, and a new frame takes in what lies in it', () => {
		const own = [only('add', 'edit-own', 'delete')];
		expect(
			change(ana, own, (doc) => {
				items(doc).get('arrow')?.set('from', { x: 1, y: 2 });
				items(doc).delete('mine');
				items(doc).set('frame', item({ kind: 'frame', author: 'ana', region: 'r1' }));
				items(doc).get('theirs')?.set('frame', 'frame');
			})
		).toEqual([]);
		expect(
			change(ana, own, (doc) => {
				items(doc).get('theirs')?.delete('frame');
				items(doc).delete('frame');
			})
		).toEqual([]);
		expect(change(ana, own, (doc) => void items(doc).get('theirs')?.set('frame', 'arrow'))).toHaveLength(1);
	});

	it('what a facilitator locked only a facilitator changes or opens, and nobody else locks like one', () => {
		const lock = (doc: Y.Doc) => {
			items(doc).get('theirs')?.set('locked', true);
			items(doc).get('theirs')?.set('lockedBy', 'facilitator');
		};
		expect(change(ana, [freeRules], lock).map(({ verb }) => verb)).toEqual(['lock']);
		expect(change(fay, [freeRules], lock)).toEqual([]);
		const tries: ((doc: Y.Doc) => void)[] = [
			(doc) => void items(doc).get('theirs')?.set('locked', false),
			(doc) => void items(doc).get('theirs')?.set('x', 7),
			(doc) => textOf('theirs', doc).insert(0, 'x'),
			(doc) => items(doc).delete('theirs'),
			(doc) => items(doc).set('theirs', item({ author: 'ben', region: 'r2' }))
		];
		const before = room.doc.toJSON();
		for (const attempt of tries) {
			expect(change(ben, [freeRules], attempt).every(({ reason }) => reason === 'kept')).toBe(true);
			expect(room.doc.toJSON()).toEqual(before);
		}
		expect(change(fay, [freeRules], (doc) => textOf('theirs', doc).insert(0, 'x'))).toEqual([]);
	});
});

describe('the registers', () => {
	const posters = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('posters');
	beforeEach(() => {
		open('workshop');
		change(ben, [freeRules], (doc) => posters(doc).set('p', item({ author: 'ben', region: 'r2' }, 'theirs')));
		change(fay, [freeRules], (doc) => posters(doc).set('q', item({ author: 'fay', region: 'r1' }, 'ours')));
	});

	it('a poster is deleted by its author, its region or a facilitator, also in free mode', () => {
		const mark = (id: string) => (doc: Y.Doc) => void posters(doc).get(id)?.set('deletedAt', 1);
		expect(change(ana, [freeRules], mark('p'))).toEqual([
			{ verb: 'delete-others', reason: 'kept', text: '' }
		]);
		expect(change(ana, [freeRules], (doc) => posters(doc).delete('p'))).toHaveLength(1);
		expect(posters(room.doc).get('p')?.get('deletedAt')).toBeUndefined();
		expect(change(ana, [freeRules], mark('q'))).toEqual([]);
		expect(change(ben, [freeRules], mark('p'))).toEqual([]);
		expect(change(fay, [freeRules], (doc) => void posters(doc).get('p')?.delete('deletedAt'))).toEqual([]);
	});

	it('a region’s poster is one’s own, and comments follow their own right', () => {
		const write = (id: string) => (doc: Y.Doc) => {
			const text = posters(doc).get(id)?.get('text');
			if (text instanceof Y.Text) text.insert(0, 'x');
		};
		expect(change(ana, [only('edit-own')], write('q'))).toEqual([]);
		expect(change(ana, [only('edit-own')], write('p'))).toHaveLength(1);
		const comment = (doc: Y.Doc) => doc.getMap('comments').set('c', item({ author: 'ana' }, 'why?'));
		expect(change(ana, [only('edit-own', 'add')], comment)).toEqual([
			{ verb: 'comment', reason: 'step', text: 'why?' }
		]);
		expect(change(ana, [only('comment')], comment)).toEqual([]);
	});

	describe.each(moderatedRoots.workshop)('%s: an entry is handed in and accepted', (root) => {
		const register = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>(root);
		const entry = (doc: Y.Doc) => register(doc).get('e');
		const state = () => entry(room.doc)?.get(moderationKey);
		const set = (to: string | undefined) => (doc: Y.Doc) => {
			if (to === undefined) entry(doc)?.delete(moderationKey);
			else entry(doc)?.set(moderationKey, to);
		};
		const kept = { verb: 'lock', reason: 'kept', text: '' } as const;
		beforeEach(() => {
			change(ana, [freeRules], (doc) =>
				register(doc).set('e', item({ author: 'ana', region: 'r1' }, 'Ours.'))
			);
		});

		it('its people hand it in and take it back, others neither', () => {
			expect(change(ben, [freeRules], set('submitted'))).toEqual([kept]);
			expect(change(ana, [only('vote')], set('submitted'))).toHaveLength(1);
			expect(state()).toBeUndefined();
			expect(change({ ...member('amy'), region: 'r1' }, [only('edit-own')], set('submitted'))).toEqual([]);
			expect(change(ben, [freeRules], set(undefined))).toEqual([kept]);
			expect(state()).toBe('submitted');
			expect(change(ana, [freeRules], set(undefined))).toEqual([]);
		});

		it('facilitators alone accept it, however somebody says that it was', () => {
			const accepted = { author: 'ana', region: 'r1', [moderationKey]: 'accepted' };
			expect(change(ana, [freeRules], set('accepted'))).toEqual([kept]);
			expect(change(ana, [freeRules], (doc) => register(doc).set('f', item(accepted)))).toEqual([kept]);
			expect(register(room.doc).get('f')?.has(moderationKey)).toBe(false);
			expect(change(ana, [freeRules], (doc) => register(doc).set('e', item(accepted)))).toHaveLength(1);
			expect(state()).toBeUndefined();
			expect(change(fay, [freeRules], set('accepted'))).toEqual([]);
			expect(state()).toBe('accepted');
		});

		it('what was accepted stays as it is, and what was typed comes back to who typed it', () => {
			change(fay, [freeRules], set('accepted'));
			const before = room.doc.toJSON();
			const tries: readonly ((doc: Y.Doc) => void)[] = [
				(doc) => void entry(doc)?.set('keyValue', 7),
				(doc) => void entry(doc)?.set('deletedAt', 1),
				(doc) => void entry(doc)?.set('text.pl', new Y.Text('Nasze.')),
				(doc) => register(doc).set('e', item({ author: 'ana', region: 'r1' })),
				(doc) => register(doc).delete('e'),
				set(undefined),
				set('submitted')
			];
			for (const act of tries) {
				expect(change(ana, [freeRules], act)).toEqual([expect.objectContaining({ verb: 'lock' })]);
				expect(room.doc.toJSON()).toEqual(before);
			}
			const type = (doc: Y.Doc) => {
				const text = entry(doc)?.get('text');
				if (text instanceof Y.Text) text.insert(0, 'Once more: ');
			};
			expect(change(ana, [freeRules], type)).toEqual([{ ...kept, text: 'Once more: ' }]);
			expect(change(ana, [freeRules], (doc) => void entry(doc)?.set('order', 'a5'))).toEqual([]);
			expect(change(fay, [freeRules], type)).toEqual([]);
			change(fay, [freeRules], set(undefined));
			expect(change(ana, [freeRules], type)).toEqual([]);
		});
	});

	describe.each(registerRoots)('%s: what a region says for itself', (root) => {
		const register = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>(root);
		const entry = (doc: Y.Doc) => register(doc).get('e');
		const kept = { verb: 'region', reason: 'kept' } as const;
		beforeEach(() => {
			change(fay, [freeRules], (doc) => register(doc).set('e', item({ author: 'fay', region: null })));
			change(ben, [freeRules], (doc) => {
				entry(doc)?.set('agreed@r2', true);
				entry(doc)?.set('score:p@r2', 4);
				entry(doc)?.set('notes@r2', new Y.Text('We measure it.'));
			});
		});

		it('is set and taken back by its people, also where they may change only their own', () => {
			expect(entry(room.doc)?.get('agreed@r2')).toBe(true);
			expect(change(ana, [only('edit-own')], (doc) => void entry(doc)?.set('agreed@r1', true))).toEqual([]);
			expect(change(ana, [only('edit-own')], (doc) => void entry(doc)?.delete('agreed@r1'))).toEqual([]);
			expect(change(ana, [only('vote')], (doc) => void entry(doc)?.set('agreed@r1', true))).toHaveLength(1);
			expect(entry(room.doc)?.has('agreed@r1')).toBe(false);
		});

		const tries: Record<string, (doc: Y.Doc) => void> = {
			'taking it back': (doc) => void entry(doc)?.delete('agreed@r2'),
			'setting it': (doc) => void entry(doc)?.set('agreed@r3', true),
			'another score': (doc) => void entry(doc)?.set('score:p@r2', 0),
			'writing into its note': (doc) => {
				const note = entry(doc)?.get('notes@r2');
				if (note instanceof Y.Text) note.insert(0, 'Nobody says: ');
			},
			'another note': (doc) => void entry(doc)?.set('notes@r2', new Y.Text('No.'))
		};
		it.each(Object.entries(tries))('%s is put back, of facilitators too', (_name, act) => {
			const before = room.doc.toJSON();
			for (const who of [ana, fay]) {
				expect(change(who, [freeRules], act)).toEqual([expect.objectContaining(kept)]);
				expect(room.doc.toJSON()).toEqual(before);
			}
		});

		it('survives when somebody replaces the entry, and nobody brings it along in a new one', () => {
			const forged = { author: 'ana', region: 'r1', 'agreed@r1': true, 'agreed@r2': true, 'agreed@r3': true };
			change(fay, [freeRules], (doc) => register(doc).set('e', item({ author: 'fay' }, 'new words')));
			expect(entry(room.doc)?.get('agreed@r2')).toBe(true);
			expect(String(entry(room.doc)?.get('notes@r2'))).toBe('We measure it.');
			change(ana, [freeRules], (doc) => register(doc).set('f', item(forged)));
			const made = register(room.doc).get('f');
			expect(['r1', 'r2', 'r3'].map((region) => made?.has(`agreed@${region}`))).toEqual([true, false, false]);
		});
	});

	it.each(registerRoots)('an entry of %s is signed by who made it, and stays so', (root) => {
		const register = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>(root);
		change(ana, [freeRules], (doc) => register(doc).set('e', item({ author: 'ben', region: 'r2' })));
		const signed = () => ['author', 'region'].map((key) => register(room.doc).get('e')?.get(key));
		expect(signed()).toEqual(['ana', 'r1']);
		change(ben, [freeRules], (doc) => {
			register(doc).get('e')?.set('author', 'ben');
			register(doc).get('e')?.set('region', 'r2');
		});
		expect(signed()).toEqual(['ana', 'r1']);
		expect(change(ben, [freeRules], (doc) => register(doc).delete('e'))).toHaveLength(1);
		expect(signed()).toEqual(['ana', 'r1']);
	});

	it('a comment is changed by who wrote it only', () => {
		change(ana, [freeRules], (doc) => comments(doc).set('c', comment({ author: 'ben', text: 'Why?' })));
		expect(comments(room.doc).get('c')?.get('author')).toBe('ana');
		change(ben, [freeRules], (doc) => void comments(doc).get('c')?.set('text', 'Because.'));
		change(fay, [freeRules], (doc) => void comments(doc).get('c')?.set('text', 'Because.'));
		expect(comments(room.doc).get('c')?.get('text')).toBe('Why?');
	});
});
