/** What goes on in the room of a workshop. See ../tables.ts for what the columns mean. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
	await db.schema
		.createTable('room_states')
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('room_states_key', ['workshop', 'name'])
		.execute();
}
