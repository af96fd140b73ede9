/** What several results say about the same things, side by side. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { QuestionFigures, SubjectFigure } from '../model/poll-kind.ts';
import type { Subject } from '../model/subject.ts';

export interface ComparedRow {
	readonly id: string;
	/** The subject, and the question about it where there are several. */
	readonly title: string;
	/** In the order of the results; undefined where one says nothing. */
	readonly figures: readonly (SubjectFigure | undefined)[];
}

/** A row for each subject and question, in the order of the poll. */
export function comparedRows(
	results: readonly (readonly QuestionFigures[])[],
	subjects: readonly Pick<Subject, 'id' | 'title'>[],
	language: string
): ComparedRow[] {
	const questions = results.find((result) => result.length > 0) ?? [];
	return subjects.flatMap(({ id, title }) =>
		questions.map(({ name }, at) => ({
			id: `${id} ${at}`,
			title: [title, name]
				.map((text) => localized(text, language))
				.filter(Boolean)
				.join(': '),
			figures: results.map((result) => result[at]?.figures.subjects.find(({ subject }) => subject === id))
		}))
	);
}
