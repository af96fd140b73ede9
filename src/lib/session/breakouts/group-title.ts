/** What a group is called: by its own name, its region, or its number. */
import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { Region } from '../model/messages.ts';
import type { Group } from './model/breakouts.ts';

export function groupTitle(
	{ name, number, region }: Pick<Group, 'name' | 'number' | 'region'>,
	regions: readonly Region[]
): string {
	if (name) return name;
	const known = regions.find(({ id }) => id === region);
	return known ? localized(known.name, getLocale()) : m.breakout_group({ number });
}
