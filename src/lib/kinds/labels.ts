import { nameable } from '#lib/base/model/marked-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** "Note: Open data first", or "Note, empty". */
export function labelWithText(kind: string, text: string): string {
	const words = nameable(text);
	return words === '' ? m.kinds_empty({ kind }) : m.kinds_labelled({ kind, text: words });
}
