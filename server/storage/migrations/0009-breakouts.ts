/** The groups of a workshop. See ../tables.ts for what the columns mean. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
	await db.schema
		.createTable('breakouts')
		.addColumn('workshop', 'text', (c) => c.primaryKey().references('workshops.id').onDelete('cascade'))
		.addColumn('rev', 'bigint', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.execute();
}
