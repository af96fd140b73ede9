import type { PlanField } from '../model/template.ts';
import type { PlanEditing } from '../plan-editing.svelte.ts';
import type { SectionState } from '../plan-editing.svelte.ts';

/** What every field of a plan's form needs besides its own template entry. */
export interface PlanFieldProps<Field extends PlanField = PlanField> {
	readonly plan: PlanEditing;
	readonly state: SectionState;
	readonly field: Field;
	/** Whether this person may write in this section now. */
	readonly writable: boolean;
	/** The language that the field is written in. */
	readonly language: string;
}
