/** Why a file cannot be shown: it is no PDF or damaged, it asks for a password, it has too many pages. */
import { m } from '#lib/i18n/paraglide/messages.js';

export type SlideFlaw = 'broken' | 'locked' | 'too-long';

export const flawText: Readonly<Record<SlideFlaw, () => string>> = {
	broken: m.slides_broken,
	locked: m.slides_locked,
	'too-long': m.slides_too_long
};
