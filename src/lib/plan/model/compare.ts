/** What changed in a plan between two moments, section by section and word by word. */
import { changedWords, type Stretch } from '#lib/base/model/changed-words.ts';
import { contentOf, type FieldContent } from './content.ts';
import { evidenceKey, type Evidence } from './evidence.ts';
import type { Plan, PlanSection } from './plan.ts';
import type { PlanField } from './template.ts';

export interface FieldChange {
	readonly field: PlanField;
	readonly stretches: readonly Stretch[];
}

export interface SectionChange {
	/** As it is, or as it was where it is gone. */
	readonly section: PlanSection;
	readonly change: 'changed' | 'added' | 'removed';
	/** In the order of the template. */
	readonly fields: readonly FieldChange[];
	readonly linked: readonly Evidence[];
	readonly unlinked: readonly Evidence[];
}

/** @param wordsOf a choice in words */
export function comparePlans(
	before: Pick<Plan, 'sections'>,
	after: Pick<Plan, 'sections'>,
	wordsOf: (field: PlanField, chosen: readonly string[]) => string
): SectionChange[] {
	const was = new Map(before.sections.map((section) => [section.id, section]));
	const is = new Set(after.sections.map(({ id }) => id));
	const gone = before.sections.filter(({ id }) => !is.has(id));
	return [
		...after.sections.map((section) => compared(was.get(section.id), section, wordsOf)),
		...gone.map((section) => compared(section, undefined, wordsOf))
	].filter(
		({ change, fields, linked, unlinked }) =>
			change !== 'changed' || fields.length + linked.length + unlinked.length > 0
	);
}

function compared(
	before: PlanSection | undefined,
	after: PlanSection | undefined,
	wordsOf: (field: PlanField, chosen: readonly string[]) => string
): SectionChange {
	const section = after ?? before;
	if (!section) throw new Error('a comparison of nothing with nothing');
	const words = (of: PlanSection | undefined, field: PlanField) =>
		textOf(of?.fields[field.id], field, wordsOf);
	const evidence = (of: PlanSection | undefined) =>
		new Map((of?.action?.evidence ?? []).map((each) => [evidenceKey(each), each]));
	const [had, has] = [evidence(before), evidence(after)];
	return {
		section,
		change: !before ? 'added' : !after ? 'removed' : 'changed',
		fields: section.part.fields.flatMap((field): FieldChange[] => {
			if (same(before?.fields[field.id], after?.fields[field.id])) return [];
			const [old, now] = [words(before, field), words(after, field)];
			return old === '' && now === '' ? [] : [{ field, stretches: changedWords(old, now) }];
		}),
		linked: [...has].flatMap(([key, each]) => (had.has(key) ? [] : [each])),
		unlinked: [...had].flatMap(([key, each]) => (has.has(key) ? [] : [each]))
	};
}

/** Looks count, too: a word that was made bold is a change, though its letters stay. */
const same = (a: FieldContent | undefined, b: FieldContent | undefined): boolean =>
	JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));

function textOf(
	content: FieldContent | undefined,
	field: PlanField,
	wordsOf: (field: PlanField, chosen: readonly string[]) => string
): string {
	if (!content) return '';
	if ('text' in content) return content.text;
	return 'month' in content ? content.month : wordsOf(field, content.chosen);
}
