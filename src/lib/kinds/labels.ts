import { m } from '#lib/i18n/paraglide/messages.js';

/** Characters of a text that an accessible name repeats. */
const most = 200;

/** "Note: Open data first", or "Note, empty". */
export function labelWithText(kind: string, text: string): string {
	const short = text.replaceAll(/\s+/g, ' ').trim();
	if (short === '') return m.kinds_empty({ kind });
	return m.kinds_labelled({ kind, text: short.length > most ? `${short.slice(0, most)}…` : short });
}
