/**
 * The document `plan.<id>`: what stands where. `meta` names the template and the plan's own language; `text` holds
 * the fields of the parts that stand once, under `<part>.<field>`; `actions` one entry per action with its fields
 * under their ids. `locks`, `signatures` and `comments` are described where they are read.
 *
 * A `line` is a Y.Text, a `rich` field a Y.XmlFragment, both made with what they belong to, so that two people
 * never make the same text twice. Everything else is plain. Whatever cannot be read reads as empty and stays.
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import { planTemplateByName, planTemplateName, type PlanField, type PlanTemplate } from './template.ts';

/** Grows when documents hold what older pages would not understand. 2: footnotes, 3: pictures. */
export const planSchema = 3;

const Language = v.fallback(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)), 'en');
const Schema = v.fallback(v.pipe(v.number(), v.integer()), planSchema);

export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
export const textOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('text');
export const actionsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('actions');

export interface PlanMeta {
	readonly template: PlanTemplate;
	/** The language the plan is written in. */
	readonly language: string;
	/** It holds what only a newer version understands: nobody should write in it with this one. */
	readonly newer: boolean;
}

export function readMeta(doc: Y.Doc): PlanMeta {
	const meta = metaOf(doc);
	return {
		template: planTemplateByName(meta.get('template')),
		language: v.parse(Language, meta.get('language')),
		newer: v.parse(Schema, meta.get('schema')) > planSchema
	};
}

/** Where a field is kept. */
export interface FieldPlace {
	readonly map: Y.Map<unknown>;
	readonly key: string;
}

/** @param section id of a part that stands once, or of an action */
export function placeOfField(doc: Y.Doc, section: string, field: string): FieldPlace | undefined {
	const action = actionsOf(doc).get(section);
	if (action instanceof Y.Map) return { map: action, key: field };
	const known = readMeta(doc).template.parts.some(({ id, repeats }) => id === section && !repeats);
	return known ? { map: textOf(doc), key: `${section}.${field}` } : undefined;
}

/** Makes the empty texts of a new plan. Call it where the document is made, and nowhere else. */
export function startPlan(doc: Y.Doc, template: PlanTemplate, language: string): void {
	doc.transact(() => {
		const meta = metaOf(doc);
		meta.set('schema', planSchema);
		meta.set('template', planTemplateName(template));
		meta.set('language', language);
		for (const part of template.parts.filter(({ repeats }) => !repeats)) {
			makeTexts(textOf(doc), part.fields, (field) => `${part.id}.${field}`);
		}
	});
}

/** Makes what shared texts a list of fields needs. */
export function makeTexts(
	map: Y.Map<unknown>,
	fields: readonly PlanField[],
	key: (field: string) => string
): void {
	for (const field of fields) {
		if (field.type === 'line') map.set(key(field.id), new Y.Text());
		if (field.type === 'rich') map.set(key(field.id), new Y.XmlFragment());
	}
}

/** The shared text of a field as it stands; undefined where there is none. */
export function findText(doc: Y.Doc, section: string, field: PlanField): Y.Text | Y.XmlFragment | undefined {
	const place = placeOfField(doc, section, field.id);
	const found = place?.map.get(place.key);
	return isTextOf(field, found) ? found : undefined;
}

/**
 * The shared text of a field, made if it is missing, as in a plan whose template has grown.
 * @returns undefined for fields without a text and for places that do not exist
 */
export function ensureText(
	doc: Y.Doc,
	section: string,
	field: PlanField,
	origin?: unknown
): Y.Text | Y.XmlFragment | undefined {
	const place = placeOfField(doc, section, field.id);
	if (!place) return undefined;
	const found = place.map.get(place.key);
	if (isTextOf(field, found)) return found;
	// Something else stands there: a newer version may know what it is.
	if (found !== undefined) return undefined;
	doc.transact(() => makeTexts(place.map, [field], () => place.key), origin);
	const made = place.map.get(place.key);
	return isTextOf(field, made) ? made : undefined;
}

const isTextOf = (field: PlanField, value: unknown): value is Y.Text | Y.XmlFragment =>
	value instanceof Y.XmlFragment
		? field.type === 'rich'
		: value instanceof Y.Text && !(value instanceof Y.XmlText) && field.type === 'line';
