/** Pictures, slides and documents of a workshop. Rows are written once and never changed, so an address may be cached for ever. */
import type { Db } from './database.ts';

export interface Asset {
	readonly id: string;
	readonly workshop: string;
	/** Who uploaded it; null for pictures of a template. */
	readonly participant: string | null;
	readonly mime: string;
	readonly width: number;
	readonly height: number;
	readonly bytes: Uint8Array;
	/** Milliseconds since 1970. */
	readonly createdAt: number;
}

/** Slides and documents are PDFs and kept as they came, pictures are made anew. */
export const pdfMime = 'application/pdf';
export type AssetKind = 'picture' | 'pdf';

export interface AssetStore {
	add(asset: Asset): Promise<void>;
	find(id: string): Promise<Asset | undefined>;
	/** How many of a kind the workshop holds. */
	count(workshop: string, kind: AssetKind): Promise<number>;
}

export function createAssetStore(db: Db): AssetStore {
	return {
		async add({ createdAt, ...asset }) {
			await db
				.insertInto('assets')
				.values({ ...asset, created_at: createdAt })
				.execute();
		},

		async find(id) {
			const row = await db.selectFrom('assets').selectAll().where('id', '=', id).executeTakeFirst();
			if (!row) return undefined;
			const { created_at, ...asset } = row;
			return { ...asset, createdAt: Number(created_at) };
		},

		async count(workshop, kind) {
			const row = await db
				.selectFrom('assets')
				.select(({ fn }) => fn.countAll().as('count'))
				.where('workshop', '=', workshop)
				.where('mime', kind === 'pdf' ? '=' : '!=', pdfMime)
				.executeTakeFirst();
			return Number(row?.count ?? 0);
		}
	};
}
