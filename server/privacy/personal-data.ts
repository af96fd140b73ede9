/** Everything that the server keeps about one person in one workshop, for that person alone, as one file. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { documentKind } from '#lib/realtime/model/sync-protocol.ts';
import { noName, type PrivacyStore } from '../storage/privacy-store.ts';
import { Json } from '../storage/json.ts';
import type { DocumentStore } from '../storage/document-store.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { Clock } from '../support/clock.ts';
import { documentRoots } from '../sync/roots.ts';
import type { Sync } from '../sync/sync.ts';

export interface PersonalDataParts {
	readonly privacy: PrivacyStore;
	readonly people: PeopleStore;
	readonly documents: Pick<DocumentStore, 'named' | 'clients'>;
	readonly sync: Pick<Sync, 'read'>;
	readonly clock: Clock;
}

export interface PersonalData {
	readonly exportedAt: string;
	readonly person: {
		readonly id: string;
		readonly name: string;
		readonly role: string;
		readonly region: string | null;
		readonly organisation: string | null;
		readonly language: string | null;
		readonly joinedAt: string;
	};
	/** What this person wrote, document by document. */
	readonly documents: readonly {
		readonly document: string;
		/** Entries that are this person's, with all that is in them now. */
		readonly entries: readonly { readonly in: string; readonly id: string; readonly content: unknown }[];
		/** What this person typed and that stands there now, in own entries and in those of others. */
		readonly typed: readonly string[];
	}[];
	/** Ballots in rounds that are open, and later ones that carry this name; all others belong to nobody. */
	readonly ballots: readonly { readonly poll: string; readonly round: number; readonly ballot: unknown }[];
	readonly pictures: readonly { readonly id: string; readonly type: string; readonly base64: string }[];
}

/** @returns undefined if there is no such person, or nobody any more */
export async function personalData(
	workshop: string,
	participant: string,
	{ privacy, people, documents, sync, clock }: PersonalDataParts
): Promise<PersonalData | undefined> {
	const person = await people.find(participant);
	if (person?.workshop !== workshop || person.name === noName) return undefined;
	const written: PersonalData['documents'][number][] = [];
	for (const document of await documents.named(workshop, '')) {
		const kind = documentKind(document);
		if (!kind) continue;
		const own = (await documents.clients(document)).filter((each) => each.participant === participant);
		const clients = new Set(own.map(({ clientId }) => clientId));
		const found = await sync.read(document, (doc) => ({
			entries: documentRoots[kind].flatMap((root) => entriesOf(doc, root, participant)),
			typed: typedIn(doc, clients)
		}));
		if (found.entries.length + found.typed.length > 0) written.push({ document, ...found });
	}
	const ballots = await privacy.ballots(workshop, participant);
	const pictures = await privacy.pictures(participant);
	const { id, name, role, region, organisation, language, createdAt } = person;
	return {
		exportedAt: new Date(clock.now()).toISOString(),
		person: { id, name, role, region, organisation, language, joinedAt: new Date(createdAt).toISOString() },
		documents: written,
		ballots: ballots.map(({ ballot, ...round }) => ({ ...round, ballot: v.parse(Json, ballot) })),
		pictures: pictures.map(({ id, mime, bytes }) => ({
			...{ id, type: mime, base64: Buffer.from(bytes).toString('base64') }
		}))
	};
}

function entriesOf(doc: Y.Doc, root: string, participant: string) {
	const found: { in: string; id: string; content: unknown }[] = [];
	const map = doc.share.get(root);
	if (!(map instanceof Y.Map)) return found;
	for (const [id, entry] of map) {
		if (!(entry instanceof Y.Map) || entry.get('author') !== participant) continue;
		found.push({ in: root, id, content: entry.toJSON() });
	}
	return found;
}

/** Words in the order in which they were typed; each piece is what was typed in one go and is still there. */
function typedIn(doc: Y.Doc, clients: ReadonlySet<number>): string[] {
	return [...clients].flatMap((client) =>
		(doc.store.clients.get(client) ?? []).flatMap((struct) =>
			struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString
				? [struct.content.str]
				: []
		)
	);
}
