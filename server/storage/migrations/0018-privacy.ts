/** Requests to erase, how long people are named, and who attended. See ../tables.ts for what the columns mean. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
	await db.schema
		.createTable('erasures')
		.addColumn('participant', 'text', (c) => c.primaryKey())
		.addColumn('workshop', 'text', (c) => c.notNull())
		.addColumn('asked_at', 'bigint', (c) => c.notNull())
		.addColumn('done_at', 'bigint')
		.execute();
	await db.schema
		.createTable('retention')
		.addColumn('workshop', 'text', (c) => c.primaryKey().references('workshops.id').onDelete('cascade'))
		.addColumn('names_until', 'text', (c) => c.notNull())
		.addColumn('attendance_until', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('attendance')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('region', 'text', (c) => c.notNull())
		.addColumn('organisation', 'text', (c) => c.notNull())
		.addColumn('role', 'text', (c) => c.notNull())
		.addColumn('at', 'bigint', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('attendance_workshop').on('attendance').column('workshop').execute();
}
