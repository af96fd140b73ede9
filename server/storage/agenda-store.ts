/** The agenda of each workshop and how it runs: one object per workshop, replaced as a whole. */
import * as v from 'valibot';
import { SessionState } from '#lib/session/model/steps/machine.ts';
import type { Db } from './database.ts';

export interface AgendaStore {
	/** Undefined before the first `save`. @throws when what is stored cannot be read */
	load(workshop: string): Promise<SessionState | undefined>;
	/**
	 * Resolves when it is on disk.
	 * @param former `rev` of the state that it replaces; null for the first
	 * @returns whether that state was still there; if not, nothing was written
	 */
	save(workshop: string, state: SessionState, former: number | null): Promise<boolean>;
}

const Stored = v.pipe(v.string(), v.parseJson(), SessionState);

export function createAgendaStore(db: Db): AgendaStore {
	return {
		async load(workshop) {
			const row = await db
				.selectFrom('agendas')
				.select('state')
				.where('workshop', '=', workshop)
				.executeTakeFirst();
			return row && v.parse(Stored, row.state);
		},
		async save(workshop, state, former) {
			const row = { rev: state.rev, state: JSON.stringify(state) };
			if (former === null) {
				const added = await db
					.insertInto('agendas')
					.values({ workshop, ...row })
					.onConflict((conflict) => conflict.column('workshop').doNothing())
					.executeTakeFirst();
				return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
			}
			const changed = await db
				.updateTable('agendas')
				.set(row)
				.where('workshop', '=', workshop)
				.where('rev', '=', former)
				.executeTakeFirst();
			return changed.numUpdatedRows > 0n;
		}
	};
}
