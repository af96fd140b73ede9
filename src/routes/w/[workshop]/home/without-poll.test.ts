import { expect, test } from 'vitest';
import { withoutPoll } from './without-poll.ts';

test('steps about a poll that is not there are named, others are not', () => {
	const at = (poll: string) => ({ kind: 'poll', poll, closes: false }) as const;
	const steps = [
		{ id: 'a', kind: 'poll', view: at('there') },
		{ id: 'b', kind: 'poll', view: at('deleted') },
		{ id: 'c', kind: 'poll', view: { kind: 'free' } },
		{ id: 'd', kind: 'plenary', view: at('deleted') },
		{ id: 'e', kind: 'break', view: { kind: 'free' } }
	] as const;
	expect(withoutPoll(steps, new Set(['there'])).map(({ id }) => id)).toEqual(['b', 'c', 'd']);
});
