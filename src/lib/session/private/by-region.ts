/** Who has written privately, by region: people with nothing yet are named, too. */
import type { Person } from '../model/messages.ts';
import type { Written } from './model/messages.ts';

export interface RegionGroup {
	/** Null for people without a region. */
	readonly region: string | null;
	readonly people: readonly { readonly person: Person; readonly notes: number; readonly revealed: number }[];
	readonly notes: number;
	readonly kept: number;
	/** How many of them have written something, be it revealed by now. */
	readonly writers: number;
}

/** In the order in which the regions' first people came. */
export function byRegion(people: readonly Person[], written: readonly Written[]): RegionGroup[] {
	const amounts = new Map(written.map((each) => [each.participant, each]));
	const regions = new Map<string | null, Person[]>();
	for (const person of people) {
		const region = person.region || null;
		regions.set(region, [...(regions.get(region) ?? []), person]);
	}
	return [...regions].map(([region, members]) => {
		const own = members.map((person) => {
			const { notes, revealed } = amounts.get(person.id) ?? { notes: 0, revealed: 0 };
			return { person, notes, revealed };
		});
		return {
			region,
			people: own,
			notes: own.reduce((sum, { notes }) => sum + notes, 0),
			kept: members.reduce((sum, { id }) => sum + (amounts.get(id)?.kept ?? 0), 0),
			writers: own.filter(({ notes, revealed }) => notes + revealed > 0).length
		};
	});
}
