/** Writes a workshop into one file. Who asks was decided by the caller. */
import type { Readable } from 'node:stream';
import * as v from 'valibot';
import * as Y from 'yjs';
import { callBack, type BreakoutState } from '#lib/session/breakouts/model/breakouts.ts';
import type { Stores } from '../storage/stores.ts';
import type { StoredPoll } from '../storage/poll-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Sync } from '../sync/sync.ts';
import { archiveVersion, ArchivedWorkshop, placeIn } from './contents.ts';
import { pack, type Packed } from './zip.ts';

export interface ExportingParts {
	readonly stores: Pick<
		Stores,
		'agendas' | 'archives' | 'assets' | 'breakouts' | 'people' | 'plans' | 'polls' | 'versions' | 'workshops'
	>;
	readonly read: Sync['read'];
	readonly clock: Clock;
}

/** The file while it is made. @throws if there is no such workshop */
export async function exportWorkshop(parts: ExportingParts, id: string): Promise<Readable> {
	const archived = await describeWorkshop(parts, id);
	return pack([
		{ place: placeIn.description, bytes: async () => Buffer.from(JSON.stringify(archived, null, '\t')) },
		...entriesOf(parts, archived)
	]);
}

/** What lies beside the description, each made when it is asked for. */
export function entriesOf(
	{ stores, read }: ExportingParts,
	{ workshop, documents, versions, pictures, slides }: ArchivedWorkshop
): Packed[] {
	const assetOf = async (asset: string) => (await stores.assets.find(asset))?.bytes ?? gone(asset);
	return [
		...documents.map((name) => ({
			place: placeIn.document(name),
			bytes: () => read(name, (doc) => Y.encodeStateAsUpdate(doc))
		})),
		...versions.map((version) => ({
			place: placeIn.version(version.id),
			bytes: async () => (await stores.versions.state(workshop.id, version.id)) ?? gone(version.id)
		})),
		...pictures.map((picture) => ({
			place: placeIn.picture(picture.id),
			bytes: () => assetOf(picture.id)
		})),
		...slides.map((file) => ({ place: placeIn.slides(file.id), bytes: () => assetOf(file.id) }))
	];
}

/** Everything but the documents, versions and pictures themselves. @throws if there is no such workshop */
export async function describeWorkshop(
	{ stores, clock }: ExportingParts,
	id: string
): Promise<ArchivedWorkshop> {
	const { workshops, people, agendas, polls, versions, archives } = stores;
	const workshop = await workshops.find(id);
	if (!workshop) throw new Error('an archive of a workshop that does not exist');
	const boards = await workshops.boards(id);
	const plans = (await stores.plans.ofWorkshop(id)).map(({ workshop: _, removedAt: __, ...plan }) => plan);
	const documents = [
		`workshop.${id}`,
		...boards.map((board) => `board.${board.id}`),
		...plans.map((plan) => `plan.${plan.id}`)
	];
	const { title, status, details } = workshop;
	return {
		format: 'transferboard-archive',
		version: archiveVersion,
		madeAt: clock.now(),
		workshop: { id, title, status, details },
		regions: await workshops.regions(id),
		partners: await workshops.partners(id),
		boards,
		people: (await people.ofWorkshop(id)).map(({ id: person, role, region }) => ({
			id: person,
			role,
			region
		})),
		agenda: (await agendas.load(id)) ?? null,
		polls: await Promise.all((await polls.ofWorkshop(id)).map((poll) => pollOf(stores, poll))),
		plans,
		breakouts: await groupsOf(stores, id),
		kept: v.parse(ArchivedWorkshop.entries.kept, await archives.kept(id)),
		documents,
		versions: (await versions.ofWorkshop(id)).filter(({ document }) => documents.includes(document)),
		pictures: await archives.assets(id, 'picture'),
		slides: await archives.assets(id, 'pdf')
	};
}

/** Whoever was in a group then does not meet there any more. */
async function groupsOf(
	{ breakouts }: ExportingParts['stores'],
	workshop: string
): Promise<BreakoutState | null> {
	const state = await breakouts.load(workshop);
	if (!state) return null;
	const back = callBack(state);
	return back.ok ? back.value : state;
}

async function pollOf(
	{ polls, archives }: ExportingParts['stores'],
	{ id, kind, title, config, subjects, rules, rounds }: StoredPoll
): Promise<ArchivedWorkshop['polls'][number]> {
	const described = rounds.map(async ({ round, state, stage }) =>
		state === 'revealed'
			? {
					round,
					state,
					stage,
					turnout: await polls.turnout(id, round),
					tally: await polls.tally(id, round),
					rulings: await archives.rulings(id, round)
				}
			: { round, state: 'draft' as const }
	);
	return { id, kind, title, config, subjects: [...subjects], rules, rounds: await Promise.all(described) };
}

function gone(id: string): never {
	throw new Error(`${id} was removed while the archive was made`);
}
