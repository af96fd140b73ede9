/** The rules of a vote beside each poll; polls from before keep the usual ones. */
import { sql, type Kysely } from 'kysely';
import { usualRules } from '#lib/polls/model/vote-rules.ts';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
	await db.schema
		.alterTable('polls')
		.addColumn('rules', 'text', (c) => c.notNull().defaultTo(sql.lit(JSON.stringify(usualRules))))
		.execute();
}
