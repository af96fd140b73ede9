/** What one ballot is about: the poll as a whole, or one subject of it. */
import type { Subject } from './subject.ts';

/** The subject of a ballot that is about the whole poll. */
export const wholePoll = '*';

const everything = (subjects: readonly Subject[]): readonly Subject[] => subjects;

/** One ballot of each person holds everything they say. */
export const aboutWholePoll = {
	subjectOf: (): string => wholePoll,
	subjectsFor: everything,
	ballotsFor: (): readonly string[] => [wholePoll]
};

/** Each person hands in one ballot about each subject. */
export const aboutEachSubject = {
	subjectOf: ({ subject }: { readonly subject: string }): string => subject,
	subjectsFor: everything,
	ballotsFor: (subjects: readonly Subject[]): readonly string[] => subjects.map(({ id }) => id)
};
