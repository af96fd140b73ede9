/** What facilitators decide about texts in polls. See ../tables.ts for what the columns mean. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
	await db.schema
		.createTable('poll_rulings')
		.addColumn('poll', 'text', (c) => c.notNull().references('polls.id').onDelete('cascade'))
		.addColumn('round', 'integer', (c) => c.notNull())
		.addColumn('text', 'text', (c) => c.notNull())
		.addColumn('ruling', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('poll_rulings_key', ['poll', 'round', 'text'])
		.execute();
}
