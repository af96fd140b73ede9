/** Challenges and criteria as the workshop left them. */
import type { ReportSection } from '#lib/base/model/report-blocks.ts';
import type { ReportInput } from '../input.ts';
import { cell, content, head, list, message, regionNames } from '../texts.ts';

export function challenges(input: ReportInput, language: string): ReportSection | undefined {
	if (input.challenges.length === 0) return undefined;
	return {
		id: 'challenges',
		title: message('challenges'),
		blocks: [list(input.challenges.map((challenge) => content(challenge.text, language, challenge.language)))]
	};
}

export function criteria(input: ReportInput, language: string): ReportSection | undefined {
	if (input.criteria.length === 0) return undefined;
	return {
		id: 'criteria',
		title: message('criteria'),
		blocks: [
			{
				kind: 'table',
				caption: message('criteria_caption'),
				rows: [
					['criterion', 'indicator', 'state', 'agreed'].map((name) => head(message(name))),
					...input.criteria.map((criterion) => [
						head(content(criterion.name, language, criterion.language)),
						cell(content(criterion.indicator, language, criterion.language)),
						cell(content(criterion.state, language)),
						cell({ text: regionNames(input, criterion.agreed, language) })
					])
				]
			}
		]
	};
}
