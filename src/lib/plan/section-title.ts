import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { actionName, type PlanSection } from './model/plan.ts';

/** @param number of an action, from 1 */
export function sectionTitle(section: PlanSection, number: number): string {
	if (!section.action) return localized(section.part.title, getLocale());
	return m.plan_action_title({ number, name: actionName(section) || m.plan_action_unnamed() });
}
