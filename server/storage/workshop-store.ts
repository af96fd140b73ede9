/** Workshops with their regions, partners and boards. Texts in several languages are JSON columns. */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { OwnTerms } from '#lib/glossary/model/own-terms.ts';
import { ReportOutline } from '#lib/report/model/outline.ts';
import type { BoardEntry, Partner, Region } from '#lib/session/model/messages.ts';
import type { Db } from './database.ts';

/** What is text only and never asked for by a query. */
export const WorkshopDetails = v.object({
	place: v.string(),
	from: v.string(),
	to: v.string(),
	project: v.string(),
	languages: v.array(v.string()),
	questions: v.array(LocalizedText),
	/** Nobody new may join; who is in stays and comes back. */
	locked: v.optional(v.boolean(), false),
	/** What the report tells and in which order; empty without a choice. */
	report: v.optional(ReportOutline, []),
	/** Words that the workshop explains by itself. */
	terms: v.optional(OwnTerms, [])
});
export type WorkshopDetails = v.InferOutput<typeof WorkshopDetails>;

export type WorkshopStatus = 'open' | 'closed';

export interface WorkshopRecord {
	readonly id: string;
	readonly code: string;
	readonly status: WorkshopStatus;
	readonly title: LocalizedText;
	readonly details: WorkshopDetails;
	readonly createdAt: number;
}

/** What belongs to a workshop from the beginning. */
export interface WorkshopParts {
	readonly regions: readonly Region[];
	readonly partners: readonly Partner[];
	readonly boards: readonly BoardEntry[];
}

export interface WorkshopStore {
	/** Writes a workshop with everything that belongs to it, or nothing. */
	add(workshop: WorkshopRecord, parts: WorkshopParts): Promise<void>;
	find(id: string): Promise<WorkshopRecord | undefined>;
	findByCode(code: string): Promise<WorkshopRecord | undefined>;
	some(ids: readonly string[]): Promise<WorkshopRecord[]>;
	update(
		id: string,
		to: Partial<Pick<WorkshopRecord, 'code' | 'status' | 'title' | 'details'>>
	): Promise<void>;
	regions(workshop: string): Promise<Region[]>;
	setRegions(workshop: string, regions: readonly Region[]): Promise<void>;
	partners(workshop: string): Promise<Partner[]>;
	setPartners(workshop: string, partners: readonly Partner[]): Promise<void>;
	boards(workshop: string): Promise<BoardEntry[]>;
	addBoard(workshop: string, board: BoardEntry): Promise<void>;
	renameBoard(workshop: string, board: string, title: string): Promise<boolean>;
	removeBoard(workshop: string, board: string): Promise<boolean>;
	/** The workshop that a document belongs to. */
	ofDocument(document: string): Promise<string | undefined>;
}

const Title = v.pipe(v.string(), v.parseJson(), LocalizedText);
const Details = v.pipe(v.string(), v.parseJson(), WorkshopDetails);
const Status = v.picklist(['open', 'closed']);

interface Row {
	id: string;
	code: string;
	status: string;
	title: string;
	details: string;
	created_at: number;
}

const parse = (row: Row): WorkshopRecord => ({
	id: row.id,
	code: row.code,
	status: v.parse(Status, row.status),
	title: v.parse(Title, row.title),
	details: v.parse(Details, row.details),
	createdAt: Number(row.created_at)
});

const regionRows = (workshop: string, regions: readonly Region[]) =>
	regions.map((region, position) => ({
		workshop,
		id: region.id,
		name: JSON.stringify(region.name),
		country: region.country,
		nuts: region.nuts,
		color: region.color,
		position
	}));

const partnerRows = (workshop: string, partners: readonly Partner[]) =>
	partners.map((partner, position) => ({ workshop, ...partner, position }));

/** Writes a workshop with everything that belongs to it; call it in a transaction. */
export async function insertWorkshop(
	db: Db,
	{ id, code, status, title, details, createdAt }: WorkshopRecord,
	{ regions, partners, boards }: WorkshopParts
): Promise<void> {
	await db
		.insertInto('workshops')
		.values({
			id,
			code,
			status,
			title: JSON.stringify(title),
			details: JSON.stringify(details),
			created_at: createdAt
		})
		.execute();
	if (regions.length > 0) await db.insertInto('regions').values(regionRows(id, regions)).execute();
	if (partners.length > 0) await db.insertInto('partners').values(partnerRows(id, partners)).execute();
	if (boards.length > 0) {
		const rows = boards.map((board, position) => ({ workshop: id, ...board, position }));
		await db.insertInto('boards').values(rows).execute();
	}
}

export function createWorkshopStore(db: Db): WorkshopStore {
	return {
		async add(workshop, parts) {
			await db.transaction().execute((transaction) => insertWorkshop(transaction, workshop, parts));
		},
		async find(id) {
			const row = await db.selectFrom('workshops').selectAll().where('id', '=', id).executeTakeFirst();
			return row && parse(row);
		},
		async findByCode(code) {
			const row = await db.selectFrom('workshops').selectAll().where('code', '=', code).executeTakeFirst();
			return row && parse(row);
		},
		async some(ids) {
			if (ids.length === 0) return [];
			const rows = await db
				.selectFrom('workshops')
				.selectAll()
				.where('id', 'in', ids)
				.orderBy('created_at', 'desc')
				.execute();
			return rows.map(parse);
		},
		async update(id, to) {
			const columns = {
				...(to.code === undefined ? {} : { code: to.code }),
				...(to.status === undefined ? {} : { status: to.status }),
				...(to.title === undefined ? {} : { title: JSON.stringify(to.title) }),
				...(to.details === undefined ? {} : { details: JSON.stringify(to.details) })
			};
			if (Object.keys(columns).length === 0) return;
			await db.updateTable('workshops').set(columns).where('id', '=', id).execute();
		},
		async regions(workshop) {
			const rows = await db
				.selectFrom('regions')
				.selectAll()
				.where('workshop', '=', workshop)
				.orderBy('position')
				.execute();
			return rows.map((row) => ({
				id: row.id,
				name: v.parse(Title, row.name),
				country: row.country,
				nuts: row.nuts,
				color: row.color
			}));
		},
		async setRegions(workshop, regions) {
			await db.transaction().execute(async (transaction) => {
				await transaction.deleteFrom('regions').where('workshop', '=', workshop).execute();
				if (regions.length > 0)
					await transaction.insertInto('regions').values(regionRows(workshop, regions)).execute();
			});
		},
		async partners(workshop) {
			return db
				.selectFrom('partners')
				.select(['id', 'region', 'name'])
				.where('workshop', '=', workshop)
				.orderBy('position')
				.execute();
		},
		async setPartners(workshop, partners) {
			await db.transaction().execute(async (transaction) => {
				await transaction.deleteFrom('partners').where('workshop', '=', workshop).execute();
				if (partners.length > 0)
					await transaction.insertInto('partners').values(partnerRows(workshop, partners)).execute();
			});
		},
		async boards(workshop) {
			return db
				.selectFrom('boards')
				.select(['id', 'title'])
				.where('workshop', '=', workshop)
				.orderBy('position')
				.orderBy('id')
				.execute();
		},
		async addBoard(workshop, board) {
			const last = await db
				.selectFrom('boards')
				.select(({ fn }) => fn.max('position').as('position'))
				.where('workshop', '=', workshop)
				.executeTakeFirst();
			await db
				.insertInto('boards')
				.values({ workshop, ...board, position: (last?.position ?? -1) + 1 })
				.execute();
		},
		async renameBoard(workshop, board, title) {
			const result = await db
				.updateTable('boards')
				.set({ title })
				.where('workshop', '=', workshop)
				.where('id', '=', board)
				.executeTakeFirst();
			return result.numUpdatedRows > 0n;
		},
		async removeBoard(workshop, board) {
			const result = await db
				.deleteFrom('boards')
				.where('workshop', '=', workshop)
				.where('id', '=', board)
				.executeTakeFirst();
			return result.numDeletedRows > 0n;
		},
		async ofDocument(document) {
			const row = await db
				.selectFrom('documents')
				.select('workshop')
				.where('id', '=', document)
				.executeTakeFirst();
			return row?.workshop;
		}
	};
}
