/**
 * Who sits with whom: pure functions over people and groups. Chance is handed in (a function like `Math.random`),
 * so that the same chance gives the same groups.
 */

export interface Seated {
	readonly id: string;
	/** Region id; null for people without one. */
	readonly region: string | null;
}

export type Random = () => number;

/**
 * Into how many groups of about `size` so many people go: the number that comes closest, but never so many that
 * somebody would be alone while others are not.
 */
export function groupCount(people: number, size: number): number {
	const most = Math.max(1, Math.floor(people / 2));
	return Math.min(most, Math.max(1, Math.round(people / size)));
}

/** In a random order (Fisher-Yates). */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
	const result = [...list];
	for (let at = result.length - 1; at > 0; at--) {
		const other = Math.floor(random() * (at + 1));
		const [one, two] = [result[at], result[other]];
		if (one === undefined || two === undefined) continue;
		result[at] = two;
		result[other] = one;
	}
	return result;
}

/** Deals people out in turn: sizes differ by at most one. */
export function dealtOut<T>(people: readonly T[], groups: number): T[][] {
	const dealt: T[][] = Array.from({ length: groups }, () => []);
	people.forEach((person, index) => dealt[index % groups]?.push(person));
	return dealt;
}

/** Groups of about `size` from as many regions as possible: no two groups differ by more than one of a region. */
export function mixedAcrossRegions(people: readonly Seated[], size: number, random: Random): string[][] {
	const regions = shuffled([...new Set(people.map(({ region }) => region))], random);
	const inTurn = regions.flatMap((region) =>
		shuffled(
			people.filter((person) => person.region === region),
			random
		)
	);
	return dealtOut(
		inTurn.map(({ id }) => id),
		groupCount(people.length, size)
	);
}

export interface Table {
	readonly members: readonly string[];
	/** Stays at the table while the others go on; null for a table without. */
	readonly host: string | null;
}

/** How often two people have sat in one group. */
export type Met = (one: string, other: string) => number;

/** Counts over the groups of earlier rounds. */
export function metIn(rounds: readonly (readonly string[])[]): Met {
	const counts = new Map<string, Map<string, number>>();
	for (const group of rounds) {
		for (const one of group) {
			const known = counts.get(one) ?? new Map<string, number>();
			counts.set(one, known);
			for (const other of group) if (other !== one) known.set(other, (known.get(other) ?? 0) + 1);
		}
	}
	return (one, other) => counts.get(one)?.get(other) ?? 0;
}

/** How many meetings at these tables are not the first of two people. */
export function meetingsAgain(tables: readonly (readonly string[])[], met: Met): number {
	let again = 0;
	for (const table of tables)
		table.forEach((one, at) => {
			for (const other of table.slice(at + 1)) again += met(one, other);
		});
	return again;
}

/** Improving by exchange stops here at the latest; each turn makes the sum of meetings smaller. */
const mostTurns = 12;

/**
 * The next round of a World Café: hosts stay, everybody else gets a seat so that table sizes differ by at most one
 * and as few people as possible meet again. First everybody in turn takes the free seat with the fewest known
 * faces, beginning at the next table; then two people exchange seats for as long as that makes it better.
 * @param met who has met whom, this round included
 * @returns the members of each table, hosts first
 */
export function nextRound(tables: readonly Table[], met: Met): string[][] {
	const people = tables.reduce((sum, { members }) => sum + members.length, 0);
	const next: string[][] = tables.map(({ host }) => (host === null ? [] : [host]));
	const free = tables.map((_, index) => {
		const size = Math.floor(people / tables.length) + (index < people % tables.length ? 1 : 0);
		return size - (next[index]?.length ?? 0);
	});
	const known = (person: string, table: readonly string[]): number =>
		table.reduce((sum, other) => sum + (other === person ? 0 : met(person, other)), 0);
	tables.forEach(({ members, host }, from) => {
		for (const person of members) {
			if (person === host) continue;
			const seats = tables
				.map((_, step) => (from + 1 + step) % tables.length)
				.filter((table) => (free[table] ?? 0) > 0)
				.map((table) => ({ table, known: known(person, next[table] ?? []) }));
			const best = seats.reduce((one, other) => (other.known < one.known ? other : one));
			next[best.table]?.push(person);
			free[best.table] = (free[best.table] ?? 0) - 1;
		}
	});
	for (let turn = 0; turn < mostTurns && exchange(next, tables, known); turn++);
	return next;
}

/** One turn over all pairs of travellers. @returns whether anything became better */
function exchange(
	next: readonly string[][],
	tables: readonly Table[],
	known: (person: string, table: readonly string[]) => number
): boolean {
	let better = false;
	const travels = (table: number, seat: number): string | undefined => {
		const person = next[table]?.[seat];
		return person === tables[table]?.host ? undefined : person;
	};
	next.forEach((here, table) => {
		here.forEach((_, seat) => {
			for (let other = table + 1; other < next.length; other++) {
				const there = next[other] ?? [];
				for (let place = 0; place < there.length; place++) {
					const one = travels(table, seat);
					const two = travels(other, place);
					if (one === undefined || two === undefined) continue;
					const without = (list: readonly string[], person: string) => list.filter((id) => id !== person);
					const now = known(one, here) + known(two, there);
					if (now === 0) continue;
					const then = known(two, without(here, one)) + known(one, without(there, two));
					if (then >= now) continue;
					here[seat] = two;
					there[place] = one;
					better = true;
				}
			}
		});
	});
	return better;
}
