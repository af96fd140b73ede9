/** The start of a next meeting: a workshop made of what an earlier one knows, without what happened there. */
import * as Y from 'yjs';
import type { Result } from '#lib/base/model/result.ts';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { emptySession } from '#lib/session/model/steps/machine.ts';
import { picturesUnderConsent } from '#lib/registers/model/consent.ts';
import { registerOf } from '#lib/registers/model/record.ts';
import { registers } from '#lib/registers/models.ts';
import { placeIn, type ArchivedWorkshop } from './contents.ts';
import { describeWorkshop, entriesOf, type ExportingParts } from './exporting.ts';
import { importWorkshop, type ImportRefusal } from './importing.ts';

export interface NextMeeting {
	readonly title: LocalizedText;
	/** Whether what is on the boards comes along; otherwise they are there and empty. */
	readonly boards: 'kept' | 'empty';
}

/**
 * Regions, partners, registers, plans, boards, polls as drafts, and the agenda as a plan come along; people, runs,
 * ballots, results, versions, dates and photos of people do not.
 * @returns the id of the new workshop, which nobody runs yet
 * @throws if there is no such workshop
 */
export async function copyWorkshop(
	parts: ExportingParts,
	id: string,
	next: NextMeeting
): Promise<Result<{ readonly workshop: string }, ImportRefusal>> {
	const described = nextOf(await describeWorkshop(parts, id), next);
	const known = await parts.read(`workshop.${id}`, (doc) => ({
		photos: picturesUnderConsent(doc, registers),
		state: withoutPhotos(doc)
	}));
	const pictures = described.pictures.filter((picture) => !known.photos.has(picture.id));
	const archived = { ...described, pictures };
	const contents = new Map<string, Buffer>();
	for (const { place, bytes } of entriesOf(parts, archived)) {
		const emptied = next.boards === 'empty' && place.startsWith('documents/board.');
		const registered = place === placeIn.document(`workshop.${id}`);
		contents.set(place, Buffer.from(emptied ? nothing() : registered ? known.state : await bytes()));
	}
	return importWorkshop(
		{ archives: parts.stores.archives, clock: parts.clock },
		{ archived, contents },
		{ people: false }
	);
}

const nothing = (): Uint8Array => Y.encodeStateAsUpdate(new Y.Doc());

/** The registers as they are saved, but those whose people agreed to be shown after that day and no other. */
function withoutPhotos(doc: Y.Doc): Uint8Array {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	for (const { id, consent } of registers) if (consent) registerOf(copy, id).clear();
	const state = Y.encodeStateAsUpdate(copy);
	copy.destroy();
	return state;
}

function nextOf(archived: ArchivedWorkshop, { title }: NextMeeting): ArchivedWorkshop {
	const { workshop, agenda, polls } = archived;
	return {
		...archived,
		workshop: {
			...workshop,
			title,
			status: 'open',
			details: { ...workshop.details, from: '', to: '', locked: false }
		},
		agenda: agenda && { ...emptySession, steps: agenda.steps, dayStart: agenda.dayStart },
		polls: polls.map((poll) => ({ ...poll, rounds: [{ round: 1, state: 'draft' }] })),
		breakouts: null,
		versions: []
	};
}
