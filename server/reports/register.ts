/** Makes what tells about saved workshops, and answers the pages that ask for their traces. */
import { ok } from '#lib/base/model/result.ts';
import { readTrace } from '#lib/trace/model/messages.ts';
import type { Channel } from '../channel/channel.ts';
import type { Stores } from '../storage/stores.ts';
import { FollowUps } from './follow-ups.ts';
import { Forms } from './forms.ts';
import { ReportFiles } from './report-files.ts';
import { Reports, type ReportsParts } from './reports.ts';
import { Series } from './series.ts';
import { Traces } from './traces.ts';

export interface RegisterReportsParts extends Pick<
	ReportsParts,
	'agenda' | 'mayRead' | 'read' | 'itemKinds' | 'clock'
> {
	readonly stores: Stores;
}

export function registerReports(
	channel: Pick<Channel, 'handle'>,
	{ stores, ...parts }: RegisterReportsParts
): {
	readonly reports: Reports;
	readonly forms: Forms;
	readonly traces: Traces;
	readonly series: Series;
	readonly reportFiles: ReportFiles;
} {
	const { workshops, people, plans, polls, tokens, assets, roomStates } = stores;
	const traces = new Traces({ plans, polls, read: parts.read });
	// Everybody who may read a workshop may read its plans, its registers and what was revealed.
	channel.handle(readTrace, async ({ workshop }) => ok(await traces.read(workshop)));
	const followUps = new FollowUps({ states: roomStates, plans, read: parts.read, clock: parts.clock });
	followUps.register(channel);
	return {
		traces,
		reports: new Reports({ ...parts, workshops, people, polls, plans, tokens, traces }),
		series: new Series({
			workshops,
			people,
			plans,
			read: parts.read,
			reports: (workshop) => followUps.all(workshop)
		}),
		forms: new Forms({ workshops, plans, traces, read: parts.read, clock: parts.clock }),
		reportFiles: new ReportFiles(assets)
	};
}
