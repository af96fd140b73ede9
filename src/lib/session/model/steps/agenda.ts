/** The agenda: an ordered list of steps. A step says what people do, where, for how long and with which rights. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { BreakoutPlan } from '../../breakouts/model/plan.ts';
import { Rights } from '../rights.ts';

export const mostSteps = 100;
export const mostMinutes = 600;

/** When the day begins, in minutes after midnight where the workshop is; null while nobody has said it. */
export const DayStart = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1)));
export type DayStart = v.InferOutput<typeof DayStart>;

export const Id = v.pipe(v.string(), v.regex(idPattern));

/** Pages of a workshop that stand for themselves. A new one also needs its address and name (step-places.ts). */
export const stepPages = ['posters', 'overview'] as const;
export type StepPage = (typeof stepPages)[number];

/** Where a step takes people. `free` moves nobody. */
export const StepView = v.variant('kind', [
	v.object({ kind: v.literal('board'), board: Id, frame: v.nullable(Id) }),
	/** The step opens a poll that is prepared, if participants may vote in it; `closes`: its end closes the poll. */
	v.object({ kind: v.literal('poll'), poll: Id, closes: v.optional(v.boolean(), false) }),
	/** A file of slides, kept in step with the speaker; null before it was uploaded. */
	v.object({ kind: v.literal('slides'), slides: v.nullable(Id) }),
	/** A register of the workshop, such as its criteria. */
	v.object({ kind: v.literal('register'), register: Id }),
	/** An action plan; null for all of them, from where every region goes to its own. */
	v.object({ kind: v.literal('plan'), plan: v.nullable(Id) }),
	v.object({ kind: v.picklist(stepPages) }),
	v.object({ kind: v.literal('free') })
]);
export type StepView = v.InferOutput<typeof StepView>;

/**
 * Private writing: what people add stands in a document of their own until a facilitator reveals it; then
 * either with their names or without. What was promised is shown before anybody writes.
 */
export const PrivateWriting = v.picklist(['off', 'named', 'anonymous']);
export type PrivateWriting = v.InferOutput<typeof PrivateWriting>;

export const Step = v.object({
	id: Id,
	/** The preset it was made of, for its icon; `talk` has a speaker. */
	kind: Id,
	title: LocalizedText,
	instruction: LocalizedText,
	/** Planned length; 0 runs without a timer. */
	minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostMinutes)),
	view: StepView,
	rights: Rights,
	/** Only in a step on a board. */
	privateWriting: v.optional(PrivateWriting, 'off'),
	/** How people meet in groups; null for everybody together. */
	breakout: v.optional(v.nullable(BreakoutPlan), null),
	/** A sound when the time is over, for those who have sounds switched on. */
	sound: v.boolean(),
	/** Whether people see each other's cursors, and the names at them. */
	cursors: v.boolean(),
	names: v.boolean(),
	speaker: v.pipe(v.string(), v.maxLength(200)),
	abstract: LocalizedText
});
export type Step = v.InferOutput<typeof Step>;

/** The board on which people write privately in this step; undefined where they do not. */
export function privateBoard(step: Pick<Step, 'view' | 'privateWriting'> | undefined): string | undefined {
	return step?.view.kind === 'board' && step.privateWriting !== 'off' ? step.view.board : undefined;
}

/** When each step begins, in minutes, if the first begins at `start` and none is late. */
export function clockPlan(steps: readonly Pick<Step, 'minutes'>[], start: number): number[] {
	let at = start;
	return steps.map(({ minutes }) => {
		const begins = at;
		at += minutes;
		return begins;
	});
}

/** `9:05` of minutes after midnight; later than midnight it begins anew. */
export function dayTime(minutes: number): string {
	return `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, '0')}`;
}
