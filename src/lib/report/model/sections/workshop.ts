/** The workshop itself: numbers, questions, agenda, who took part, and how to read it all. */
import type { ReportSection } from '#lib/base/model/report-blocks.ts';
import { termsOfVersions } from '#lib/glossary/model/glossary.ts';
import { isCalledLike, termName } from '#lib/glossary/model/own-words.ts';
import type { ReportInput } from '../input.ts';
import { cell, content, count, head, list, message, paragraph, regionName } from '../texts.ts';

export function numbers(input: ReportInput): ReportSection {
	const people = input.participation.reduce((sum, each) => sum + each.people, 0);
	const regions = input.participation.filter(({ region, people }) => region !== null && people > 0).length;
	const facts = [
		['people', people],
		['regions_here', regions],
		['posters', input.posters.length],
		['boards', input.boards.length],
		['polls', input.polls.length],
		['challenges', input.challenges.length],
		['criteria', input.criteria.length]
	] as const;
	return {
		id: 'numbers',
		title: message('numbers'),
		blocks: [
			{
				kind: 'facts',
				entries: facts.map(([name, value]) => ({
					name: message(name),
					value: { text: String(value) }
				}))
			}
		]
	};
}

export function questions(input: ReportInput, language: string): ReportSection | undefined {
	const { questions } = input.workshop;
	if (questions.length === 0) return undefined;
	return {
		id: 'questions',
		title: message('questions'),
		blocks: [list(questions.map((question) => content(question, language)))]
	};
}

export function agenda(input: ReportInput, language: string): ReportSection | undefined {
	const { agenda } = input.workshop;
	if (agenda.length === 0) return undefined;
	const speakers = speakerColumn(input);
	return {
		id: 'agenda',
		title: message('agenda'),
		blocks: [
			{
				kind: 'table',
				caption: message('agenda_caption'),
				rows: [
					[head(message('step')), ...speakers.head, head(message('minutes'))],
					...agenda.map((step) => [
						cell(content(step.title, language)),
						...speakers.of(step.id),
						count(step.minutes)
					])
				]
			}
		]
	};
}

/** Who speaks in which step: a column that is there when anybody is announced. */
function speakerColumn({ workshop: { agenda } }: ReportInput) {
	const announced = agenda.some(({ speaker }) => speaker !== '');
	return {
		head: announced ? [head(message('speaker'))] : [],
		of: (id: string) =>
			announced ? [cell({ text: agenda.find((step) => step.id === id)?.speaker ?? '' })] : []
	};
}

/** How the steps ran, by the clock and not by the plan. */
export function runs(input: ReportInput, language: string): ReportSection | undefined {
	const done = input.runs.filter(({ endedAt }) => endedAt !== null);
	if (done.length === 0) return undefined;
	const speakers = speakerColumn(input);
	const minutes = (milliseconds: number) => count(Math.round(milliseconds / 60_000));
	return {
		id: 'runs',
		title: message('runs'),
		blocks: [
			{
				kind: 'table',
				caption: message('runs_caption'),
				rows: [
					[
						head(message('step')),
						...speakers.head,
						...['runs_planned', 'runs_taken', 'runs_paused'].map((name) => head(message(name)))
					],
					...done.map((run) => [
						cell(content(run.title, language)),
						...speakers.of(run.step),
						count(run.minutes),
						minutes((run.endedAt ?? run.startedAt) - run.startedAt),
						minutes(run.pausedFor)
					])
				]
			}
		]
	};
}

/** By region and without names: a report is handed on. */
export function participation(input: ReportInput, language: string): ReportSection | undefined {
	if (input.regions.length === 0) return undefined;
	const people = (region: string | null) =>
		input.participation.find((each) => each.region === region)?.people ?? 0;
	const without = people(null);
	return {
		id: 'participation',
		title: message('participation'),
		blocks: [
			{
				kind: 'table',
				caption: message('participation_caption'),
				rows: [
					[
						head(message('region')),
						head(message('country')),
						head(message('partners')),
						head(message('people'))
					],
					...input.regions.map((region) => [
						{ ...head({ text: regionName(input, region.id, language) }) },
						cell({ text: region.country }),
						cell({
							text: input.partners
								.filter((partner) => partner.region === region.id)
								.map((partner) => partner.name)
								.join(', ')
						}),
						count(people(region.id))
					]),
					...(without === 0
						? []
						: [[head(message('no_region')), cell({ text: '' }), cell({ text: '' }), count(without)]])
				]
			},
			paragraph(message('participation_note'))
		]
	};
}

/** Words of such projects that a reader outside of them may not know, and those that the workshop explains itself. */
export function glossary(input: ReportInput, language: string): ReportSection | undefined {
	const versions = new Set([
		...input.posters.map(({ template }) => template.version),
		...input.plans.map(({ plan }) => plan.template.version)
	]);
	const { terms: own } = input.workshop;
	const programme = versions.size === 0 ? [] : termsOfVersions(versions, language);
	const entries = [...own, ...programme.filter((term) => !own.some((each) => isCalledLike(each, term)))]
		.map((term) => ({ term, name: termName(term, language) }))
		.toSorted((a, b) => a.name.localeCompare(b.name, language))
		.map(({ term: { means, name: names }, name }) => ({
			name: { ...content(names, language), text: name },
			value: content(means, language)
		}));
	if (entries.length === 0) return undefined;
	return { id: 'glossary', title: message('glossary'), blocks: [{ kind: 'facts', entries }] };
}

export function reading(input: ReportInput): ReportSection {
	return {
		id: 'reading',
		title: message('reading'),
		blocks: [
			list([
				message('reading_words'),
				message('reading_people'),
				...(input.polls.length > 0
					? [message('reading_secret'), message('reading_order'), message('reading_small')]
					: [])
			])
		]
	};
}
