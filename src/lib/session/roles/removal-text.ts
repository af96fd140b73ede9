/** Reasons of a removal: as facilitators choose them, and as the removed person reads them. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Removal } from '../model/removal.ts';

export const removalNames: Readonly<Record<Removal['reason'], () => string>> = {
	twice: m.roles_remove_twice,
	'not-invited': m.roles_remove_not_invited,
	conduct: m.roles_remove_conduct,
	other: m.roles_remove_other
};

export const removalTexts: Readonly<Record<Removal['reason'], () => string>> = {
	twice: m.roles_removed_twice,
	'not-invited': m.roles_removed_not_invited,
	conduct: m.roles_removed_conduct,
	other: m.roles_removed_other
};
