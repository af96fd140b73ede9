/** A change of an entry in words: which field, and what it said before and after. */
import { changedWords, type Stretch } from '#lib/base/model/changed-words.ts';
import { localized } from '#lib/base/model/localized-text.ts';
import { number } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { headingOf } from '../heading.ts';
import { nameOfLanguage } from '../language-name.ts';
import { readKey, type KeyParts } from '../model/keys.ts';
import { moderationFrom, moderationKey } from '../model/moderation.ts';
import type { EntryStep } from '../model/past.ts';
import type { PlainValue, RegisterRecord } from '../model/register-record.ts';
import { fieldOf } from '../model/register.ts';
import { isChoiceField, isTextField, templateName, type TemplateField } from '../model/template.ts';
import { stateName } from '../moderation/state-words.ts';
import type { RegionLook } from '../region-look.ts';
import type { Register } from '../register.svelte.ts';
import type { Registers } from '../registers.svelte.ts';

export interface PastLine {
	readonly key: string;
	readonly label: string;
	readonly stretches: readonly Stretch[];
	/** Of a text; undefined for words of the page. */
	readonly language: string | undefined;
}

export interface PastContext {
	readonly registers: Registers;
	readonly register: Register;
	readonly record: RegisterRecord;
	readonly regions: readonly RegionLook[];
}

type FieldStep = EntryStep['fields'][number];

/** What changed in a step, in the order of the entry's form; what no form knows is left out. */
export function pastLines(step: EntryStep, context: PastContext): PastLine[] {
	const fields = context.record.template.fields.map(({ id }) => id);
	const place = ({ key }: FieldStep) => fields.indexOf(textKeyParts(key).field);
	return [...step.fields].sort((a, b) => place(a) - place(b)).flatMap((field) => lineOf(field, context));
}

function lineOf({ key, before, after }: FieldStep, context: PastContext): PastLine[] {
	const line = (label: string, words: (value: PlainValue) => string): PastLine[] => [
		{ key, label, stretches: replaced(words(before), words(after)), language: undefined }
	];
	const told = (words: (value: PlainValue) => string) => (value: PlainValue) =>
		value === null ? '' : words(value);
	switch (key) {
		case 'deletedAt':
			return line(after === null ? m.registers_past_back() : m.registers_past_deleted(), () => '');
		case 'mergedInto':
			return line(
				m.registers_merge_into(),
				told((id) => nameOf(context, undefined, id))
			);
		case 'template':
			return line(
				m.registers_form(),
				told((name) => formName(context, name))
			);
		case moderationKey:
			return line(m.registers_state(), (state) => stateName(moderationFrom(state)));
	}
	const { field: id, language } = textKeyParts(key);
	const parts: KeyParts = readKey(key) ?? { field: id };
	const field = fieldOf(context.record.template, id);
	if (!field) return [];
	const label = labelOf(field, parts, language, context);
	if (isTextField(field) || field.type === 'region-text' || field.type === 'files') {
		const stretches = changedWords(String(before ?? ''), String(after ?? ''));
		return [{ key, label, stretches, language: language ?? context.record.language }];
	}
	return line(
		label,
		told((value) => wordsOf(value, field, parts, context))
	);
}

function replaced(before: string, after: string): Stretch[] {
	const stretches: Stretch[] = [
		{ text: before !== '' && after !== '' ? `${before} ` : before, change: 'removed' },
		{ text: after, change: 'added' }
	];
	return stretches.filter(({ text }) => text !== '');
}

/** A text's key names its field, and the language if it is a translation. */
function textKeyParts(key: string): { readonly field: string; readonly language: string | undefined } {
	const [, field = key, language] = /^([a-z][a-zA-Z0-9]*)\.([a-z]{2,3})$/.exec(key) ?? [];
	return { field: language === undefined ? (readKey(key)?.field ?? key) : field, language };
}

function labelOf(
	field: TemplateField,
	{ region }: KeyParts,
	language: string | undefined,
	{ regions }: PastContext
): string {
	const label = localized(field.label, getLocale());
	if (language !== undefined)
		return m.registers_past_in({ field: label, language: nameOfLanguage(language) });
	const name = regions.find(({ id }) => id === region)?.name;
	return name === undefined ? label : m.registers_of_region({ field: label, region: name });
}

function wordsOf(
	value: PlainValue,
	field: TemplateField,
	{ member }: KeyParts,
	context: PastContext
): string {
	const name = member === undefined ? '' : nameOf(context, field, member);
	if (field.type === 'region-scores') return `${name}: ${number(Number(value))}`;
	if (member !== undefined) return name;
	if (value === true) return m.registers_past_yes();
	if (value === false) return m.registers_past_no();
	if (field.type === 'image') return m.registers_past_picture();
	if (field.type === 'region') return context.regions.find(({ id }) => id === value)?.name ?? '';
	if (isChoiceField(field))
		return localized(field.options.find(({ id }) => id === value)?.label, getLocale());
	return field.type === 'number' ? number(Number(value)) : String(value);
}

/** A tag is its own name; an entry has its heading. */
function nameOf(
	{ registers, register }: PastContext,
	field: TemplateField | undefined,
	id: PlainValue
): string {
	if (field?.type === 'tags') return String(id);
	const other =
		field?.type === 'entries' || field?.type === 'region-scores' ? registers.find(field.register) : register;
	const record = other?.get(String(id));
	return other && record ? headingOf(other.model, record, getLocale()) : m.registers_entry_gone();
}

const formName = ({ register }: PastContext, name: PlainValue): string =>
	localized(register.model.templates.find((each) => templateName(each) === name)?.title, getLocale());
