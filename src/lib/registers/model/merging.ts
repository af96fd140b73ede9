/**
 * Entries that say the same. The one that is merged names the other in `mergedInto` and stays as it is, so that
 * its author and region are kept and merging can be undone.
 */
import type { RegisterRecord } from './register-record.ts';

/** The entry that stands for `record` in lists: the end of its chain. In a circle the smallest id stands for all. */
export function standIn(record: RegisterRecord, byId: ReadonlyMap<string, RegisterRecord>): RegisterRecord {
	const way = [record];
	for (let at = record; at.mergedInto !== null;) {
		const next = byId.get(at.mergedInto);
		if (!next || next.deletedAt !== null) return at;
		const seen = way.indexOf(next);
		if (seen >= 0) return way.slice(seen).reduce((least, each) => (each.id < least.id ? each : least));
		way.push(next);
		at = next;
	}
	return way.at(-1) ?? record;
}

/** Which records stand for which: only what lists show, each with all that it stands for, itself first. */
export function mergedRecords<Record extends RegisterRecord>(
	records: readonly Record[]
): ReadonlyMap<Record, readonly Record[]> {
	const byId = new Map(records.map((record) => [record.id, record]));
	const groups = new Map<Record, Record[]>();
	for (const record of records) if (standIn(record, byId) === record) groups.set(record, [record]);
	for (const record of records) {
		const stand = byId.get(standIn(record, byId).id);
		if (stand && stand !== record) groups.get(stand)?.push(record);
	}
	return groups;
}

/** The records that lists show. */
export const standing = <Record extends RegisterRecord>(records: readonly Record[]): Record[] => [
	...mergedRecords(records).keys()
];

/** Regions that the members of a group speak for, each once, in the order of the group. */
export const regionsOf = (group: readonly RegisterRecord[]): string[] => [
	...new Set(group.flatMap(({ region }) => (region === null ? [] : [region])))
];
