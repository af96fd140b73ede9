/** A plan as a whole, read from its document: its sections with their fields, in the order of the template. */
import * as Y from 'yjs';
import { actionHead, listActions, type ActionHead } from './actions.ts';
import { readContent, type FieldContent } from './content.ts';
import { actionsOf, placeOfField, readMeta, type PlanMeta } from './document.ts';
import { readEvidence, type Evidence } from './evidence.ts';
import { actionPart, type PlanPart } from './template.ts';

/** A part that stands once, or one action: what is locked and signed as one. */
export interface PlanSection {
	/** The id of the part or of the action. */
	readonly id: string;
	readonly part: PlanPart;
	/** By field id. */
	readonly fields: Readonly<Record<string, FieldContent>>;
	/** For an action: what else it holds. */
	readonly action?: ActionHead & { readonly evidence: readonly Evidence[] };
}

export interface Plan extends PlanMeta {
	/** Deleted actions are left out. */
	readonly sections: readonly PlanSection[];
}

/** Ids of the sections of a plan in reading order. A plan in English has no part that is a summary in English. */
export function sectionIds(doc: Y.Doc): string[] {
	const { template, language } = readMeta(doc);
	return template.parts.flatMap(({ id, repeats, fields }) => {
		if (repeats) return listActions(doc).map((action) => action.id);
		return language === 'en' && fields.every(({ english }) => english) ? [] : [id];
	});
}

/** One section, a deleted action too; undefined if the plan has none of that id. */
export function readSection(doc: Y.Doc, id: string): PlanSection | undefined {
	const { template } = readMeta(doc);
	const head = actionHead(doc, id);
	const part = head ? actionPart(template) : template.parts.find((each) => each.id === id && !each.repeats);
	if (!part) return undefined;
	const fields: Record<string, FieldContent> = {};
	for (const field of part.fields) {
		const place = placeOfField(doc, id, field.id);
		if (place) fields[field.id] = readContent(place, field);
	}
	const entry = actionsOf(doc).get(id);
	const action =
		head && entry instanceof Y.Map ? { action: { ...head, evidence: readEvidence(entry) } } : undefined;
	return { id, part, fields, ...action };
}

export const readPlan = (doc: Y.Doc): Plan => ({
	...readMeta(doc),
	sections: sectionIds(doc).flatMap((id) => readSection(doc, id) ?? [])
});

/** The name of an action; empty for other sections and while it has none. */
export function actionName({ action, fields }: PlanSection): string {
	const name = fields['name'];
	return action && name && 'text' in name ? name.text.trim() : '';
}
