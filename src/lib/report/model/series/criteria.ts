/**
 * The criteria of a series: each one beside its state in every meeting, and what changed from one meeting to the next.
 * A criterion that was carried over keeps its id; one that was written anew is taken for the same by its name or its
 * definition, and the page says so. What is only similar is pointed out and stays apart.
 */
import { fold } from '#lib/base/model/fold.ts';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { optionLabel, recordText, type RegisterRecord } from '#lib/registers/model/register-record.ts';
import { mostSimilar } from '#lib/registers/model/similar.ts';
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

/** A meeting as the server collects it. */
export interface CriteriaMeeting extends CollectedHead {
	/** In the order of the register. */
	readonly criteria: readonly RegisterRecord[];
}

/** By what an entry was taken for a criterion of an earlier meeting. */
export type Sameness = 'entry' | 'name' | 'definition';

export type CriterionChange =
	/** Not in any meeting before. */
	| { readonly kind: 'new' | 'agreed' | 'dropped' | 'reworded' }
	/** In words: what it was before. */
	| { readonly kind: 'state'; readonly before: string }
	| { readonly kind: 'heavier' | 'lighter'; readonly before: number };

/** A criterion in one meeting. */
export interface CriterionCell {
	/** The id of its entry. */
	readonly id: string;
	/** As the meeting calls it. */
	readonly name: string;
	/** The id of its state, and what it is called; empty for none. */
	readonly state: string;
	readonly stateName: string;
	readonly weight: number | null;
	/** The regions that agree with it. */
	readonly agreed: readonly SeriesRegion[];
	/** Null where it came up. */
	readonly same: Sameness | null;
	/** Since the last meeting that had it. */
	readonly changes: readonly CriterionChange[];
}

export interface CriterionRow {
	/** Unique among the rows. */
	readonly key: string;
	/** As the last meeting that has it says it. */
	readonly name: string;
	readonly definition: string;
	/** By meeting; null where it is not. */
	readonly cells: readonly (CriterionCell | null)[];
	/** The last meetings do not have it any more. */
	readonly gone: boolean;
	/** Names of other criteria that may say the same. */
	readonly similar: readonly string[];
}

export interface CriteriaSeries {
	readonly projects: readonly string[];
	/** Those that have criteria, the earliest first. */
	readonly meetings: readonly MeetingHead[];
	readonly rows: readonly CriterionRow[];
}

/** From here on two names are pointed out as similar; the register does the same while a name is typed. */
const similarNames = 0.45;

/** @param collected the oldest first where they have no day */
export function criteriaSeries(
	collected: readonly CriteriaMeeting[],
	project: string,
	language: string
): CriteriaSeries {
	const ordered = inOrder(collected);
	const meetings = ofProject(ordered, project).filter(({ criteria }) => criteria.length > 0);
	const threads: Thread[] = [];
	meetings.forEach((meeting, at) => join(threads, meeting.criteria, at));
	const rows = threads.map((thread) => rowOf(thread, meetings, language));
	return {
		projects: projectsIn(ordered),
		meetings: meetings.map((meeting) => headOf(meeting, language)),
		rows: rows.map((row) => ({
			...row,
			similar: mostSimilar(
				row.name,
				rows.filter((other) => other !== row),
				({ name }) => name,
				similarNames
			).map(({ name }) => name)
		}))
	};
}

interface Found {
	readonly record: RegisterRecord;
	readonly same: Sameness | null;
}

/** One criterion through the meetings, by their place in the series. */
type Thread = Map<number, Found>;

const samenesses: Readonly<Record<Sameness, (a: RegisterRecord, b: RegisterRecord) => boolean>> = {
	entry: (a, b) => a.id === b.id,
	name: (a, b) => saysTheSame(a.texts['name'], b.texts['name']),
	definition: (a, b) => saysTheSame(a.texts['definition'], b.texts['definition'])
};
/** The surest first: an entry that is there twice by different signs is where the better one says. */
const inTurn: readonly Sameness[] = ['entry', 'name', 'definition'];

const saysTheSame = (a: LocalizedText = {}, b: LocalizedText = {}): boolean => {
	const plain = (text: string) => fold(text).replaceAll(/\s+/g, ' ').trim();
	const said = new Set(Object.values(a).map(plain));
	return Object.values(b).some((text) => plain(text) !== '' && said.has(plain(text)));
};

/** Adds the criteria of a meeting to those of the meetings before it. */
function join(threads: Thread[], criteria: readonly RegisterRecord[], at: number): void {
	const before = [...threads];
	const open = new Set(criteria);
	for (const same of inTurn) {
		for (const record of open) {
			const thread = before.find(
				(each) => !each.has(at) && [...each.values()].some((other) => samenesses[same](other.record, record))
			);
			if (!thread) continue;
			thread.set(at, { record, same });
			open.delete(record);
		}
	}
	for (const record of open) threads.push(new Map([[at, { record, same: null }]]));
}

function rowOf(
	thread: Thread,
	meetings: readonly CriteriaMeeting[],
	language: string
): Omit<CriterionRow, 'similar'> {
	let before: RegisterRecord | undefined;
	const cells = meetings.map((meeting, at): CriterionCell | null => {
		const found = thread.get(at);
		if (!found) return null;
		const changes = changesOf(before, found.record, at > 0, language);
		before = found.record;
		return cellOf(found, changes, meeting, language);
	});
	return {
		key: `${[...thread.keys()][0]}/${[...thread.values()][0]?.record.id}`,
		name: before ? recordText(before, 'name', language) : '',
		definition: before ? recordText(before, 'definition', language) : '',
		cells,
		gone: cells.at(-1) === null
	};
}

function cellOf(
	{ record, same }: Found,
	changes: readonly CriterionChange[],
	meeting: CriteriaMeeting,
	language: string
): CriterionCell {
	return {
		id: record.id,
		name: recordText(record, 'name', language),
		state: stateOf(record),
		stateName: optionLabel(record, 'state', language),
		weight: weightOf(record),
		agreed: regionsOf(meeting, record.marks['agreed'] ?? [], language),
		same,
		changes
	};
}

const stateOf = ({ values }: RegisterRecord): string => String(values['state'] ?? '');

function weightOf({ values }: RegisterRecord): number | null {
	const weight = values['weight'];
	return typeof weight === 'number' ? weight : null;
}

/** @param later whether there was a meeting before this one */
function changesOf(
	before: RegisterRecord | undefined,
	now: RegisterRecord,
	later: boolean,
	language: string
): CriterionChange[] {
	if (!before) return later ? [{ kind: 'new' }] : [];
	const changes: CriterionChange[] = [];
	const state = stateOf(now);
	if (state !== stateOf(before)) {
		changes.push(
			state === 'agreed' || state === 'dropped'
				? { kind: state }
				: { kind: 'state', before: optionLabel(before, 'state', language) }
		);
	}
	const [was, is] = [weightOf(before), weightOf(now)];
	if (was !== null && is !== null && was !== is) {
		changes.push({ kind: is > was ? 'heavier' : 'lighter', before: was });
	}
	if (isReworded(before, now)) changes.push({ kind: 'reworded' });
	return changes;
}

/** Whether what was said in one language is said in other words there. A translation that came or went is none. */
const isReworded = (before: RegisterRecord, now: RegisterRecord): boolean =>
	['name', 'definition'].some((field) =>
		Object.entries(before.texts[field] ?? {}).some(([language, text]) => {
			const said = now.texts[field]?.[language];
			return said !== undefined && said !== text;
		})
	);
