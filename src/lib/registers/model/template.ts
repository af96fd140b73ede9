/**
 * Templates of posters as data: which fields a good practice is described by, in which order, with
 * which limits, in words of every language. A new variant is a JSON file and one line in `templates`.
 */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import goodPractice2014 from './templates/good-practice-2014-2020.json' with { type: 'json' };

const FieldId = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{0,31}$/));

const base = {
	id: FieldId,
	group: v.string(),
	label: LocalizedText,
	hint: v.optional(LocalizedText),
	required: v.optional(v.boolean(), false)
};
const limit = v.pipe(v.number(), v.integer(), v.minValue(1));

const TextField = v.object({ ...base, type: v.picklist(['short-text', 'long-text']), limit });
const ChoiceField = v.object({
	...base,
	type: v.literal('choice'),
	options: v.array(v.object({ id: v.string(), label: LocalizedText }))
});
const ValueField = v.object({
	...base,
	type: v.picklist(['region', 'number', 'year', 'url', 'image', 'boolean'])
});

export const TemplateField = v.variant('type', [TextField, ChoiceField, ValueField]);
export type TemplateField = v.InferOutput<typeof TemplateField>;
/** Limits count characters as people see them typed: Unicode code points. */
export type TextTemplateField = v.InferOutput<typeof TextField>;
export type ChoiceTemplateField = v.InferOutput<typeof ChoiceField>;
export type ValueTemplateField = v.InferOutput<typeof ValueField>;
export type FieldType = TemplateField['type'];

export const PosterTemplate = v.pipe(
	v.object({
		id: v.string(),
		version: v.string(),
		title: LocalizedText,
		groups: v.array(v.object({ id: v.string(), title: LocalizedText })),
		fields: v.array(TemplateField)
	}),
	v.check(
		(template) => new Set(template.fields.map((field) => field.id)).size === template.fields.length,
		'two fields have the same id'
	),
	v.check(
		(template) => template.fields.every((field) => template.groups.some((g) => g.id === field.group)),
		'a field is in a group that does not exist'
	)
);
export type PosterTemplate = v.InferOutput<typeof PosterTemplate>;

/** Newest first: what new posters use. */
export const templates: readonly [PosterTemplate, ...PosterTemplate[]] = [
	v.parse(PosterTemplate, goodPractice2014)
];

/** How a poster names its template, e.g. `good-practice@2014-2020`. */
export const templateName = (template: PosterTemplate): string => `${template.id}@${template.version}`;

/** A poster of a template that this installation does not know is shown with the newest one. */
export function templateByName(name: unknown): PosterTemplate {
	return templates.find((template) => templateName(template) === name) ?? templates[0];
}

export const isTextField = (field: TemplateField): field is TextTemplateField =>
	field.type === 'short-text' || field.type === 'long-text';

export const isChoiceField = (field: TemplateField): field is ChoiceTemplateField => field.type === 'choice';
