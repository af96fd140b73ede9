/** What became of an entry of a register, from the log of the workshop's document. */
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { EntryLog, type EntryPast } from '#lib/registers/model/past.ts';
import { recordIn } from '#lib/registers/model/register-record.ts';
import { registerById } from '#lib/registers/models.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Member } from '../auth/auth.ts';
import type { DocumentStore } from '../storage/document-store.ts';
import type { Sync } from '../sync/sync.ts';
import { rowsOf } from './rows.ts';

export interface EntryPastParts {
	readonly documents: Pick<DocumentStore, 'history'>;
	readonly sync: Pick<Sync, 'read'>;
	/** The regions of everybody who takes part. */
	regions(workshop: string): Promise<ReadonlyMap<string, string | null>>;
}

/** Who asks. */
export type Asking = Pick<Member, 'workshop' | 'role' | 'region' | 'participant'>;

export interface EntryPlace {
	readonly register: string;
	readonly entry: string;
}

/**
 * For its author, its region and facilitators: the log holds what people deleted, and whoever deletes something trusts
 * that it is out of the others' sight.
 */
export async function entryPast(
	{ documents, sync, regions }: EntryPastParts,
	{ workshop, role, region, participant }: Asking,
	place: EntryPlace
): Promise<Result<EntryPast, 'not-found' | 'not-allowed'>> {
	const model = registerById(place.register);
	const document = `workshop.${workshop}`;
	// The log is complete once nothing waits to be written.
	const record = model && (await sync.read(document, (doc) => recordIn(doc, model, place.entry)));
	if (!record) return refuse('not-found');
	const ofRegion = region !== null && record.region === region;
	const own = role === 'participant' && (record.author === participant || ofRegion);
	if (!own && !can(role, 'manage')) return refuse('not-allowed');
	const regionOf = await regions(workshop);
	const log = new EntryLog(place.register, place.entry);
	try {
		for await (const { at, participant: by, update } of rowsOf(documents, document)) {
			log.add({ at, by, region: (by === null ? null : regionOf.get(by)) ?? null, update });
		}
		return ok(log.past());
	} finally {
		log.close();
	}
}
