/** What people may be called. */
import { ok, refuse, type Result } from '#lib/base/model/result.ts';

/** Characters a name or an organisation may have, counted as people see them. */
export const nameLength = 80;

/** Control, private-use and unpaired surrogate characters, line breaks, and marks that turn the direction of text. */
const unusable = /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * Trims a name and folds runs of white space. Refuses what is empty, too long, or holds control characters,
 * private-use characters or marks that turn the direction of the text around it.
 */
export function cleanName(text: string): Result<string, 'name-invalid'> {
	if (text.length > nameLength * 8) return refuse('name-invalid');
	const typed = text.normalize('NFC').trim();
	if (unusable.test(typed)) return refuse('name-invalid');
	const name = typed.replace(/\s+/gu, ' ');
	// A name needs at least one visible letter, digit or symbol: format characters alone show nothing.
	if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) return refuse('name-invalid');
	if ([...new Intl.Segmenter().segment(name)].length > nameLength) return refuse('name-invalid');
	if (name.length > nameLength * 4) return refuse('name-invalid');
	return ok(name);
}
