/**
 * One object per workshop that is replaced as a whole, such as the agenda as it runs. Each change names the `rev` it
 * replaces, so that nothing is written over a change that nobody saw.
 */
import * as v from 'valibot';
import type { Db } from './database.ts';

export interface RevisedStore<State extends { readonly rev: number }> {
	/** Undefined before the first `save`. @throws when what is stored cannot be read */
	load(workshop: string): Promise<State | undefined>;
	/**
	 * Resolves when it is on disk.
	 * @param former `rev` of the state that it replaces; null for the first
	 * @returns whether that state was still there; if not, nothing was written
	 */
	save(workshop: string, state: State, former: number | null): Promise<boolean>;
}

export function createRevisedStore<State extends { readonly rev: number }>(
	db: Db,
	table: 'agendas' | 'breakouts',
	schema: v.GenericSchema<unknown, State>
): RevisedStore<State> {
	const Stored = v.pipe(v.string(), v.parseJson(), schema);
	return {
		async load(workshop) {
			const row = await db
				.selectFrom(table)
				.select('state')
				.where('workshop', '=', workshop)
				.executeTakeFirst();
			return row && v.parse(Stored, row.state);
		},
		async save(workshop, state, former) {
			const row = { rev: state.rev, state: JSON.stringify(state) };
			if (former === null) {
				const added = await db
					.insertInto(table)
					.values({ workshop, ...row })
					.onConflict((conflict) => conflict.column('workshop').doNothing())
					.executeTakeFirst();
				return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
			}
			const changed = await db
				.updateTable(table)
				.set(row)
				.where('workshop', '=', workshop)
				.where('rev', '=', former)
				.executeTakeFirst();
			return changed.numUpdatedRows > 0n;
		}
	};
}
