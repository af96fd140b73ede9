/** How far a plan is: what is filled in, what is missing, and what is too long. Only an export asks for all of it. */
import { isEmpty, usedOf } from './content.ts';
import type { Plan, PlanSection } from './plan.ts';
import { isPlanText, type PlanField } from './template.ts';

export interface SectionProgress {
	readonly section: string;
	/** How many of the fields that are asked for are filled in, and how many are asked for. */
	readonly filled: number;
	readonly total: number;
	/** Fields that are asked for and empty, in the order of the template. */
	readonly missing: readonly PlanField[];
	/** Fields with more characters than their limit. */
	readonly tooLong: readonly PlanField[];
}

export interface PlanProgress {
	readonly sections: readonly SectionProgress[];
	readonly filled: number;
	readonly total: number;
	/** Every plan needs an action. */
	readonly noAction: boolean;
	/** Nothing is missing and nothing too long. */
	readonly ready: boolean;
}

/** Whether a field is asked for: texts in English only in plans in another language. */
export const isAsked = (field: PlanField, language: string): boolean =>
	field.english ? language !== 'en' : field.required;

export function sectionProgress({ id, part, fields }: PlanSection, language: string): SectionProgress {
	const asked = part.fields.filter((field) => isAsked(field, language));
	const content = ({ id: field }: PlanField) => fields[field];
	const missing = asked.filter((field) => {
		const found = content(field);
		return !found || isEmpty(found);
	});
	const tooLong = part.fields.filter((field) => {
		const found = content(field);
		return found !== undefined && isPlanText(field) && usedOf(found) > field.limit;
	});
	return {
		section: id,
		filled: asked.length - missing.length,
		total: asked.length,
		missing,
		tooLong
	};
}

export function planProgress({ sections, language }: Pick<Plan, 'sections' | 'language'>): PlanProgress {
	const each = sections.map((section) => sectionProgress(section, language));
	const sum = (of: (progress: SectionProgress) => number) => each.reduce((all, one) => all + of(one), 0);
	const noAction = !sections.some(({ action }) => action !== undefined);
	const flaws = sum(({ missing, tooLong }) => missing.length + tooLong.length);
	return {
		sections: each,
		filled: sum(({ filled }) => filled),
		// The action that is missing counts as one thing to be filled in.
		total: sum(({ total }) => total) + (noAction ? 1 : 0),
		noAction,
		ready: flaws === 0 && !noAction
	};
}
