import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { allRights } from '../rights.ts';
import type { Step } from './agenda.ts';
import {
	AgendaEdit,
	Control,
	control,
	currentRun,
	currentStep,
	editAgenda,
	emptySession,
	SessionState
} from './machine.ts';
import { liveStepOf, LiveStep } from './messages.ts';

const step = (id: string, over: Partial<Step> = {}): Step => ({
	id,
	kind: 'free',
	title: { en: id },
	instruction: {},
	minutes: 10,
	view: { kind: 'board', board: 'b1', frame: null },
	rights: allRights,
	privateWriting: 'off',
	breakout: null,
	sound: false,
	cursors: true,
	names: true,
	speaker: '',
	abstract: {},
	...over
});

/** Carries out commands; what is refused changes nothing. */
function run(state: SessionState, commands: readonly (Control | AgendaEdit)[], now = 0): SessionState {
	return commands.reduce((current, command) => {
		const outcome = isEdit(command) ? editAgenda(current, command) : control(current, command, now);
		return outcome.ok ? outcome.value : current;
	}, state);
}
const edits = new Set(['add', 'change', 'move', 'remove', 'set-day-start']);
const isEdit = (command: Control | AgendaEdit): command is AgendaEdit => edits.has(command.do);

const three = run(
	emptySession,
	['a', 'b', 'c'].map((id) => ({ do: 'add', step: step(id), before: null }))
);
const running = (state: SessionState) => currentStep(state)?.id;
const now = (state: SessionState) => currentRun(state)?.run ?? 0;

describe('running', () => {
	it('goes on, back, again, over and to the end', () => {
		let state = run(three, [{ do: 'next', run: 0 }]);
		expect(running(state)).toBe('a');
		state = run(state, [{ do: 'skip', step: 'b', run: now(state) }]);
		state = run(state, [{ do: 'next', run: now(state) }]);
		expect(running(state)).toBe('c');
		expect(liveStepOf(state).outline.map((each) => each.state)).toEqual(['done', 'skipped', 'running']);
		state = run(state, [{ do: 'back', run: now(state) }]);
		expect(running(state)).toBe('b');
		state = run(state, [{ do: 'repeat', run: now(state) }]);
		expect([running(state), currentRun(state)?.round]).toEqual(['b', 2]);
		state = run(state, [{ do: 'end', run: now(state) }]);
		expect([running(state), liveStepOf(state).rights]).toEqual([undefined, allRights]);
		state = run(state, [{ do: 'next', run: 0 }]);
		expect(running(state)).toBe('c');
		expect(control(state, { do: 'next', run: now(state) }, 0)).toMatchObject({ reason: 'no-step' });
	});

	it('two who press next at once leave one step, not two', () => {
		const state = run(three, [{ do: 'next', run: 0 }]);
		const first = run(state, [{ do: 'next', run: 1 }]);
		expect(running(first)).toBe('b');
		expect(control(first, { do: 'next', run: 1 }, 0)).toMatchObject({ ok: false, reason: 'step-left' });
	});

	it('a timer stands still in a pause and goes on from there; the pause is kept with the run', () => {
		let state = run(three, [{ do: 'next', run: 0 }], 1000);
		expect(state.timer).toEqual({ endsAt: 601_000, left: null });
		state = run(state, [{ do: 'pause' }, { do: 'pause' }], 61_000);
		expect(state.timer).toEqual({ endsAt: null, left: 540_000 });
		state = run(state, [{ do: 'extend', minutes: 1, run: 1 }], 70_000);
		state = run(state, [{ do: 'resume' }], 161_000);
		expect(state.timer).toEqual({ endsAt: 761_000, left: null });
		expect(currentRun(state)?.pausedFor).toBe(100_000);
	});

	it('more time for a timer that ran out counts from now; less never goes below zero', () => {
		const state = run(three, [{ do: 'next', run: 0 }], 0);
		expect(run(state, [{ do: 'extend', minutes: 5, run: 1 }], 900_000).timer?.endsAt).toBe(1_200_000);
		expect(run(state, [{ do: 'extend', minutes: -60, run: 1 }], 60_000).timer?.endsAt).toBe(60_000);
	});

	it('a step that is running is not removed, and none is added twice', () => {
		const state = run(three, [{ do: 'next', run: 0 }]);
		expect(editAgenda(state, { do: 'remove', step: 'a' })).toMatchObject({ reason: 'step-running' });
		expect(editAgenda(state, { do: 'add', step: step('a'), before: null })).toMatchObject({
			reason: 'invalid-step'
		});
	});
});

describe('any commands in any order', () => {
	const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
	const before = fc.option(id, { nil: null });
	const anyStep = fc
		.record({ id, minutes: fc.nat(60) })
		.map((drawn) => step(drawn.id, { minutes: drawn.minutes }));
	/** `late`: with the run before, as a second facilitator or a slow network sends it. */
	const anyTurn = fc.record({
		later: fc.integer({ min: -1000, max: 600_000 }),
		late: fc.boolean(),
		command: fc.oneof(
			fc.record({ do: fc.constantFrom('start' as const, 'skip' as const), step: id }),
			fc.record({ do: fc.constant('extend' as const), minutes: fc.integer({ min: -30, max: 30 }) }),
			fc.record({
				do: fc.constantFrom(
					'next' as const,
					'back' as const,
					'repeat' as const,
					'end' as const,
					'stop-timer' as const,
					'pause' as const,
					'resume' as const
				)
			}),
			fc.record({ do: fc.constant('add' as const), step: anyStep, before }),
			fc.record({ do: fc.constant('change' as const), step: anyStep }),
			fc.record({ do: fc.constant('move' as const), step: id, before }),
			fc.record({ do: fc.constant('remove' as const), step: id }),
			fc.record({
				do: fc.constant('set-day-start' as const),
				at: fc.option(fc.integer({ min: 0, max: 1439 }), { nil: null })
			})
		)
	});
	const AnyCommand = v.union([Control, AgendaEdit]);

	it('leave a state that a restart can read, with one run at most, times in order and a growing rev', () => {
		fc.assert(
			fc.property(fc.array(anyTurn, { maxLength: 40 }), (turns) => {
				let state: SessionState = three;
				let time = 0;
				for (const turn of turns) {
					time += turn.later;
					const seen = turn.late ? Math.max(0, now(state) - 1) : now(state);
					const command = v.parse(AnyCommand, { ...turn.command, run: seen });
					const outcome = isEdit(command) ? editAgenda(state, command) : control(state, command, time);
					if (!outcome.ok) continue;
					const next = outcome.value;
					if (next !== state) expect(next.rev).toBe(state.rev + 1);
					// A restart in between changes nothing.
					state = v.parse(SessionState, JSON.parse(JSON.stringify(next)));
					expect(state).toEqual(next);
					const live = liveStepOf(state);
					expect(v.parse(LiveStep, live)).toEqual(live);
					expect(state.runs.filter((each) => each.endedAt === null).length).toBeLessThanOrEqual(1);
					expect(state.runs.slice(0, -1).every((each) => each.endedAt !== null)).toBe(true);
					for (const each of state.runs) {
						if (each.endedAt !== null) expect(each.endedAt).toBeGreaterThanOrEqual(each.startedAt);
						expect(each.pausedFor).toBeGreaterThanOrEqual(0);
					}
					expect(new Set(state.steps.map((each) => each.id)).size).toBe(state.steps.length);
					// What runs is in the agenda, and only what runs has a timer.
					if (currentRun(state)) expect(currentStep(state)).toBeDefined();
					else expect(state.timer).toBeNull();
					if (state.timer) expect((state.timer.endsAt === null) !== (state.timer.left === null)).toBe(true);
					expect(live.step !== null).toBe(live.run > 0);
				}
			})
		);
	});
});
