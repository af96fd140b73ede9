/** Steps: the agenda of a workshop as it runs, and named versions of documents. See ../tables.ts. */
import { sql, type Kysely } from 'kysely';
import * as v from 'valibot';
import { newId } from '#lib/base/model/ids.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>, engine: 'sqlite' | 'postgres'): Promise<void> {
	await db.schema
		.createTable('agendas')
		.addColumn('workshop', 'text', (c) => c.primaryKey().references('workshops.id').onDelete('cascade'))
		.addColumn('rev', 'bigint', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('versions')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
		.addColumn('document', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'))
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('step', 'text')
		.addColumn('run', 'integer')
		.addColumn('at', 'bigint', (c) => c.notNull())
		.addColumn('state', engine === 'sqlite' ? sql`blob` : sql`bytea`, (c) => c.notNull())
		.addColumn('crc', 'bigint', (c) => c.notNull())
		// What was kept once is kept once, however often a crash makes the server try.
		.addUniqueConstraint('versions_once', ['document', 'run'])
		.execute();
	await takeOver(db);
}

const Planned = v.object({ title: LocalizedText, minutes: v.number(), kind: v.string() });
const Details = v.pipe(v.string(), v.parseJson(), v.object({ agenda: v.array(Planned) }));

/** Agendas used to be a list of titles in a workshop's details. */
async function takeOver(db: Kysely<Tables>): Promise<void> {
	const everything = [
		'add',
		'edit-own',
		'edit-all',
		'move',
		'delete',
		'comment',
		'react',
		'vote',
		'see-results'
	];
	for (const { id, details } of await db.selectFrom('workshops').select(['id', 'details']).execute()) {
		const parsed = v.safeParse(Details, details);
		if (!parsed.success || parsed.output.agenda.length === 0) continue;
		const steps = parsed.output.agenda.map(({ title, minutes, kind }) => ({
			id: newId(),
			kind: /^[a-z0-9][a-z0-9-]{0,63}$/.test(kind) ? kind : 'free',
			title,
			instruction: {},
			minutes: Math.max(0, Math.min(600, Math.round(minutes))),
			view: { kind: 'free' },
			rights: { participant: everything, reviewer: ['see-results'], screen: ['see-results'] },
			writing: null,
			sound: false,
			cursors: true,
			names: true,
			speaker: '',
			abstract: {}
		}));
		const state = { rev: 0, steps, runs: [], skipped: [], pausedAt: null, timer: null, writings: [] };
		await db
			.insertInto('agendas')
			.values({ workshop: id, rev: 0, state: JSON.stringify(state) })
			.execute();
	}
}
