/** A report of nothing, and sections of a report as lines to compare. */
import type { ReportBlock, ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';
import { plainLines } from '#lib/plan/model/rich-text.ts';
import type { ReportInput } from '#lib/report/model/input.ts';

export const emptyInput: ReportInput = {
	workshop: {
		id: 'w1',
		title: { en: 'Practices', pl: 'Praktyki' },
		place: 'Lublin',
		from: '2017-03-07',
		to: '2017-03-08',
		project: 'CLUSTERS3',
		languages: ['en', 'pl'],
		questions: [],
		terms: [],
		agenda: []
	},
	runs: [],
	talks: [],
	regions: [],
	partners: [],
	participation: [],
	posters: [],
	albums: [],
	boards: [],
	polls: [],
	challenges: [],
	criteria: [],
	registers: [],
	openComments: [],
	outline: [],
	plans: [],
	trace: { kinds: [], plans: [], sources: [] },
	collectedAt: 0
};

/** A tree as lines: indented titles and texts, messages as `<key values>`. */
export function linesOf(sections: readonly ReportSection[], indent = ''): string[] {
	const say = (text: ReportText): string => {
		if ('parts' in text) return text.parts.map(say).join('');
		return 'text' in text
			? text.text + (text.language === undefined ? '' : `@${text.language}`)
			: `<${[text.message, ...Object.values(text.values ?? {})].join(' ')}>`;
	};
	const block = (each: ReportBlock): string[] => {
		switch (each.kind) {
			case 'paragraph':
				return [indent + say(each.content)];
			case 'list':
				return each.entries.map((entry) => `${indent}- ${say(entry)}`);
			case 'facts':
				return each.entries.map(({ name, value }) => `${indent}${say(name)}: ${say(value)}`);
			case 'table':
				return each.rows.map((row) => indent + row.map((cell) => say(cell.content)).join(' | '));
			case 'bars':
			case 'columns':
			case 'plane':
			case 'words':
			case 'tree':
			case 'flows':
				return [`${indent}(${say(each.caption)})`];
			case 'rich':
				return plainLines(each.blocks).map((line) => `${indent}${line}@${each.language}`);
			case 'picture':
				return [`${indent}[${each.asset}: ${say(each.alt)}]`];
			case 'section':
				return linesOf([each.section], `${indent}  `);
		}
	};
	return sections.flatMap((section) => [
		`${indent}# ${say(section.title)}`,
		...section.blocks.flatMap(block)
	]);
}
