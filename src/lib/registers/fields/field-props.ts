import type { Editor } from '../editors.ts';
import type { RegisterRecord } from '../model/register-record.ts';
import type { Register } from '../register.svelte.ts';
import type { Registers } from '../registers.svelte.ts';

/** What every field of an entry's form needs besides its own template entry. */
export interface FieldProps {
	readonly registers: Registers;
	/** The register in which the entry is. */
	readonly register: Register;
	readonly record: RegisterRecord;
	/** Others who are in this field now. */
	readonly editors: readonly Editor[];
}
