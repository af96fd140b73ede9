/**
 * Templates of register entries as data: which fields an entry has, in which order, with which limits, in
 * words of every language. A new variant of a template is a JSON file and one line in its register's model.
 */
import * as v from 'valibot';
import { versioned } from '#lib/base/model/data-files.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { charactersShown } from '#lib/base/model/marked-text.ts';
import { fieldTerms } from '#lib/glossary/model/term-ids.ts';
import { heldKinds } from './files.ts';

const FieldId = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{0,31}$/));

const base = {
	id: FieldId,
	group: v.string(),
	label: LocalizedText,
	hint: v.optional(LocalizedText),
	required: v.optional(v.boolean(), false),
	/** Asked for first, before the rest of a long form. */
	short: v.optional(v.boolean(), false),
	/** Ids of words that are explained beside it (glossary). */
	terms: fieldTerms
};
const limit = v.pipe(v.number(), v.integer(), v.minValue(1));

const TextField = v.object({ ...base, type: v.picklist(['short-text', 'long-text']), limit });
const ChoiceField = v.object({
	...base,
	type: v.literal('choice'),
	options: v.array(v.object({ id: v.string(), label: LocalizedText })),
	/** What an entry counts as while nobody has chosen. */
	initial: v.optional(v.string())
});
const ValueField = v.object({
	...base,
	type: v.picklist(['region', 'number', 'year', 'url', 'image', 'boolean'])
});
/** Words of one's own, as many as one likes. */
const TagsField = v.object({ ...base, type: v.literal('tags') });
/** Entries of another register, named by its id. */
const EntriesField = v.object({ ...base, type: v.literal('entries'), register: v.string() });
/** Pictures or documents, as many as one likes (files.ts). */
const FilesField = v.object({ ...base, type: v.literal('files'), holds: v.picklist(heldKinds) });
/** What each region says for itself; nobody else can say it (see keys.ts). */
const RegionMarksField = v.object({ ...base, type: v.literal('region-marks') });
const RegionTextField = v.object({ ...base, type: v.literal('region-text'), limit });
/** Each region's number for each entry of another register. */
const RegionScoresField = v.object({ ...base, type: v.literal('region-scores'), register: v.string() });

export const TemplateField = v.variant('type', [
	TextField,
	ChoiceField,
	ValueField,
	TagsField,
	EntriesField,
	FilesField,
	RegionMarksField,
	RegionTextField,
	RegionScoresField
]);
export type TemplateField = v.InferOutput<typeof TemplateField>;
/** Limits count characters as people see them typed: Unicode code points. */
export type TextTemplateField = v.InferOutput<typeof TextField>;
export type ChoiceTemplateField = v.InferOutput<typeof ChoiceField>;
export type ValueTemplateField = v.InferOutput<typeof ValueField>;
export type EntriesTemplateField = v.InferOutput<typeof EntriesField>;
export type FilesTemplateField = v.InferOutput<typeof FilesField>;
export type RegionTextTemplateField = v.InferOutput<typeof RegionTextField>;
export type FieldType = TemplateField['type'];

export const Template = v.pipe(
	v.object({
		...versioned,
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
export type Template = v.InferOutput<typeof Template>;

/** How an entry names its template, e.g. `good-practice@2014-2020`. */
export const templateName = (template: Template): string => `${template.id}@${template.version}`;

export const isTextField = (field: TemplateField): field is TextTemplateField =>
	field.type === 'short-text' || field.type === 'long-text';

/** How many characters of a field's limit a text takes: marks, which are not shown, take none. */
export const charactersOf = (field: TextTemplateField, text: string): number =>
	charactersShown(text, field.type === 'long-text');

export const isChoiceField = (field: TemplateField): field is ChoiceTemplateField => field.type === 'choice';
