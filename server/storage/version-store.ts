/** Named versions of documents: what a document was at a moment, complete in itself and checked when read. */
import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import { newId } from '#lib/base/model/ids.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { Db } from './database.ts';

export interface VersionEntry {
	readonly id: string;
	readonly document: string;
	readonly name: LocalizedText;
	/** The step and its run that this version ends; null for one that somebody made by hand. */
	readonly step: string | null;
	readonly run: number | null;
	/** Milliseconds since 1970. */
	readonly at: number;
}

export interface NewVersion extends Omit<VersionEntry, 'id'> {
	readonly workshop: string;
	/** A Yjs update that makes the document from nothing; the caller has verified that it does. */
	readonly state: Uint8Array;
}

export interface VersionStore {
	/** Resolves when it is on disk. A second version of the same document and run is ignored. */
	add(version: NewVersion): Promise<void>;
	/** Newest first. */
	ofWorkshop(workshop: string): Promise<VersionEntry[]>;
	/** Puts another state in the place of a version's, to take words out for good. */
	rewrite(version: string, state: Uint8Array): Promise<void>;
	/** @throws if what is stored is damaged */
	state(workshop: string, version: string): Promise<Uint8Array | undefined>;
}

const Name = v.pipe(v.string(), v.parseJson(), LocalizedText);
const checksum = (id: string, state: Uint8Array) => crc32(state, crc32(id));

export const versionRow = ({ workshop, document, name, step, run, at, state }: NewVersion, id: string) => ({
	id,
	workshop,
	document,
	name: JSON.stringify(name),
	step,
	run,
	at,
	state,
	crc: checksum(id, state)
});

export function createVersionStore(db: Db): VersionStore {
	return {
		async add(version) {
			await db
				.insertInto('versions')
				.values(versionRow(version, newId()))
				.onConflict((conflict) => conflict.columns(['document', 'run']).doNothing())
				.execute();
		},
		async ofWorkshop(workshop) {
			const rows = await db
				.selectFrom('versions')
				.select(['id', 'document', 'name', 'step', 'run', 'at'])
				.where('workshop', '=', workshop)
				.orderBy('at', 'desc')
				.orderBy('id')
				.execute();
			return rows.map((row) => ({ ...row, name: v.parse(Name, row.name), at: Number(row.at) }));
		},
		async rewrite(version, state) {
			await db
				.updateTable('versions')
				.set({ state, crc: checksum(version, state) })
				.where('id', '=', version)
				.execute();
		},
		async state(workshop, version) {
			const row = await db
				.selectFrom('versions')
				.select(['state', 'crc'])
				.where('workshop', '=', workshop)
				.where('id', '=', version)
				.executeTakeFirst();
			if (row && checksum(version, row.state) !== Number(row.crc)) {
				throw new Error(`version ${version} does not match its checksum`);
			}
			return row?.state;
		}
	};
}
