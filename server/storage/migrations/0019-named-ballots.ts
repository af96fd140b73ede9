/** Who cast a ballot, for polls that said so before. See ../tables.ts for what the column means. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
	await db.schema.alterTable('ballots').addColumn('person', 'text').execute();
}
