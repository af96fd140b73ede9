/** People on a board, one entry each however many tabs they have, by region. */
import type { PresentPerson } from '#lib/realtime/model/presence.ts';
import type { RegionLook, RegionLookup } from './region-look.ts';

export interface PeopleGroup {
	/** Absent for people without a region, such as facilitators. */
	readonly region: RegionLook | undefined;
	/** `person` is absent for the reader. */
	readonly people: readonly {
		readonly key: string;
		readonly name: string;
		readonly person?: PresentPerson;
	}[];
}

/** @param compare orders names as the language of the page does */
export function peopleGroups(
	others: readonly PresentPerson[],
	own: { readonly id: string; readonly name: string; readonly region: string | null },
	regionOf: RegionLookup,
	compare: (a: string, b: string) => number
): PeopleGroup[] {
	const groups = new Map<
		string,
		{ region: RegionLook | undefined; people: PeopleGroup['people'][number][] }
	>();
	const add = (region: string | null, entry: PeopleGroup['people'][number]): void => {
		const look = regionOf(region);
		const group = groups.get(look?.id ?? '') ?? { region: look, people: [] };
		group.people.push(entry);
		groups.set(look?.id ?? '', group);
	};
	add(own.region, { key: own.id, name: own.name });
	const seen = new Set([own.id]);
	for (const person of others) {
		// A step may keep back who somebody is: then every open document stands for itself.
		const key = person.participant || String(person.clientId);
		if (seen.has(key)) continue;
		seen.add(key);
		add(person.region, { key, name: person.name, person });
	}
	for (const group of groups.values()) group.people.sort((a, b) => compare(a.name, b.name));
	// Those without a region stand at the end.
	return [...groups.values()].sort((a, b) => {
		if (!a.region || !b.region) return Number(!a.region) - Number(!b.region);
		return compare(a.region.name, b.region.name);
	});
}
