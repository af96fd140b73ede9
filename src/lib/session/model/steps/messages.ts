/** The running step on the session channel: what everybody knows of it, and what facilitators ask for. */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { command, part } from '#lib/realtime/model/messages.ts';
import { BreakoutPlan } from '../../breakouts/model/plan.ts';
import { allRights, freeRules, Rights, type StepRules } from '../rights.ts';
import { DayStart, privateBoard, PrivateWriting, Step, StepView } from './agenda.ts';
import { AgendaEdit, Control, currentRun, currentStep, Run, Timer, type SessionState } from './machine.ts';

export const outlineStates = ['planned', 'running', 'done', 'skipped'] as const;

/** A step as everybody sees it in the list of steps. */
export const OutlineStep = v.object({
	id: v.string(),
	kind: v.string(),
	title: LocalizedText,
	minutes: v.number(),
	speaker: v.string(),
	state: v.picklist(outlineStates),
	/** The file of a talk that is running or was held; null before, and without one. */
	slides: v.nullable(v.string())
});
export type OutlineStep = v.InferOutput<typeof OutlineStep>;

/** The step that is running, as everybody sees it. */
export const RunningStep = v.object({
	id: v.string(),
	kind: v.string(),
	title: LocalizedText,
	instruction: LocalizedText,
	speaker: v.string(),
	abstract: LocalizedText,
	minutes: v.number(),
	view: StepView,
	privateWriting: PrivateWriting,
	/** Null where everybody is together. */
	breakout: v.nullable(BreakoutPlan),
	/** 1 for the first time, 2 when it is repeated. */
	round: v.number(),
	startedAt: v.number(),
	sound: v.boolean(),
	cursors: v.boolean(),
	names: v.boolean()
});
export type RunningStep = v.InferOutput<typeof RunningStep>;

/** The whole live state of the session. `step` is null in free mode: then everybody may do what their role allows. */
export const LiveStep = v.object({
	/** Grows with every change of the session. */
	rev: v.number(),
	/** Number of the run that is going on; 0 for none. Commands say it, so that two facilitators agree. */
	run: v.number(),
	step: v.nullable(RunningStep),
	rights: Rights,
	/** By the server's clock; null while nothing is paused. */
	pausedAt: v.nullable(v.number()),
	/** `endsAt` by the server's clock while it runs, `left` milliseconds while it stands still; null without. */
	timer: v.nullable(Timer),
	/** From it the minutes of the outline add up to a plan by the clock. */
	dayStart: DayStart,
	outline: v.array(OutlineStep)
});
export type LiveStep = v.InferOutput<typeof LiveStep>;

export const stepPart = part('step', LiveStep);

/** For facilitators: the steps with all settings, and how they ran. Null for everybody else. */
export const Agenda = v.nullable(v.object({ steps: v.array(Step), runs: v.array(Run) }));
export const agendaPart = part('agenda', Agenda);

const done = v.object({});
export const controlStep = command('step:control', Control, done);
export const editAgendaCommand = command('agenda:edit', AgendaEdit, done);

/** The rules of a live state, for `canNow`; without one, as before the first answer, everything is free. */
export function rulesOf(live: Pick<LiveStep, 'rights' | 'pausedAt'> | undefined): StepRules {
	return live ? { rights: live.rights, paused: live.pausedAt !== null } : freeRules;
}

/** The rules of the state that the server keeps. */
export function rulesOfState(state: SessionState): StepRules {
	const step = currentStep(state);
	const rights = step?.rights ?? allRights;
	const paused = state.pausedAt !== null;
	if (privateBoard(step) === undefined) return { rights, paused };
	// What people add goes into their own documents; what all see would influence those who write.
	return { rights: { ...rights, participant: rights.participant.filter((verb) => verb !== 'add') }, paused };
}

/** Whether the agenda has been gone through: every step ran or was left out, and none is running. */
export const dayIsOver = ({ outline }: Pick<LiveStep, 'outline'>): boolean =>
	outline.some(({ state }) => state === 'done') &&
	outline.every(({ state }) => state === 'done' || state === 'skipped');

/** What everybody may know of the state. */
export function liveStepOf(state: SessionState): LiveStep {
	const run = currentRun(state);
	const step = currentStep(state);
	const ran = new Map(state.runs.map((each) => [each.step, each]));
	const stateOf = (id: string): OutlineStep['state'] => {
		if (id === run?.step) return 'running';
		if (state.skipped.includes(id)) return 'skipped';
		const last = ran.get(id);
		if (!last) return 'planned';
		return last.skipped ? 'skipped' : 'done';
	};
	return {
		rev: state.rev,
		run: run?.run ?? 0,
		step: run && step ? runningStep(step, run) : null,
		rights: rulesOfState(state).rights,
		pausedAt: state.pausedAt,
		timer: state.timer,
		dayStart: state.dayStart,
		outline: state.steps.map(({ id, kind, title, minutes, speaker, view }) => ({
			id,
			kind,
			title,
			minutes,
			speaker,
			state: stateOf(id),
			slides: view.kind === 'slides' && ran.has(id) ? view.slides : null
		}))
	};
}

function runningStep({ rights: _rights, ...step }: Step, { round, startedAt }: Run): RunningStep {
	return { ...step, round, startedAt };
}
