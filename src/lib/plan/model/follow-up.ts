/** How actions go after the meeting: what each region reports, and what is due. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { command } from '#lib/realtime/model/messages.ts';
import { Month } from './content.ts';

export const progressStates = ['planned', 'started', 'done', 'stopped'] as const;
export type ProgressState = (typeof progressStates)[number];

export const followUpLimits = { note: 1000, proof: 500, most: 5000 } as const;

const Id = v.pipe(v.string(), v.regex(idPattern));
const Day = v.pipe(v.string(), v.isoDate());

const said = {
	plan: Id,
	action: Id,
	/** The region that reports. */
	region: Id,
	/** As of when, `YYYY-MM-DD`. */
	day: Day,
	state: v.picklist(progressStates),
	/** How much of it is done. */
	percent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
	/** In words; why, where it was stopped. */
	note: v.pipe(v.string(), v.trim(), v.maxLength(followUpLimits.note)),
	/** Where it can be seen: a web address, or empty. */
	proof: v.pipe(v.string(), v.trim(), v.maxLength(followUpLimits.proof))
};

export const FollowUp = v.object({
	...said,
	/** When it was reported, milliseconds since 1970. */
	at: v.number()
});
export type FollowUp = v.InferOutput<typeof FollowUp>;
export const FollowUps = v.array(FollowUp);

/** Reports on an action. An action that was stopped needs a reason. */
export const reportAction = command(
	'action:report',
	v.pipe(
		v.object(said),
		v.check(({ state, note }) => state !== 'stopped' || note !== '')
	),
	v.object({})
);
/** All that was reported in the workshop, the oldest first. */
export const readFollowUps = command('action:reports', v.object({}), v.object({ reports: FollowUps }));

/** What each region said last of an action, the latest day first. */
export function newestOf(
	reports: readonly FollowUp[],
	{ plan, action }: { readonly plan: string; readonly action: string }
): FollowUp[] {
	const newest = new Map<string, FollowUp>();
	for (const report of reports) {
		if (report.plan !== plan || report.action !== action) continue;
		const known = newest.get(report.region);
		if (!known || report.day > known.day || (report.day === known.day && report.at >= known.at)) {
			newest.set(report.region, report);
		}
	}
	return [...newest.values()].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : b.at - a.at));
}

/** The last day of a month, `YYYY-MM-DD`. @param month `YYYY-MM` */
export function lastDayOf(month: string): string | undefined {
	if (!v.is(Month, month)) return undefined;
	const [year = 0, number = 0] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Whether an action is over its time: past its last month, and some region does not say that it is done or stopped. */
export function isOverdue(
	ends: string,
	regions: readonly string[],
	newest: readonly FollowUp[],
	today: string
): boolean {
	const last = lastDayOf(ends);
	if (last === undefined || today <= last) return false;
	return regions.some((id) => {
		const state = newest.find(({ region }) => region === id)?.state;
		return state !== 'done' && state !== 'stopped';
	});
}
