/**
 * The action plans of a series: for each policy instrument, or where none is named for the regions, the plan of every
 * meeting, how far it is, who signed, what its actions were learned from, and how they go.
 */
import { fold } from '#lib/base/model/fold.ts';
import { planProgress } from '#lib/plan/model/completeness.ts';
import { newestOf, progressStates, type FollowUp, type ProgressState } from '#lib/plan/model/follow-up.ts';
import type { PlanEntry, PlanStatus } from '#lib/plan/model/messages.ts';
import type { Plan } from '#lib/plan/model/plan.ts';
import {
	headOf,
	inOrder,
	ofProject,
	projectsIn,
	regionsOf,
	type CollectedHead,
	type MeetingHead,
	type SeriesRegion
} from './meetings.ts';

export interface CollectedPlan {
	readonly entry: PlanEntry;
	readonly plan: Plan;
	/** Signatures that hold, of which section by which region. */
	readonly signed: readonly { readonly section: string; readonly region: string }[];
}

/** A meeting as the server collects it. */
export interface PlansMeeting extends CollectedHead {
	/** When its workshop was made, milliseconds since 1970: what a plan was then, it was at the meeting before. */
	readonly createdAt: number;
	readonly plans: readonly CollectedPlan[];
	/** What regions reported on actions, the oldest first. */
	readonly reports: readonly FollowUp[];
}

export interface PlanInMeeting {
	readonly id: string;
	readonly title: string;
	readonly status: PlanStatus;
	readonly meeting: MeetingHead;
	readonly regions: readonly SeriesRegion[];
	/** How many of the fields that are asked for are filled in. */
	readonly filled: number;
	readonly total: number;
	readonly ready: boolean;
	/** Sections times regions: how many have signed, of how many that could. */
	readonly signed: number;
	readonly toSign: number;
	readonly actions: number;
	/** How many of them say what they were learned from. */
	readonly withEvidence: number;
	/** What regions said last of their actions, by state; `silent` have said nothing. */
	readonly progress: Readonly<Record<ProgressState | 'silent', number>>;
	/** As of when it can be compared: the end of the meeting before, milliseconds since 1970; null for the first plan. */
	readonly since: number | null;
}

export interface PlanGroup {
	/** Unique among the groups. */
	readonly key: string;
	/** The policy instrument; empty where the regions alone say that the plans belong together. */
	readonly instrument: string;
	/** All regions that write any of them. */
	readonly regions: readonly SeriesRegion[];
	/** The earliest meeting's first. */
	readonly plans: readonly PlanInMeeting[];
}

export interface PlanSeries {
	readonly projects: readonly string[];
	readonly groups: readonly PlanGroup[];
}

/** @param collected the oldest first where they have no day */
export function planSeries(
	collected: readonly PlansMeeting[],
	project: string,
	language: string
): PlanSeries {
	const ordered = inOrder(collected);
	const groups = new Map<string, { instrument: string; plans: PlanInMeeting[] }>();
	for (const meeting of ofProject(ordered, project)) {
		for (const found of meeting.plans) {
			const key = groupOf(found.entry);
			const group = groups.get(key) ?? { instrument: '', plans: [] };
			const last = group.plans.at(-1);
			// A second plan of the same meeting goes on with the meeting before, too.
			const before = last !== undefined && (last.meeting.id !== meeting.id || last.since !== null);
			group.plans.push(planIn(meeting, found, before ? meeting.createdAt : null, language));
			groups.set(key, { instrument: found.entry.instrument.trim(), plans: group.plans });
		}
	}
	return {
		projects: projectsIn(ordered),
		groups: [...groups].map(([key, { instrument, plans }]) => ({
			...{ key, instrument, plans },
			regions: [...new Map(plans.flatMap(({ regions }) => regions).map((each) => [each.id, each])).values()]
		}))
	};
}

function groupOf({ instrument, regions }: PlanEntry): string {
	const named = fold(instrument).replaceAll(/\s+/g, ' ').trim();
	return named === '' ? `regions ${regions.toSorted().join(' ')}` : `instrument ${named}`;
}

function planIn(
	meeting: PlansMeeting,
	{ entry, plan, signed }: CollectedPlan,
	since: number | null,
	language: string
): PlanInMeeting {
	const { filled, total, ready } = planProgress(plan);
	const actions = plan.sections.flatMap(({ action }) => action ?? []);
	return {
		...{ id: entry.id, title: entry.title, status: entry.status, filled, total, ready, since },
		meeting: headOf(meeting, language),
		regions: regionsOf(meeting, entry.regions, language),
		signed: signed.filter(({ region }) => entry.regions.includes(region)).length,
		toSign: plan.sections.length * entry.regions.length,
		actions: actions.length,
		withEvidence: actions.filter(({ evidence }) => evidence.length > 0).length,
		progress: progressOf(
			entry,
			actions.map(({ id }) => id),
			meeting.reports
		)
	};
}

/** Counted for each region of the plan and each action: every region reports for itself. */
function progressOf(
	{ id: plan, regions }: PlanEntry,
	actions: readonly string[],
	reports: readonly FollowUp[]
): PlanInMeeting['progress'] {
	const said = actions.flatMap((action) => {
		const newest = newestOf(reports, { plan, action });
		return regions.map((id) => newest.find(({ region }) => region === id)?.state ?? 'silent');
	});
	const count = (state: ProgressState | 'silent') => said.filter((each) => each === state).length;
	const [planned, started, done, stopped] = progressStates;
	return {
		planned: count(planned),
		started: count(started),
		done: count(done),
		stopped: count(stopped),
		silent: count('silent')
	};
}
