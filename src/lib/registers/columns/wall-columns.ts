/** The frames in which the entries of a register hang on a board, as the page of a reader names them. */
import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { byRegion, columnsOf, layoutsOf } from '../model/columns.ts';
import type { RegisterModel } from '../model/register.ts';
import type { RegisterRecord } from '../model/register-record.ts';
import type { RegionLook } from '../region-look.ts';
import { columnName, layoutName } from './column-names.ts';

/** Stands for one frame that holds all of them. */
const oneFrame = 'one';

/** For a list to choose from. */
export const wallLayouts = (model: RegisterModel): { readonly value: string; readonly label: string }[] => [
	...layoutsOf(model).map((value) => ({ value, label: layoutName(model, value) })),
	{ value: oneFrame, label: m.registers_one_frame() }
];

/** @param layout one of `wallLayouts`; only regions without entries get no frame */
export function wallColumns(
	model: RegisterModel,
	layout: string,
	records: readonly RegisterRecord[],
	regions: readonly RegionLook[]
): { readonly title: string; readonly records: string[] }[] {
	if (layout === oneFrame) {
		return [{ title: localized(model.about.name, getLocale()), records: records.map(({ id }) => id) }];
	}
	const ids = regions.map(({ id }) => id);
	return columnsOf(model, layout, records, ids)
		.filter((column) => layout !== byRegion || column.records.length > 0)
		.map((column) => ({
			title: columnName(model, layout, column.id, regions),
			records: column.records.map(({ id }) => id)
		}));
}
