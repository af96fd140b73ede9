/**
 * How the entries of a register stand beside each other: in columns by something they chose, or by the regions they
 * speak for. Pure; who names the columns and moves entries between them is the view.
 */
import { choiceField, type RegisterModel } from './register.ts';
import type { RegisterRecord } from './register-record.ts';

/** Stands for the regions where otherwise a choice field is named. */
export const byRegion = 'region';

export interface Column {
	/** Of an option or of a region; null for what belongs to none of them. */
	readonly id: string | null;
	readonly records: readonly RegisterRecord[];
}

/** By what entries can be laid out, the usual one first: every register by regions, too. */
export const layoutsOf = (model: RegisterModel): readonly string[] => [...model.columns, byRegion];

/** What was asked for, if the register can be laid out so, and otherwise the usual one. */
export function layoutFrom(model: RegisterModel, wanted: string | null): string {
	const layouts = layoutsOf(model);
	return layouts.find((layout) => layout === wanted) ?? layouts[0] ?? byRegion;
}

/** The region that an entry speaks for: where its form asks for one, that is what counts. */
export function regionOf({
	template,
	values,
	region
}: Pick<RegisterRecord, 'template' | 'values' | 'region'>): string | null {
	const field = template.fields.find(({ type }) => type === 'region');
	if (!field) return region;
	const chosen = values[field.id];
	return typeof chosen === 'string' ? chosen : null;
}

/**
 * A column for every option or region, also for those without entries, and one more for entries of none of them, if
 * there are any. Entries keep their order.
 * @param regions ids of the workshop's regions
 */
export function columnsOf(
	model: RegisterModel,
	layout: string,
	records: readonly RegisterRecord[],
	regions: readonly string[]
): readonly Column[] {
	const ids = layout === byRegion ? regions : (choiceField(model, layout)?.options ?? []).map(({ id }) => id);
	const idOf = (record: RegisterRecord) => (layout === byRegion ? regionOf(record) : record.values[layout]);
	const rest = records.filter((record) => !ids.some((id) => id === idOf(record)));
	return [
		...ids.map((id) => ({ id, records: records.filter((record) => idOf(record) === id) })),
		...(rest.length > 0 ? [{ id: null, records: rest }] : [])
	];
}
