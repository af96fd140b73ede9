/**
 * Pictures of people are shown to those who only look on once the entry in which they stand says that all agreed.
 * A withdrawal counts at once and everywhere: an entry that was deleted, or from which a picture was taken, shows it
 * to them no more, whatever other entries say of the same picture.
 */
import type * as Y from 'yjs';
import { assetOfMember } from './files.ts';
import { readKey } from './keys.ts';
import { entryOf, registerOf } from './record.ts';
import { readRecord, type RegisterRecord } from './register-record.ts';
import type { RegisterModel } from './register.ts';

/** Whether an entry may be shown to those who only look on. */
export const hasConsent = (
	{ consent }: Pick<RegisterModel, 'consent'>,
	{ values, deletedAt }: Pick<RegisterRecord, 'values' | 'deletedAt'>
): boolean =>
	consent === null ||
	(deletedAt === null && consent.given.some((choice) => choice === values[consent.field]));

/**
 * The pictures that need consent, and whether all entries in which they stand or stood have it.
 * @returns by asset; what no such entry knows is not in it
 */
export function picturesUnderConsent(
	doc: Y.Doc,
	models: readonly RegisterModel[]
): ReadonlyMap<string, boolean> {
	const pictures = new Map<string, boolean>();
	for (const model of models) {
		if (!model.consent) continue;
		const register = registerOf(doc, model.id);
		for (const id of register.keys()) {
			const entry = entryOf(register, id);
			if (!entry) continue;
			const agreed = hasConsent(model, readRecord(model, id, entry));
			for (const [key, value] of entry) {
				const asset = assetOfMember(readKey(key)?.member ?? '');
				// What was taken out leaves its key behind, with nothing in it.
				if (asset !== undefined)
					pictures.set(asset, (pictures.get(asset) ?? true) && agreed && value !== null);
			}
		}
	}
	return pictures;
}
