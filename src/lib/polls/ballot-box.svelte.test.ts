import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { storedValue } from '#lib/base/stored-value.ts';
import type { Answer, Command } from '#lib/realtime/model/messages.ts';
import { stubStorage } from '../../../tests/support/browser-storage.ts';
import { BallotBox } from './ballot-box.svelte.ts';
import { StoredDrafts } from './ballots/stored-drafts.svelte.ts';
import { forgetVotes } from './forget-votes.ts';
import { OwnAnswers } from './own-answers.ts';

interface Sent {
	readonly name: string;
	readonly input: { ballot?: unknown; key?: string; replaces?: string };
	answer(value: object): Promise<void>;
}

/** A session whose answers the test gives by hand, in any order. */
class SlowSession {
	status = 'online';
	readonly sent: Sent[] = [];
	serverNow = (): number => Date.now();
	command<Name extends string, Input, Value extends object>(
		command: Command<Name, Input, Value>,
		input: Input
	): Promise<Answer<Value>> {
		return new Promise((resolve) => {
			this.sent.push({
				name: command.name,
				input: input as Sent['input'],
				async answer(value) {
					resolve(value as Answer<Value>);
					await vi.advanceTimersByTimeAsync(0);
				}
			});
		});
	}
	last(): Sent {
		const sent = this.sent.at(-1);
		if (!sent) throw new Error('nothing was sent');
		return sent;
	}
}

const receipt = (name: string) => ({ ok: true, receipt: name });
const no = (code: string) => ({ ok: false, error: { code, message: code } });

describe('a ballot box', () => {
	let session: SlowSession;
	let box: BallotBox;
	beforeEach(() => {
		vi.useFakeTimers();
		stubStorage();
		session = new SlowSession();
		box = new BallotBox(session, 'poll', 1);
	});
	afterEach(() => {
		box.close();
		vi.useRealTimers();
		vi.unstubAllGlobals();
	});

	it('says "counted" only after the acknowledgement', async () => {
		box.hand('apples', { need: 1 });
		expect(box.slip('apples')?.state).toBe('sending');
		expect(box.waiting).toBe(1);
		await session.last().answer(receipt('first'));
		expect(box.slip('apples')).toMatchObject({ state: 'counted', receipt: 'first' });
		expect(box.waiting).toBe(0);
	});

	it('keeps a ballot while offline and sends it again with the same key', async () => {
		box.hand('apples', { need: 1 });
		const { key } = session.last().input;
		await session.last().answer(no('offline'));
		expect(box.slip('apples')?.state).toBe('waiting');
		box.flush();
		expect(session.sent).toHaveLength(2);
		expect(session.last().input.key).toBe(key);
		await session.last().answer(receipt('first'));
		expect(box.slip('apples')?.state).toBe('counted');
	});

	it('says that it waits when no answer comes', async () => {
		box.hand('apples', { need: 1 });
		await vi.advanceTimersByTimeAsync(2000);
		expect(box.slip('apples')?.state).toBe('waiting');
		await session.last().answer(receipt('first'));
		expect(box.slip('apples')?.state).toBe('counted');
	});

	it('tries again by itself, more and more slowly', async () => {
		box.hand('apples', { need: 1 });
		await session.last().answer(no('offline'));
		await vi.advanceTimersByTimeAsync(1000);
		expect(session.sent).toHaveLength(2);
		await session.last().answer(no('restarting'));
		await vi.advanceTimersByTimeAsync(1000);
		expect(session.sent).toHaveLength(2);
		await vi.advanceTimersByTimeAsync(1000);
		expect(session.sent).toHaveLength(3);
	});

	it('names the receipt it replaces when somebody changes their mind', async () => {
		box.hand('apples', { need: 1 });
		await session.last().answer(receipt('first'));
		box.hand('apples', { need: 2 });
		expect(session.last().input).toMatchObject({ ballot: { need: 2 }, replaces: 'first' });
	});

	it('settles the ballot before, whose answer is unknown, before it sends a changed one', async () => {
		box.hand('apples', { need: 1 });
		const { key } = session.last().input;
		await session.last().answer(no('offline'));
		box.hand('apples', { need: 2 });
		expect(session.sent).toHaveLength(2);
		expect(session.last().input).toMatchObject({ ballot: { need: 1 }, key });
		await session.last().answer(receipt('first'));
		expect(session.last().input).toMatchObject({ ballot: { need: 2 }, replaces: 'first' });
		await session.last().answer(receipt('second'));
		expect(box.slip('apples')).toMatchObject({ state: 'counted', receipt: 'second', ballot: { need: 2 } });
	});

	it('looks up what counts when another device was faster', async () => {
		box.hand('apples', { need: 1 });
		await session.last().answer(no('already-cast'));
		expect(session.last().name).toBe('poll:mine');
		await session
			.last()
			.answer({ ok: true, ballots: [{ subject: 'apples', ballot: { need: 2 }, receipt: 'other' }] });
		expect(box.slip('apples')).toMatchObject({ state: 'refused', reason: 'already-cast', receipt: 'other' });
		box.hand('apples', { need: 1 });
		expect(session.last().input.replaces).toBe('other');
	});

	it('remembers on this device what counted, for the next round, and nothing that did not', async () => {
		const own = () => new OwnAnswers('poll', 1).ballots;
		box.hand('apples', { need: 1 });
		expect(own()).toEqual({});
		await session.last().answer(receipt('first'));
		expect(own()).toEqual({ apples: { need: 1 } });
		box.hand('apples', { need: 2 });
		await session.last().answer(no('poll-closed'));
		expect(own()).toEqual({ apples: { need: 1 } });
		void box.load();
		await session
			.last()
			.answer({ ok: true, ballots: [{ subject: 'apples', ballot: { need: 3 }, receipt: 'elsewhere' }] });
		expect(own()).toEqual({ apples: { need: 3 } });
	});

	it('leaves nothing for the next person at this device', async () => {
		const kept = stubStorage();
		new StoredDrafts('poll', 1).set('pears', 4);
		storedValue('theme', v.string(), '').set('dark');
		box.hand('apples', { need: 1 });
		await session.last().answer(receipt('first'));
		expect(kept.size).toBe(4);
		forgetVotes();
		expect([...kept.keys()]).toEqual(['transferboard:theme']);
	});

	it('does not send a refused ballot again', async () => {
		box.hand('apples', { need: 1 });
		await session.last().answer(no('poll-closed'));
		await vi.advanceTimersByTimeAsync(60_000);
		box.flush();
		expect(session.sent).toHaveLength(1);
		expect(box.slip('apples')).toMatchObject({ state: 'refused', reason: 'poll-closed' });
		expect(box.answered.length).toBe(0);
	});

	it('goes on sending what was handed in after its page was left, until the workshop is left too', async () => {
		box.hand('apples', { need: 1 });
		await session.last().answer(no('offline'));
		box.close();
		await vi.advanceTimersByTimeAsync(1000);
		expect(session.sent).toHaveLength(2);
		await session.last().answer(no('offline'));
		session.status = 'closed';
		await vi.advanceTimersByTimeAsync(60_000);
		await session.last().answer(no('offline'));
		const { length } = session.sent;
		await vi.advanceTimersByTimeAsync(60_000);
		expect(session.sent).toHaveLength(length);
	});
});
