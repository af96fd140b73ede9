/** What people are told when they enter: alone, in a crowd, and while something changes. */
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { part } from '#lib/realtime/model/messages.ts';
import type { Member } from '../auth/auth.ts';
import { Rooms } from './rooms.ts';

const shared = part('shared', v.string());
const slow = part('slow', v.string());
const own = part('own', v.string());

let now = 1000;
let rooms: Rooms;
let words: string;
let asked: string[];
let sent: unknown[];
beforeEach(() => {
	now = 1000;
	words = 'first';
	asked = [];
	sent = [];
	const hear = (_sockets: readonly string[], _name: string, message: unknown) =>
		sent.push(v.parse(v.object({ value: v.unknown() }), message).value);
	rooms = new Rooms(hear, { now: () => now }, pino({ level: 'silent' }));
	const answer = (name: string) => () => {
		asked.push(name);
		return words;
	};
	rooms.addPart(shared, answer('shared'), { audience: ({ role }) => role });
	rooms.addPart(slow, answer('slow'), { audience: () => 'all', interval: 500 });
	rooms.addPart(own, ({ participant }) => participant, {});
});

afterEach(() => rooms.close());

const member = (participant: string, role: Member['role'] = 'participant'): Member => ({
	participant,
	workshop: 'w',
	role,
	name: participant,
	region: null,
	organisation: null,
	workshopOpen: true,
	review: null
});
const enter = async (participant: string, role?: Member['role']) =>
	(await rooms.enter(member(participant, role), { id: participant, disconnect: () => undefined })).parts;

test('a crowd is told what was found out once for each audience, and everybody what is their own', async () => {
	const crowd = await Promise.all(Array.from({ length: 200 }, (_, at) => enter(`p${at}`)));
	expect(asked).toEqual(['shared', 'slow']);
	expect(crowd.map((parts) => parts['own'])).toEqual(Array.from({ length: 200 }, (_, at) => `p${at}`));
	await enter('lead', 'facilitator');
	expect(asked).toEqual(['shared', 'slow', 'shared']);
});

test('what changed is found out anew at once, and what is sent now and then when its time has come', async () => {
	await enter('one');
	words = 'second';
	rooms.changed('w', shared.name);
	expect(await enter('two')).toMatchObject({ shared: 'second', slow: 'first' });
	rooms.changed('w', slow.name);
	expect(await enter('three')).toMatchObject({ shared: 'second', slow: 'second' });
	rooms.close();
});

test('what changed while nobody was here is not told as it was before', async () => {
	await enter('one');
	rooms.leave('one');
	words = 'second';
	for (const { name } of [shared, slow]) rooms.changed('w', name);
	expect(await enter('two')).toMatchObject({ shared: 'second', slow: 'second' });
});

test('whoever comes back is not told what was true before, though others stayed and were told at once', async () => {
	await enter('lead', 'facilitator');
	await enter('one');
	rooms.leave('one');
	words = 'second';
	rooms.changed('w', shared.name);
	await vi.waitFor(() => expect(sent).toEqual(['second']));
	expect(await enter('one')).toMatchObject({ shared: 'second' });
});

test('nothing is kept for longer than a moment, whichever way the clock goes', async () => {
	await enter('one');
	words = 'second';
	now += 1000;
	expect(await enter('two')).toMatchObject({ shared: 'second', slow: 'second' });
	words = 'third';
	now -= 5000;
	expect(await enter('three')).toMatchObject({ shared: 'third', slow: 'third' });
});
