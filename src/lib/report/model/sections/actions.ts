/** What the regions are going to do: the actions of the plans, with what is done, by whom and when. */
import type { ReportBlock, ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';
import { isEmpty } from '#lib/plan/model/content.ts';
import { actionName, type PlanSection } from '#lib/plan/model/plan.ts';
import type { ReportInput, WrittenPlan } from '../input.ts';
import { content, message, regionNames, monthText } from '../texts.ts';

/** What a report tells of an action beside its name and its months; the form of the plan has the rest. */
const told = ['nature', 'stakeholders', 'timeframe'];

export function actions(input: ReportInput, language: string): ReportSection | undefined {
	const plans = input.plans.filter(({ plan }) => actionsOf({ plan }).length > 0);
	if (plans.length === 0) return undefined;
	return {
		id: 'actions',
		title: message('actions'),
		blocks: plans.map((written) => ({ kind: 'section', section: planSection(input, written, language) }))
	};
}

const actionsOf = ({ plan }: Pick<WrittenPlan, 'plan'>): PlanSection[] =>
	plan.sections.filter(({ action }) => action);

function planSection(input: ReportInput, written: WrittenPlan, language: string): ReportSection {
	const { entry, plan } = written;
	const facts: { name: ReportText; value: ReportText }[] = [
		{ name: message('region'), value: { text: regionNames(input, entry.regions, language) } },
		{
			name: message('actions_status'),
			value: message(entry.status === 'final' ? 'actions_final' : 'actions_draft')
		}
	];
	if (entry.instrument !== '')
		facts.push({
			name: message('instrument'),
			value: { text: entry.instrument, language: plan.language }
		});
	// Plans are not translated: whoever reads another language is told what stands there.
	if (plan.language !== language)
		facts.push({ name: message('actions_language'), value: { text: languageName(plan.language, language) } });
	return {
		id: `plan-${entry.id}`,
		title: { text: entry.title, language: plan.language },
		blocks: [
			{ kind: 'facts', entries: facts },
			...actionsOf(written).map((section, at): ReportBlock => ({
				kind: 'section',
				section: actionSection(section, at + 1, plan.language, language)
			}))
		]
	};
}

/** @param written the language of the plan */
function actionSection(
	section: PlanSection,
	number: number,
	written: string,
	language: string
): ReportSection {
	const { id, part, fields } = section;
	const name = actionName(section);
	const months = part.fields.flatMap((field) => {
		const found = fields[field.id];
		if (!found || !('month' in found) || isEmpty(found)) return [];
		return [{ name: content(field.label, language), value: { text: monthText(found.month, language) } }];
	});
	// The summary in English is for those who read the report in English.
	const shown = part.fields.filter((field) =>
		field.english ? language === 'en' && written !== 'en' : told.includes(field.id)
	);
	const texts = shown.flatMap((field): ReportBlock[] => {
		const found = fields[field.id];
		if (found?.type !== 'rich' || isEmpty(found)) return [];
		const own = field.english ? 'en' : written;
		return [
			{
				kind: 'section',
				section: {
					id: `action-${id}-${field.id}`,
					title: content(field.label, language),
					blocks: [{ kind: 'rich', blocks: found.blocks, language: own }]
				}
			}
		];
	});
	return {
		id: `action-${id}`,
		title: name === '' ? message('trace_unnamed', { number }) : { text: name, language: written },
		blocks: [...(months.length > 0 ? [{ kind: 'facts' as const, entries: months }] : []), ...texts]
	};
}

const languageName = (tag: string, language: string): string =>
	new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
