/** The cards of a workshop's entries, as its document holds them. */
import type * as Y from 'yjs';
import { registers } from '../models.ts';
import { recordCard } from './card-of-record.ts';
import type { RecordCard } from './record-card.ts';
import { listRecords, recordIn } from './register-record.ts';

/** Of all entries that are not deleted. */
export const listCards = (doc: Y.Doc): RecordCard[] =>
	registers.flatMap((model) => listRecords(doc, model).map((record) => recordCard(model, record)));

/** The same of these entries only; other ids, such as those of polls, have none. */
export const cardsOf = (doc: Y.Doc, ids: Iterable<string>): RecordCard[] =>
	[...ids].flatMap((id) =>
		registers.flatMap((model) => {
			const record = recordIn(doc, model, id);
			return record && record.deletedAt === null ? [recordCard(model, record)] : [];
		})
	);
