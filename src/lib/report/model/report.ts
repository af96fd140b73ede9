/**
 * The report as a tree without any output format: what happened, posters, boards, results and how to read
 * them. Views and writers render it; texts are content as people typed it or messages to translate.
 */
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';
import type { ReportInput } from './input.ts';
import { arrange, choicesOf, type OutlineChoice } from './outline.ts';
import { actions } from './sections/actions.ts';
import { boards, openQuestions } from './sections/boards.ts';
import { challengesAcrossRegions } from './sections/challenge-map.ts';
import { photos } from './sections/photos.ts';
import { posters } from './sections/posters.ts';
import { challenges, criteria } from './sections/registers.ts';
import { results } from './sections/results.ts';
import { trace } from './sections/trace.ts';
import { transfer } from './sections/transfer-map.ts';
import { regionName } from './texts.ts';
import { agenda, glossary, numbers, participation, questions, reading, runs } from './sections/workshop.ts';

export interface Report {
	readonly workshop: string;
	readonly title: ReportText;
	readonly place: string;
	/** Days as `2017-03-07`; empty when unknown. */
	readonly from: string;
	readonly to: string;
	readonly project: string;
	/** Organisations with the names of their regions. */
	readonly partners: readonly { readonly name: string; readonly region: string }[];
	/** Milliseconds since 1970. */
	readonly collectedAt: number;
	/** The language it was made for; content without a translation stays in its own. */
	readonly language: string;
	readonly sections: readonly ReportSection[];
}

/** Sections in their usual order. Each is left out when it has nothing to say. */
const sections = [
	numbers,
	questions,
	agenda,
	runs,
	participation,
	posters,
	photos,
	challengesAcrossRegions,
	transfer,
	results,
	boards,
	openQuestions,
	challenges,
	criteria,
	actions,
	trace,
	glossary,
	reading
];

export const buildReport = (input: ReportInput, language: string): Report =>
	reportOf(input, language, sectionsOf(input, language));

/** The report, and what a facilitator may choose from for it: every section that has something to say. */
export function choosableReport(
	input: ReportInput,
	language: string
): { readonly report: Report; readonly choices: readonly OutlineChoice[] } {
	const told = sectionsOf(input, language);
	return { report: reportOf(input, language, told), choices: choicesOf(told, input.outline) };
}

/** @param told all sections that have something to say */
function reportOf(input: ReportInput, language: string, told: readonly ReportSection[]): Report {
	const { workshop } = input;
	return {
		workshop: workshop.id,
		title: { text: localized(workshop.title, language), language: languageOf(workshop.title, language) },
		place: workshop.place,
		from: workshop.from,
		to: workshop.to,
		project: workshop.project,
		partners: input.partners.map(({ name, region }) => ({
			name,
			region: regionName(input, region, language)
		})),
		collectedAt: input.collectedAt,
		language,
		sections: arrange(told, input.outline)
	};
}

const sectionsOf = (input: ReportInput, language: string): ReportSection[] =>
	sections.flatMap((section) => section(input, language) ?? []);

const languageOf = (text: Readonly<Record<string, string>>, language: string): string =>
	text[language] !== undefined ? language : (Object.keys(text)[0] ?? language);
