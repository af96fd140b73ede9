/** The first schema. See ../tables.ts for what the columns mean. */
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>, engine: 'sqlite' | 'postgres'): Promise<void> {
	const blob = engine === 'sqlite' ? sql`blob` : sql`bytea`;
	// A row keyed by a random value and stored without a hidden counter keeps no order of arrival.
	const unordered = engine === 'sqlite' ? sql`without rowid` : sql``;

	const table = (name: string) => db.schema.createTable(name);

	await table('settings')
		.addColumn('key', 'text', (c) => c.primaryKey())
		.addColumn('value', 'text', (c) => c.notNull())
		.execute();

	await table('accounts')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('email', 'text', (c) => c.notNull().unique())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('password_hash', 'text')
		.addColumn('created_at', 'bigint', (c) => c.notNull())
		.execute();

	await table('sessions')
		.addColumn('hash', 'text', (c) => c.primaryKey())
		.addColumn('account', 'text', (c) => c.references('accounts.id').onDelete('cascade'))
		.addColumn('created_at', 'bigint', (c) => c.notNull())
		.addColumn('seen_at', 'bigint', (c) => c.notNull())
		.addColumn('expires_at', 'bigint', (c) => c.notNull())
		.execute();

	await table('workshops')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('code', 'text', (c) => c.notNull().unique())
		.addColumn('status', 'text', (c) => c.notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('details', 'text', (c) => c.notNull())
		.addColumn('created_at', 'bigint', (c) => c.notNull())
		.execute();

	await table('regions')
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('country', 'text', (c) => c.notNull())
		.addColumn('nuts', 'text', (c) => c.notNull())
		.addColumn('color', 'integer', (c) => c.notNull())
		.addColumn('position', 'integer', (c) => c.notNull())
		.addPrimaryKeyConstraint('regions_key', ['workshop', 'id'])
		.execute();

	await table('partners')
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('region', 'text', (c) => c.notNull())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('position', 'integer', (c) => c.notNull())
		.addPrimaryKeyConstraint('partners_key', ['workshop', 'id'])
		.execute();

	await table('participants')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('role', 'text', (c) => c.notNull())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('region', 'text')
		.addColumn('organisation', 'text')
		.addColumn('language', 'text')
		.addColumn('created_at', 'bigint', (c) => c.notNull())
		.addColumn('removed_at', 'bigint')
		.execute();
	await db.schema.createIndex('participants_by_workshop').on('participants').column('workshop').execute();

	await table('session_members')
		.addColumn('session', 'text', (c) => c.notNull().references('sessions.hash').onDelete('cascade'))
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('participant', 'text', (c) => c.notNull().references('participants.id').onDelete('cascade'))
		.addPrimaryKeyConstraint('session_members_key', ['session', 'workshop'])
		.execute();

	await table('facilitators')
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('account', 'text', (c) => c.notNull().references('accounts.id').onDelete('cascade'))
		.addColumn('participant', 'text', (c) => c.notNull().references('participants.id').onDelete('cascade'))
		.addPrimaryKeyConstraint('facilitators_key', ['workshop', 'account'])
		.execute();

	await table('tokens')
		.addColumn('hash', 'text', (c) => c.primaryKey())
		.addColumn('id', 'text', (c) => c.notNull().unique())
		.addColumn('purpose', 'text', (c) => c.notNull())
		.addColumn('label', 'text', (c) => c.notNull())
		.addColumn('workshop', 'text', (c) => c.references('workshops.id').onDelete('cascade'))
		.addColumn('account', 'text', (c) => c.references('accounts.id').onDelete('cascade'))
		.addColumn('participant', 'text', (c) => c.references('participants.id').onDelete('cascade'))
		.addColumn('single_use', 'integer', (c) => c.notNull())
		.addColumn('used', 'integer', (c) => c.notNull())
		.addColumn('created_at', 'bigint', (c) => c.notNull())
		.addColumn('expires_at', 'bigint')
		.addColumn('revoked_at', 'bigint')
		.execute();

	await table('boards')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('position', 'integer', (c) => c.notNull())
		.execute();

	await table('documents')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('seq', 'bigint', (c) => c.notNull())
		.addColumn('epoch', 'integer', (c) => c.notNull())
		.execute();

	await table('snapshots')
		.addColumn('document', 'text', (c) => c.primaryKey().references('documents.id').onDelete('cascade'))
		.addColumn('seq', 'bigint', (c) => c.notNull())
		.addColumn('state', blob, (c) => c.notNull())
		.execute();

	await table('updates')
		.addColumn('document', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'))
		.addColumn('seq', 'bigint', (c) => c.notNull())
		.addColumn('at', 'bigint', (c) => c.notNull())
		.addColumn('participant', 'text')
		.addColumn('bytes', blob, (c) => c.notNull())
		.addColumn('crc', 'bigint', (c) => c.notNull())
		.addPrimaryKeyConstraint('updates_key', ['document', 'seq'])
		.execute();

	await table('client_ids')
		.addColumn('document', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'))
		.addColumn('client_id', 'bigint', (c) => c.notNull())
		.addColumn('participant', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('client_ids_key', ['document', 'client_id'])
		.execute();

	await table('polls')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('config', 'text', (c) => c.notNull())
		.addColumn('subjects', 'text', (c) => c.notNull())
		.addColumn('round', 'integer', (c) => c.notNull())
		.addColumn('position', 'integer', (c) => c.notNull())
		.addColumn('created_at', 'bigint', (c) => c.notNull())
		.execute();

	await table('poll_rounds')
		.addColumn('poll', 'text', (c) => c.notNull().references('polls.id').onDelete('cascade'))
		.addColumn('round', 'integer', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('voter_secret', blob)
		.addColumn('turnout', 'text', (c) => c.notNull())
		.addColumn('tally', 'text')
		.addPrimaryKeyConstraint('poll_rounds_key', ['poll', 'round'])
		.execute();

	await table('ballots')
		.addColumn('poll', 'text', (c) => c.notNull().references('polls.id').onDelete('cascade'))
		.addColumn('round', 'integer', (c) => c.notNull())
		.addColumn('voter', 'text', (c) => c.notNull())
		.addColumn('subject', 'text', (c) => c.notNull())
		.addColumn('region', 'text', (c) => c.notNull())
		.addColumn('ballot', 'text', (c) => c.notNull())
		.addColumn('receipt', 'text', (c) => c.notNull())
		.addColumn('idempotency', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('ballots_key', ['poll', 'round', 'voter', 'subject'])
		.addUniqueConstraint('ballots_once', ['poll', 'round', 'voter', 'idempotency'])
		.modifyEnd(unordered)
		.execute();

	await table('assets')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('participant', 'text')
		.addColumn('mime', 'text', (c) => c.notNull())
		.addColumn('width', 'integer', (c) => c.notNull())
		.addColumn('height', 'integer', (c) => c.notNull())
		.addColumn('bytes', blob, (c) => c.notNull())
		.addColumn('created_at', 'bigint', (c) => c.notNull())
		.execute();
}
