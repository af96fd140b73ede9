/** What a review link lets people do, and who came through which. See ../tables.ts for what the columns mean. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
	await db.schema
		.createTable('review_links')
		.addColumn('token', 'text', (c) => c.primaryKey())
		.addColumn('board', 'text')
		.addColumn('comments', 'integer', (c) => c.notNull())
		.addColumn('polls', 'text', (c) => c.notNull())
		.addColumn('until', 'bigint')
		.addColumn('password_hash', 'text')
		.execute();
	await db.schema
		.createTable('review_members')
		.addColumn('participant', 'text', (c) => c.primaryKey().references('participants.id').onDelete('cascade'))
		.addColumn('token', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('review_members_token').on('review_members').column('token').execute();
	// Links from before let people read the whole workshop.
	const links = await db
		.selectFrom('tokens')
		.select(['id', 'participant'])
		.where('purpose', '=', 'review')
		.where('participant', 'is not', null)
		.execute();
	for (const { id, participant } of links) {
		await db
			.insertInto('review_links')
			.values({ token: id, board: null, comments: 0, polls: '[]', until: null, password_hash: null })
			.execute();
		if (participant !== null)
			await db.insertInto('review_members').values({ participant, token: id }).execute();
	}
}
