/**
 * The contract of a register: everything that lists, pages, the seed and the server ask about it. Pure. A new
 * register is one folder beside this one and one line in models.ts; nothing else needs to name it.
 */
import * as v from 'valibot';
import { versioned } from '#lib/base/model/data-files.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import {
	isChoiceField,
	templateName,
	type ChoiceTemplateField,
	type Template,
	type TemplateField
} from './template.ts';

export const RegisterAbout = v.object({
	/** What all entries together are called, e.g. "Challenges". */
	name: LocalizedText,
	/** What one entry is called, e.g. "Challenge". */
	one: LocalizedText,
	/** One sentence: what belongs here. */
	lead: LocalizedText,
	/** Asks for a new entry, as the label of the line where it is written. */
	add: LocalizedText,
	/** What stands for an entry without a heading. */
	untitled: LocalizedText,
	/** What to do while there is none. */
	empty: LocalizedText
});
export type RegisterAbout = v.InferOutput<typeof RegisterAbout>;

/** Prepared entries that may be taken over, as data with their source. */
export const Deck = v.object({
	...versioned,
	title: LocalizedText,
	/** Where it comes from, and what had to be made up. */
	about: LocalizedText,
	entries: v.array(
		v.object({
			id: v.string(),
			texts: v.record(v.string(), LocalizedText),
			values: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {})
		})
	)
});
export type Deck = v.InferOutput<typeof Deck>;

export interface RegisterModel {
	/** Also the name of its root in `workshop.<id>` and of its page. */
	readonly id: string;
	readonly about: RegisterAbout;
	/** The first is what new entries use; the form of an entry can be changed to another one. */
	readonly templates: readonly [Template, ...Template[]];
	/** The text field that says in one line what an entry is about. */
	readonly heading: string;
	/** The choice fields by which entries can be laid out, the usual one first; none for one plain list. */
	readonly columns: readonly string[];
	readonly card: CardFields;
	/** Whether entries that say the same can be merged. */
	readonly merging: boolean;
	/** Whether entries are handed in and accepted (moderation.ts). */
	readonly moderated: boolean;
	/** Whether its pictures wait for the consent of those who are in them (consent.ts); null if they do not. */
	readonly consent: ConsentRule | null;
	/** Loaded when somebody asks for them: few do. Null for none. */
	readonly decks: (() => Promise<readonly Deck[]>) | null;
	/** Null for what no action is learned from. */
	readonly evidence: EvidenceRole | null;
}

/** What the card of an entry says beside its heading, its region and what it chose. */
export interface CardFields {
	/** A text field, of which a card shows the beginning; null for none. */
	readonly text: string | null;
	/** A number worth seeing from afar, and the text that says of what; null for none. */
	readonly figure: { readonly value: string; readonly unit: string } | null;
}

/** The choice field that says whether people agreed, and what must be chosen there. */
export interface ConsentRule {
	readonly field: string;
	readonly given: readonly string[];
}

/** What entries are to the actions of a plan. */
export interface EvidenceRole {
	/** How an action names one as its evidence, e.g. `poster`. */
	readonly kind: string;
	/** Whether it was shown or said at first, or concluded from what was: on which side of the trace it stands. */
	readonly stage: 'shown' | 'concluded';
	/** Whether an action is asked for, so that an entry which no action uses is loose. */
	readonly asks: boolean;
	/** Whether its heading can be the name of an action. */
	readonly names: boolean;
	/** Text fields that tell why an action follows from it. */
	readonly texts: readonly string[];
}

/** The template that an entry names; one that this installation does not know is shown with the first. */
export function templateOf(model: RegisterModel, name: unknown): Template {
	return model.templates.find((template) => templateName(template) === name) ?? model.templates[0];
}

export const fieldOf = (template: Template, id: string): TemplateField | undefined =>
	template.fields.find((field) => field.id === id);

/** A choice field as the first template of a register has it. */
export function choiceField(model: RegisterModel, id: string): ChoiceTemplateField | undefined {
	const field = fieldOf(model.templates[0], id);
	return field && isChoiceField(field) ? field : undefined;
}

/** The choice field by which the list of a register is laid out; undefined for a plain list. */
export function groupingField(model: RegisterModel): ChoiceTemplateField | undefined {
	const [usual] = model.columns;
	return usual === undefined ? undefined : choiceField(model, usual);
}
