import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommentCommands } from '#lib/board/model/comments.ts';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { BoardComments } from './board-comments.svelte.ts';

/** The lower half of the window of 1280 × 800, as a sheet on a phone. */
const sheet = () => ({ right: 0, bottom: 400 });

let driver: BoardDriver;
let comments: BoardComments;
let mentioned: string[];
beforeEach(() => {
	mentioned = [];
	driver = new BoardDriver({ items: [{ kind: 'note', x: 0, y: 500, w: 200, h: 200 }] });
	comments = new BoardComments({
		editor: driver.editor,
		doc: driver.doc,
		me: { participant: 'p0', region: 'lubelskie' },
		allowed: () => true,
		moderates: false,
		newId: () => 'c1',
		now: () => 1000,
		seen: { get: () => ({}), set: () => undefined, forget: () => undefined },
		onmention: (thread, author) => mentioned.push(`${thread} ${author}`)
	});
});
afterEach(() => {
	comments.close();
	driver.close();
});

/** Where the middle of the note is in the window. */
const noteAt = (): number => {
	driver.settle();
	const { y, h } = driver.box('p1-1');
	return driver.editor.toScreen({ x: 0, y: y + h / 2 }).y;
};

it('brings what is written about into the part of the view that the panel leaves, however late that opens', () => {
	driver.editor.select(['p1-1']);
	comments.compose();
	expect(noteAt()).toBe(600);
	const hide = comments.showIn(sheet);
	expect(noteAt()).toBeLessThan(400);
	hide();
});

it('does so with a panel that is open already', () => {
	comments.showIn(sheet);
	driver.editor.select(['p1-1']);
	comments.compose();
	expect(noteAt()).toBeLessThan(400);
});

it('does so for a thread that is read', () => {
	driver.editor.select(['p1-1']);
	comments.compose();
	comments.begin('Why?');
	comments.leave();
	comments.read('c1');
	comments.showIn(sheet);
	expect(noteAt()).toBeLessThan(400);
});

describe('mentions', () => {
	let others: CommentCommands;
	beforeEach(() => {
		let ids = 0;
		const author = { participant: 'ben', region: 'latvia' };
		others = new CommentCommands(
			driver.doc,
			author,
			() => `b${(ids += 1)}`,
			() => 2000
		);
	});

	it('are told once as they come, of the person and of their region', () => {
		const first = others.begin({ x: 0, y: 0 }, 'Ask @[region:lubelskie]') ?? '';
		const second = others.begin({ x: 0, y: 0 }, 'Ask @[person:ana] of @[region:latvia]') ?? '';
		others.reply(second, 'And you, @[person:p0]?');
		others.edit(first, 'Ask @[region:lubelskie] again');
		expect(mentioned).toEqual([`${first} ben`, `${second} ben`]);
		expect(comments.count('mentions')).toBe(2);
	});

	it('are told when somebody adds one to what is there, and not of a thread that is being read', () => {
		const thread = others.begin({ x: 0, y: 0 }, 'Ask them') ?? '';
		others.edit(thread, 'Ask @[region:lubelskie]');
		comments.read(thread);
		others.reply(thread, '@[person:p0]?');
		expect(mentioned).toEqual([`${thread} ben`]);
	});

	it('are asked for until the thread is resolved or the words are taken away', () => {
		const first = others.begin({ x: 0, y: 0 }, '@[person:p0]') ?? '';
		const second = others.begin({ x: 0, y: 0 }, '@[region:lubelskie]') ?? '';
		comments.filter = 'mentions';
		expect(comments.shown.map(({ id }) => id).sort()).toEqual([first, second]);
		others.resolve(first, true);
		others.remove(second);
		expect(comments.shown).toEqual([]);
	});

	it('are none where one mentions oneself', () => {
		comments.compose();
		comments.begin('We of @[region:lubelskie] pay');
		expect(comments.count('mentions')).toBe(0);
		expect(mentioned).toEqual([]);
	});
});
