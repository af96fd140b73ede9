/** Makes a workshop of an archive, with fresh ids and a join code of its own, or nothing at all. */
import * as v from 'valibot';
import { newJoinCode } from '#lib/base/model/ids.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { documentKind } from '#lib/realtime/model/sync-protocol.ts';
import { pdfMime } from '../storage/asset-store.ts';
import { Json } from '../storage/json.ts';
import type { ArchiveStore, NewAsset, NewDocument, NewVersionState } from '../storage/archive-store.ts';
import type { Clock } from '../support/clock.ts';
import { isPdf } from '../support/pdf.ts';
import { takePicture } from '../support/picture.ts';
import { archiveVersion, ArchivedWorkshop, placeIn } from './contents.ts';
import { freshIdsFor, ownedBy, renewText, type FreshIds } from './fresh-ids.ts';
import { Renewing } from './renewing.ts';
import { unpack, type ArchiveFlaw } from './zip.ts';

/** `archive-too-new`: a newer program made it. */
export type ImportRefusal = ArchiveFlaw | 'archive-too-new';

export interface ImportingParts {
	readonly archives: ArchiveStore;
	readonly clock: Clock;
}

/** What is in an archive, checked as far as it can be without making anything. */
export interface OpenedArchive {
	readonly archived: ArchivedWorkshop;
	readonly contents: ReadonlyMap<string, Buffer>;
}

const Version = v.object({ version: v.number() });

/** @param source the path of a file, or its bytes */
export async function openArchive(
	source: string | Uint8Array
): Promise<Result<OpenedArchive, ImportRefusal>> {
	const contents = await unpack(source);
	if (!contents.ok) return contents;
	const json = v.safeParse(Json, contents.value.get(placeIn.description)?.toString('utf8'));
	if (!json.success) return refuse('archive-damaged');
	const version = v.safeParse(Version, json.output);
	if (version.success && version.output.version > archiveVersion) return refuse('archive-too-new');
	const archived = v.safeParse(ArchivedWorkshop, json.output);
	if (!archived.success || !isWhole(archived.output, contents.value)) return refuse('archive-damaged');
	return ok({ archived: archived.output, contents: contents.value });
}

/** Whether everything that is described is there, once, and nothing else. */
function isWhole(archived: ArchivedWorkshop, contents: ReadonlyMap<string, Buffer>): boolean {
	const { workshop, boards, plans, documents, versions, pictures, slides } = archived;
	const described = [
		placeIn.description,
		...documents.map(placeIn.document),
		...versions.map(({ id }) => placeIn.version(id)),
		...pictures.map(({ id }) => placeIn.picture(id)),
		...slides.map(({ id }) => placeIn.slides(id))
	];
	const known = new Set(documents);
	const needed = [
		`workshop.${workshop.id}`,
		...boards.map(({ id }) => `board.${id}`),
		...plans.map(({ id }) => `plan.${id}`)
	];
	const owned = ownedBy(archived).map(({ id }) => id);
	return (
		new Set(described).size === contents.size &&
		described.length === contents.size &&
		described.every((place) => contents.has(place)) &&
		needed.every((document) => known.has(document)) &&
		versions.every(({ document }) => known.has(document)) &&
		new Set(owned).size === owned.length
	);
}

/**
 * @param people whether those who took part are in the new workshop too, without names
 * @returns the id of the new workshop, which nobody runs yet
 */
export async function importWorkshop(
	{ archives, clock }: ImportingParts,
	opened: OpenedArchive,
	{ people = true }: { readonly people?: boolean } = {}
): Promise<Result<{ readonly workshop: string }, ImportRefusal>> {
	const ids = freshIdsFor(opened.archived);
	const states = await renewedStates(opened, ids);
	const pictures = await readPictures(opened, ids);
	const slides = readSlides(opened, ids);
	if (!states || !pictures || !slides) return refuse('archive-damaged');
	const renewed = v.parse(ArchivedWorkshop, JSON.parse(renewText(JSON.stringify(opened.archived), ids)));
	await archives.add({
		...renewed,
		...states,
		people: people ? renewed.people : [],
		assets: [...pictures, ...slides],
		code: newJoinCode(),
		createdAt: clock.now()
	});
	return ok({ workshop: renewed.workshop.id });
}

interface States {
	readonly documents: readonly NewDocument[];
	readonly versions: readonly NewVersionState[];
}

/** Undefined if one of them is damaged. */
async function renewedStates(
	{ archived, contents }: OpenedArchive,
	ids: FreshIds
): Promise<States | undefined> {
	const thread = new Renewing(ids);
	const renew = async (document: string, place: string) => {
		const kind = documentKind(document);
		const state = contents.get(place);
		return kind && state ? thread.document(kind, state) : null;
	};
	try {
		const documents: NewDocument[] = [];
		for (const name of archived.documents) {
			const state = await renew(name, placeIn.document(name));
			if (!state) return undefined;
			documents.push({ name: renewText(name, ids), state });
		}
		const versions: NewVersionState[] = [];
		for (const { id, document, ...version } of archived.versions) {
			const state = await renew(document, placeIn.version(id));
			if (!state) return undefined;
			const renewed = { id: renewText(id, ids), document: renewText(document, ids) };
			versions.push({ ...version, ...renewed, state });
		}
		return { documents, versions };
	} finally {
		await thread.close();
	}
}

/** Undefined if one of them is no picture. */
async function readPictures(
	{ archived, contents }: OpenedArchive,
	ids: FreshIds
): Promise<readonly NewAsset[] | undefined> {
	const pictures: NewAsset[] = [];
	for (const { id, addedAt } of archived.pictures) {
		const picture = await takePicture(contents.get(placeIn.picture(id)) ?? new Uint8Array());
		if (!picture.ok) return undefined;
		pictures.push({ ...picture.value, id: renewText(id, ids), addedAt });
	}
	return pictures;
}

/** Undefined if one of them is no PDF. */
function readSlides({ archived, contents }: OpenedArchive, ids: FreshIds): readonly NewAsset[] | undefined {
	const files: NewAsset[] = [];
	for (const { id, addedAt } of archived.slides) {
		const bytes = contents.get(placeIn.slides(id));
		if (!bytes || !isPdf(bytes)) return undefined;
		files.push({ id: renewText(id, ids), mime: pdfMime, width: 0, height: 0, bytes, addedAt });
	}
	return files;
}
