/** Which entries name which: the links that fields of the type `entries` hold, read from both ends. */
import type { RegisterModel } from './register.ts';
import type { RegisterRecord } from './register-record.ts';
import type { EntriesTemplateField } from './template.ts';

export const linkFields = ({ template }: RegisterRecord): EntriesTemplateField[] =>
	template.fields.filter((field) => field.type === 'entries');

/** The ids of the entries of another register that a record names. */
export const namedEntries = (record: RegisterRecord, register: string): string[] =>
	linkFields(record)
		.filter((field) => field.register === register)
		.flatMap((field) => record.sets[field.id] ?? []);

export interface NamingEntries {
	readonly model: RegisterModel;
	readonly records: readonly RegisterRecord[];
}

/**
 * The entries that name one, by their register; registers without any are left out.
 * @param from the registers with what is in them
 */
export function namingEntries(
	register: string,
	id: string,
	from: readonly { readonly model: RegisterModel; readonly list: readonly RegisterRecord[] }[]
): NamingEntries[] {
	return from
		.map(({ model, list }) => ({
			model,
			records: list.filter((record) => namedEntries(record, register).includes(id))
		}))
		.filter(({ records }) => records.length > 0);
}
