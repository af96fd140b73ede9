/** What is listed of the action plans of a workshop; their texts are the documents `plan.<id>`. */
import * as v from 'valibot';
import { planStatuses, type PlanEntry } from '#lib/plan/model/messages.ts';
import type { Db } from './database.ts';

export interface StoredPlan extends PlanEntry {
	readonly workshop: string;
	/** Milliseconds since 1970; null while it is part of the workshop. */
	readonly removedAt: number | null;
}

export type PlanChange = Partial<
	Pick<StoredPlan, 'title' | 'instrument' | 'regions' | 'status' | 'removedAt'>
>;

export interface PlanStore {
	/** Adds a plan behind the others. */
	add(workshop: string, plan: PlanEntry, at: number): Promise<void>;
	/** Removed ones too. */
	find(id: string): Promise<StoredPlan | undefined>;
	/** Those of a workshop that are not removed, in their order. */
	ofWorkshop(workshop: string): Promise<StoredPlan[]>;
	update(id: string, to: PlanChange): Promise<void>;
}

const Regions = v.pipe(v.string(), v.parseJson(), v.array(v.string()));
const Status = v.picklist(planStatuses);

interface Row {
	id: string;
	workshop: string;
	title: string;
	instrument: string;
	regions: string;
	status: string;
	template: string;
	language: string;
	removed_at: number | null;
}

const parse = ({ removed_at, ...row }: Row): StoredPlan => ({
	id: row.id,
	workshop: row.workshop,
	title: row.title,
	instrument: row.instrument,
	regions: v.parse(Regions, row.regions),
	status: v.parse(Status, row.status),
	template: row.template,
	language: row.language,
	removedAt: removed_at === null ? null : Number(removed_at)
});

export function createPlanStore(db: Db): PlanStore {
	return {
		async add(workshop, { regions, ...plan }, at) {
			const last = await db
				.selectFrom('plans')
				.select(({ fn }) => fn.max('position').as('position'))
				.where('workshop', '=', workshop)
				.executeTakeFirst();
			await db
				.insertInto('plans')
				.values({
					workshop,
					...plan,
					regions: JSON.stringify(regions),
					position: (last?.position ?? -1) + 1,
					created_at: at,
					removed_at: null
				})
				.execute();
		},
		async find(id) {
			const row = await db.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirst();
			return row && parse(row);
		},
		async ofWorkshop(workshop) {
			const rows = await db
				.selectFrom('plans')
				.selectAll()
				.where('workshop', '=', workshop)
				.where('removed_at', 'is', null)
				.orderBy('position')
				.orderBy('id')
				.execute();
			return rows.map(parse);
		},
		async update(id, { regions, removedAt, ...columns }) {
			const to = {
				...columns,
				...(regions === undefined ? {} : { regions: JSON.stringify(regions) }),
				...(removedAt === undefined ? {} : { removed_at: removedAt })
			};
			if (Object.keys(to).length === 0) return;
			await db.updateTable('plans').set(to).where('id', '=', id).execute();
		}
	};
}
