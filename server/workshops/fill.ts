/** Fills the documents of a new workshop from its template. Nobody can have them open yet. */
import * as Y from 'yjs';
import { seedRegisters } from '#lib/registers/model/seed.ts';
import type { DocumentStore } from '../storage/document-store.ts';
import type { Clock } from '../support/clock.ts';

export const createFill =
	(documents: DocumentStore, clock: Clock) =>
	async (content: unknown, workshop: string, _board: string, _language: string): Promise<void> => {
		const registers = new Y.Doc();
		seedRegisters(registers, content, { now: clock.now() });
		await store(`workshop.${workshop}`, registers);

		async function store(name: string, doc: Y.Doc): Promise<void> {
			const update = Y.encodeStateAsUpdate(doc);
			await documents.append(name, [{ update, participant: null }], [], clock.now());
			doc.destroy();
		}
	};
