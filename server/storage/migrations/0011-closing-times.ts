/** When a round closes by itself, and how much of a revealed result is shown. See ../tables.ts for what the columns mean. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
	await db.schema.alterTable('poll_rounds').addColumn('closes_at', 'integer').execute();
	await db.schema
		.alterTable('poll_rounds')
		.addColumn('stage', 'text', (c) => c.notNull().defaultTo('all'))
		.execute();
}
