/**
 * Templates of action plans as data: their parts, the fields of each in order, limits, and the words of every
 * language. A new variant is a JSON file in `templates`.
 */
import * as v from 'valibot';
import { readDataFiles, versioned, withFirst } from '#lib/base/model/data-files.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { fieldTerms } from '#lib/glossary/model/term-ids.ts';
import { all } from './templates/all.ts';

const Name = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{0,31}$/));

const base = {
	id: Name,
	label: LocalizedText,
	hint: v.optional(LocalizedText),
	/** Stands above this field and the short ones after it, which do not belong to the long text before them. */
	heading: v.optional(LocalizedText),
	required: v.optional(v.boolean(), false),
	/** Written in English beside the plan's own language; asked for in plans in another language only. */
	english: v.optional(v.boolean(), false),
	/** Ids of words that are explained beside it (glossary). */
	terms: fieldTerms
};

/** `line`: one line of plain text; `rich`: headings, lists, tables, links. The limit counts characters. */
const TextField = v.object({
	...base,
	type: v.picklist(['line', 'rich']),
	limit: v.pipe(v.number(), v.integer(), v.minValue(1))
});
/** `choice`: one option; `choices`: any number of them. */
const ChoiceField = v.object({
	...base,
	type: v.picklist(['choice', 'choices']),
	options: v.pipe(v.array(v.object({ id: Name, label: LocalizedText })), v.minLength(1))
});
const MonthField = v.object({ ...base, type: v.literal('month') });

export const PlanField = v.variant('type', [TextField, ChoiceField, MonthField]);
export type PlanField = v.InferOutput<typeof PlanField>;
export type PlanTextField = v.InferOutput<typeof TextField>;
export type PlanChoiceField = v.InferOutput<typeof ChoiceField>;

export const PlanPart = v.pipe(
	v.object({
		id: Name,
		title: LocalizedText,
		/** Once per action instead of once per plan. */
		repeats: v.optional(v.boolean(), false),
		fields: v.pipe(v.array(PlanField), v.minLength(1))
	}),
	v.check(
		({ fields }) => new Set(fields.map(({ id }) => id)).size === fields.length,
		'two fields have the same id'
	)
);
export type PlanPart = v.InferOutput<typeof PlanPart>;

export const PlanTemplate = v.pipe(
	v.object({ ...versioned, title: LocalizedText, parts: v.array(PlanPart) }),
	v.check(
		({ parts }) => new Set(parts.map(({ id }) => id)).size === parts.length,
		'two parts have the same id'
	),
	v.check(({ parts }) => parts.filter(({ repeats }) => repeats).length === 1, 'one part describes actions')
);
export type PlanTemplate = v.InferOutput<typeof PlanTemplate>;

/** The first is what new plans use unless somebody chooses another one. */
export const planTemplates = withFirst(readDataFiles(all, PlanTemplate));

/** How a plan names its template, e.g. `action-plan@2014-2020`. */
export const planTemplateName = (template: PlanTemplate): string => `${template.id}@${template.version}`;

/** A plan of a template that this installation does not know is shown with the first one. */
export const planTemplateByName = (name: unknown): PlanTemplate =>
	planTemplates.find((template) => planTemplateName(template) === name) ?? planTemplates[0];

/** The part that every action fills in. */
export function actionPart({ parts }: PlanTemplate): PlanPart {
	const part = parts.find(({ repeats }) => repeats);
	if (!part) throw new Error('a template without actions');
	return part;
}

export const isPlanText = (field: PlanField): field is PlanTextField =>
	field.type === 'line' || field.type === 'rich';

export const isPlanChoice = (field: PlanField): field is PlanChoiceField =>
	field.type === 'choice' || field.type === 'choices';
