/**
 * How the steps of a workshop run: one object, changed only here, by commands that may come in any order and
 * from several facilitators at once. Pure: the time is handed in, in milliseconds of the server's clock.
 */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { DayStart, Id, mostSteps, Step } from './agenda.ts';

const minute = 60_000;
/** Runs that are remembered; a workshop of days has some dozens. */
const mostRuns = 500;
/** A timer cannot be set further away than this from now. */
const longestTimer = 24 * 60 * minute;

const Time = v.pipe(v.number(), v.finite());
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One time that a step ran. */
export const Run = v.object({
	/** 1 for the workshop's first run, and so on. */
	run: Count,
	step: Id,
	/** 1 the first time this step ran, 2 when it was repeated. */
	round: Count,
	/** As it was called then. */
	title: LocalizedText,
	minutes: Count,
	startedAt: Time,
	endedAt: v.nullable(Time),
	/** Milliseconds in pauses. */
	pausedFor: v.pipe(Time, v.minValue(0)),
	/** Left with "skip" and not because its work was done. */
	skipped: v.boolean()
});
export type Run = v.InferOutput<typeof Run>;

/** `endsAt` while it runs; `left` milliseconds, which may be below zero, while it stands still. */
export const Timer = v.object({ endsAt: v.nullable(Time), left: v.nullable(Time) });
export type Timer = v.InferOutput<typeof Timer>;

export const SessionState = v.object({
	/** Grows with every change. */
	rev: Count,
	steps: v.array(Step),
	dayStart: v.optional(DayStart, null),
	/** All runs in order; the last one is running while its `endedAt` is null. */
	runs: v.array(Run),
	/** Steps that `next` passes over. */
	skipped: v.array(Id),
	/** Since when everybody but facilitators may only read. */
	pausedAt: v.nullable(Time),
	timer: v.nullable(Timer)
});
export type SessionState = v.InferOutput<typeof SessionState>;

export const emptySession: SessionState = {
	rev: 0,
	steps: [],
	dayStart: null,
	runs: [],
	skipped: [],
	pausedAt: null,
	timer: null
};

/** The run a facilitator sees while pressing, so that two who press at once do not leave a step twice. */
const seen = { run: Count };

export const Control = v.variant('do', [
	v.object({ do: v.literal('start'), step: Id, ...seen }),
	v.object({ do: v.literal('next'), ...seen }),
	v.object({ do: v.literal('back'), ...seen }),
	v.object({ do: v.literal('repeat'), ...seen }),
	/** Leaves the step that is running, or passes over one that is to come; said again, takes that back. */
	v.object({ do: v.literal('skip'), step: Id, ...seen }),
	v.object({ do: v.literal('end'), ...seen }),
	v.object({
		do: v.literal('extend'),
		minutes: v.pipe(v.number(), v.integer(), v.minValue(-120), v.maxValue(120)),
		...seen
	}),
	v.object({ do: v.literal('stop-timer'), ...seen }),
	v.object({ do: v.literal('pause') }),
	v.object({ do: v.literal('resume') })
]);
export type Control = v.InferOutput<typeof Control>;

export const AgendaEdit = v.variant('do', [
	/** Before another step, or at the end. */
	v.object({ do: v.literal('add'), step: Step, before: v.nullable(Id) }),
	v.object({ do: v.literal('change'), step: Step }),
	v.object({ do: v.literal('move'), step: Id, before: v.nullable(Id) }),
	v.object({ do: v.literal('remove'), step: Id }),
	v.object({ do: v.literal('set-day-start'), at: DayStart })
]);
export type AgendaEdit = v.InferOutput<typeof AgendaEdit>;

/** `step-left`: another facilitator was faster. `no-step`: nothing to do this with. */
export type StepRefusal = 'step-left' | 'no-step' | 'step-running' | 'invalid-step' | 'too-many';
type Outcome = Result<SessionState, StepRefusal>;

/** The run that is going on. */
export function currentRun(state: SessionState): Run | undefined {
	const last = state.runs.at(-1);
	return last?.endedAt === null ? last : undefined;
}

export function currentStep(state: SessionState): Step | undefined {
	const run = currentRun(state);
	return run && state.steps.find(({ id }) => id === run.step);
}

/** The step that `next` would start; undefined at the end. */
export function nextStep(state: SessionState): Step | undefined {
	return state.steps.slice(place(state) + 1).find(({ id }) => !state.skipped.includes(id));
}

/** The step that `back` would start; undefined at the beginning. */
export function stepBefore(state: SessionState): Step | undefined {
	const at = place(state);
	// After a step was ended, back is that step itself.
	return currentRun(state) ? state.steps[at - 1] : state.steps[at];
}

/** Where in the agenda the workshop is: the step of the last run; -1 before the first. */
function place(state: SessionState): number {
	const last = state.runs.at(-1);
	return last ? state.steps.findIndex(({ id }) => id === last.step) : -1;
}

/** Carries out what a facilitator asks. A command that changes nothing gives the same state. */
export function control(state: SessionState, command: Control, now: number): Outcome {
	const run = currentRun(state);
	if ('run' in command && command.run !== (run?.run ?? 0)) return refuse('step-left');
	switch (command.do) {
		case 'start':
			return startOf(
				state,
				state.steps.find(({ id }) => id === command.step),
				now
			);
		case 'next':
			return startOf(state, nextStep(state), now);
		case 'back':
			return startOf(state, stepBefore(state), now);
		case 'repeat':
			return startOf(state, state.steps[place(state)], now);
		case 'skip':
			return skip(state, command.step, now);
		case 'end':
			return run ? ok(changed(ended(state, now, false))) : refuse('no-step');
		case 'extend':
			return run
				? ok(changed({ ...state, timer: extended(state, command.minutes, now) }))
				: refuse('no-step');
		case 'stop-timer':
			return ok(state.timer ? changed({ ...state, timer: null }) : state);
		case 'pause':
			return ok(state.pausedAt === null ? changed(paused(state, now)) : state);
		case 'resume':
			return ok(state.pausedAt === null ? state : changed(resumed(state, now)));
	}
}

/** Changes the agenda, also while it runs: what is running keeps its timer and takes its new settings. */
export function editAgenda(state: SessionState, edit: AgendaEdit): Outcome {
	const { steps } = state;
	switch (edit.do) {
		case 'add':
			if (steps.some(({ id }) => id === edit.step.id)) return refuse('invalid-step');
			if (steps.length >= mostSteps) return refuse('too-many');
			return ok(changed({ ...state, steps: placed(steps, edit.step, edit.before) }));
		case 'change': {
			if (!steps.some(({ id }) => id === edit.step.id)) return refuse('no-step');
			return ok(
				changed({ ...state, steps: steps.map((step) => (step.id === edit.step.id ? edit.step : step)) })
			);
		}
		case 'move': {
			const step = steps.find(({ id }) => id === edit.step);
			if (!step) return refuse('no-step');
			const others = steps.filter(({ id }) => id !== edit.step);
			return ok(changed({ ...state, steps: placed(others, step, edit.before) }));
		}
		case 'set-day-start':
			return ok(edit.at === state.dayStart ? state : changed({ ...state, dayStart: edit.at }));
		case 'remove':
			if (currentRun(state)?.step === edit.step) return refuse('step-running');
			if (!steps.some(({ id }) => id === edit.step)) return refuse('no-step');
			return ok(
				changed({
					...state,
					steps: steps.filter(({ id }) => id !== edit.step),
					skipped: state.skipped.filter((id) => id !== edit.step)
				})
			);
	}
}

const changed = (state: SessionState): SessionState => ({ ...state, rev: state.rev + 1 });

function placed(steps: readonly Step[], step: Step, before: string | null): Step[] {
	const at = before === null ? -1 : steps.findIndex(({ id }) => id === before);
	return at < 0 ? [...steps, step] : steps.toSpliced(at, 0, step);
}

function startOf(state: SessionState, step: Step | undefined, now: number): Outcome {
	return step ? ok(changed(started(ended(state, now, false), step, now))) : refuse('no-step');
}

function started(state: SessionState, step: Step, now: number): SessionState {
	const run: Run = {
		run: (state.runs.at(-1)?.run ?? 0) + 1,
		step: step.id,
		round: state.runs.filter((former) => former.step === step.id).length + 1,
		title: step.title,
		minutes: step.minutes,
		startedAt: now,
		endedAt: null,
		pausedFor: 0,
		skipped: false
	};
	return {
		...state,
		runs: [...state.runs, run].slice(-mostRuns),
		skipped: state.skipped.filter((id) => id !== step.id),
		// Whoever starts a step wants people to work.
		pausedAt: null,
		timer: step.minutes > 0 ? { endsAt: now + step.minutes * minute, left: null } : null
	};
}

/** Ends what is running, if anything is. */
function ended(state: SessionState, now: number, skipped: boolean): SessionState {
	const run = currentRun(state);
	if (!run) return state;
	const awake = resumed(state, now);
	return {
		...awake,
		runs: awake.runs.map((each) =>
			// A clock that was set back must not make a step end before it began.
			each.run === run.run ? { ...each, endedAt: Math.max(now, each.startedAt), skipped } : each
		),
		timer: null
	};
}

function skip(state: SessionState, id: string, now: number): Outcome {
	if (!state.steps.some((step) => step.id === id)) return refuse('no-step');
	if (currentRun(state)?.step === id) {
		const next = nextStep(state);
		const left = ended(state, now, true);
		return ok(changed(next ? started(left, next, now) : left));
	}
	const skipped = state.skipped.includes(id)
		? state.skipped.filter((each) => each !== id)
		: [...state.skipped, id];
	return ok(changed({ ...state, skipped }));
}

function paused(state: SessionState, now: number): SessionState {
	const { timer } = state;
	const still = timer && timer.endsAt !== null ? { endsAt: null, left: timer.endsAt - now } : timer;
	return { ...state, pausedAt: now, timer: still };
}

function resumed(state: SessionState, now: number): SessionState {
	const { pausedAt, timer } = state;
	if (pausedAt === null) return state;
	const run = currentRun(state);
	const runs = state.runs.map((each) =>
		each.run === run?.run
			? { ...each, pausedFor: each.pausedFor + Math.max(0, now - Math.max(pausedAt, each.startedAt)) }
			: each
	);
	const going = timer && timer.left !== null ? { endsAt: now + timer.left, left: null } : timer;
	return { ...state, runs, pausedAt: null, timer: going };
}

/** A timer that has run out begins anew; one that would lie in the past ends now. */
function extended({ timer, pausedAt }: SessionState, minutes: number, now: number): Timer | null {
	const left = timer === null ? 0 : (timer.left ?? (timer.endsAt ?? now) - now);
	const next = Math.min(longestTimer, Math.max(0, Math.max(0, left) + minutes * minute));
	if (timer === null && next === 0) return null;
	return pausedAt === null ? { endsAt: now + next, left: null } : { endsAt: null, left: next };
}
