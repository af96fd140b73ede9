import { expect, test } from 'vitest';
import { presets, rightsOf, stepsOf, type RightsSet } from '../../model/steps/presets.ts';
import { control, emptySession } from '../../model/steps/machine.ts';
import { liveStepOf } from '../../model/steps/messages.ts';
import type { Step } from '../../model/steps/agenda.ts';
import { isAwaited } from './awaited.ts';

function live(rights: RightsSet, over: Partial<Step>) {
	const [preset] = presets;
	const [step] = preset
		? stepsOf(
				preset,
				() => 's',
				() => ({ kind: 'free' })
			)
		: [];
	if (!step) throw new Error('no preset');
	const steps = [{ ...step, rights: rightsOf(rights), ...over }];
	const started = control({ ...emptySession, steps }, { do: 'start', step: 's', run: 0 }, 1);
	if (!started.ok) throw new Error(started.reason);
	return liveStepOf(started.value);
}

test('nothing is awaited from people who may only look, and nothing while no step runs', () => {
	expect(isAwaited(live('look', {}))).toBe(false);
	expect(isAwaited(live('look', { view: { kind: 'poll', poll: 'p', closes: false } }))).toBe(false);
	expect(isAwaited(liveStepOf(emptySession))).toBe(false);
});

test('words are awaited where people may write, be it privately, and ballots where they may vote', () => {
	for (const rights of ['all', 'own', 'comment'] as const) expect(isAwaited(live(rights, {}))).toBe(true);
	const board = { view: { kind: 'board', board: 'b', frame: null }, privateWriting: 'named' } as const;
	expect(isAwaited(live('own', board))).toBe(true);
	const poll = { kind: 'poll', poll: 'p', closes: false } as const;
	expect(isAwaited(live('vote', { view: poll }))).toBe(true);
	expect(isAwaited(live('vote', {}))).toBe(false);
});
