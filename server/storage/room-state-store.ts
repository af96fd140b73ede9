/** What goes on in the room of a workshop, one small JSON object per subject. */
import * as v from 'valibot';
import type { Db } from './database.ts';
import { Json } from './json.ts';

export interface RoomStateStore {
	/** Undefined where nothing was stored yet. */
	load(workshop: string, name: string): Promise<unknown>;
	/** Resolves when it is on disk. */
	save(workshop: string, name: string, state: unknown): Promise<void>;
}

export function createRoomStateStore(db: Db): RoomStateStore {
	return {
		async load(workshop, name) {
			const row = await db
				.selectFrom('room_states')
				.select('state')
				.where('workshop', '=', workshop)
				.where('name', '=', name)
				.executeTakeFirst();
			return row && v.parse(Json, row.state);
		},
		async save(workshop, name, value) {
			const state = JSON.stringify(value);
			await db
				.insertInto('room_states')
				.values({ workshop, name, state })
				.onConflict((conflict) => conflict.columns(['workshop', 'name']).doUpdateSet({ state }))
				.execute();
		}
	};
}
