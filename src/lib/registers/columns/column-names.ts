/** What the columns of a register are called on the page of a reader. */
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { byRegion } from '../model/columns.ts';
import { readable } from '../model/record.ts';
import { choiceField, type RegisterModel } from '../model/register.ts';
import type { RegionLook } from '../region-look.ts';

/** By what a layout sorts. @param layout one of `layoutsOf` */
export const layoutName = (model: RegisterModel, layout: string): string =>
	layout === byRegion
		? m.registers_filter_region()
		: readable(choiceField(model, layout)?.label, getLocale(), 'en').text;

/** @param id of the column; null for the entries that belong to no other */
export function columnName(
	model: RegisterModel,
	layout: string,
	id: string | null,
	regions: readonly RegionLook[]
): string {
	if (layout === byRegion) return regions.find((region) => region.id === id)?.name ?? m.registers_no_region();
	if (id === null) return m.registers_unsorted();
	const option = choiceField(model, layout)?.options.find((each) => each.id === id);
	return readable(option?.label, getLocale(), 'en').text;
}
