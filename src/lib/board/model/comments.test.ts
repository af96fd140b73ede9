import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CommentCommands, commentLimits, readThreads } from './comments.ts';
import { readReactions, reactionKey, toggleReaction } from './reactions.ts';

let doc: Y.Doc;
let now: number;
const root = () => doc.getMap<unknown>('comments');
const commandsOf = (participant: string, region: string | null = null) => {
	let ids = 0;
	return new CommentCommands(
		doc,
		{ participant, region },
		() => `${participant}-${(ids += 1)}`,
		() => (now += 10)
	);
};

beforeEach(() => {
	doc = new Y.Doc();
	now = 0;
});

describe('threads', () => {
	it('keep their comments in order of time, and stand in order of the last word', () => {
		const ana = commandsOf('ana', 'r1');
		const ben = commandsOf('ben');
		const first = ana.begin({ item: 'i1', x: 1, y: 2 }, ' Which law? ', 'A note') ?? '';
		const second = ben.begin({ x: 0, y: 0, w: 10, h: 10 }, 'This corner') ?? '';
		ben.reply(first, 'The water act');
		expect(readThreads(root())).toMatchObject([
			{
				id: first,
				quote: 'A note',
				on: { item: 'i1', x: 1, y: 2 },
				comments: [
					{ text: 'Which law?', author: 'ana', region: 'r1' },
					{ text: 'The water act', author: 'ben', region: null }
				]
			},
			{ id: second, on: { x: 0, y: 0, w: 10, h: 10 } }
		]);
	});

	it('stay without their first comment as long as there is an answer', () => {
		const ana = commandsOf('ana');
		const id = ana.begin({ x: 0, y: 0 }, 'first') ?? '';
		const reply = ana.reply(id, 'second') ?? '';
		ana.remove(id);
		expect(readThreads(root())[0]?.comments.map(({ text, deleted }) => [text, deleted])).toEqual([
			['', true],
			['second', false]
		]);
		ana.remove(reply);
		expect(readThreads(root())).toEqual([]);
	});

	it('are resolved and opened again', () => {
		const ana = commandsOf('ana');
		const id = ana.begin({ x: 0, y: 0 }, 'first') ?? '';
		commandsOf('ben').resolve(id, true);
		expect(readThreads(root())[0]?.resolved?.by).toBe('ben');
		ana.resolve(id, false);
		expect(readThreads(root())[0]?.resolved).toBeUndefined();
	});

	it('take no empty words and no more than fit', () => {
		const ana = commandsOf('ana');
		expect(ana.begin({ x: 0, y: 0 }, '  ')).toBeUndefined();
		expect(ana.reply('nowhere', 'hello')).toBeUndefined();
		const id = ana.begin({ x: 0, y: 0 }, 'x'.repeat(5000)) ?? '';
		expect(readThreads(root())[0]?.comments[0]?.text).toHaveLength(commentLimits.characters);
		ana.edit(id, ' ');
		expect(readThreads(root())[0]?.comments[0]?.edited).toBe(false);
	});

	it('survive what cannot be read', () => {
		commandsOf('ana').begin({ x: 0, y: 0 }, 'fine');
		root().set('bad', 7);
		root().set('worse', new Y.Map([['text', 'no time']]));
		root().set('lost', new Y.Map<unknown>(Object.entries({ text: 'an orphan', at: 1, thread: 'gone' })));
		expect(readThreads(root())).toHaveLength(1);
	});

	it('are no part of anybody’s undo', () => {
		const items = doc.getMap('items');
		const ana = commandsOf('ana');
		const undo = new Y.UndoManager(items);
		ana.begin({ x: 0, y: 0 }, 'stays');
		expect(undo.undo()).toBeNull();
		expect(readThreads(root())).toHaveLength(1);
	});
});

describe('reactions', () => {
	it('are counted per person and toggled by each for himself', () => {
		expect(toggleReaction(doc, 'i1', '👍', 'ana', {})).toBe(true);
		expect(toggleReaction(doc, 'i1', '👍', 'ben', {})).toBe(true);
		expect(toggleReaction(doc, 'i1', '💡', 'ana', {})).toBe(true);
		expect(toggleReaction(doc, 'i1', '👍', 'ana', {})).toBe(false);
		const all = readReactions(doc.getMap('reactions'));
		expect([...(all.get('i1') ?? [])]).toEqual([
			['👍', ['ben']],
			['💡', ['ana']]
		]);
	});

	it('that are none are left out', () => {
		doc.getMap('reactions').set('i1/💣/ana', true);
		doc.getMap('reactions').set(`${reactionKey('i1', '👍', 'ana')}/more`, true);
		expect(readReactions(doc.getMap('reactions')).size).toBe(0);
	});
});
