/** Why somebody was removed, for them to read. See ../tables.ts for what the columns mean. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
	await db.schema.alterTable('participants').addColumn('removal', 'text').execute();
}
