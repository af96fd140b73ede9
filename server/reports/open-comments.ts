/** What people asked beside boards and entries and nobody marked as resolved. */
import type * as Y from 'yjs';
import { readThreads, readThreadsOn, type Thread } from '#lib/board/model/comments.ts';
import { EntryPlace } from '#lib/registers/model/entry-comments.ts';
import { recordIn } from '#lib/registers/model/register-record.ts';
import { registers } from '#lib/registers/models.ts';
import type { OpenComment, OpenEntryComment } from '#lib/report/model/input.ts';

/** Threads on a board, the oldest first. */
export const openOnBoard = (doc: Y.Doc): OpenComment[] =>
	openOf(readThreads(doc.getMap<unknown>('comments'))).map(({ text, region, thread }) => ({
		text,
		region,
		about: thread.quote
	}));

/** Threads beside entries of the registers in `workshop.<id>`, the oldest first; with an entry its threads go. */
export const openOnEntries = (doc: Y.Doc): OpenEntryComment[] =>
	openOf(readThreadsOn(doc.getMap<unknown>('comments'), EntryPlace)).flatMap(({ text, region, thread }) => {
		const model = registers.find(({ id }) => id === thread.on.register);
		const record = model && recordIn(doc, model, thread.on.entry);
		if (!model || !record || record.deletedAt !== null) return [];
		const title = record.texts[model.heading];
		return [
			{
				text,
				region,
				about: title ?? model.about.untitled,
				language: record.language,
				register: model.about.name
			}
		];
	});

/** Threads that nobody resolved, each with what its first comment says that is still there. */
function openOf<Place>(threads: readonly Thread<Place>[]) {
	return threads
		.filter(({ resolved }) => resolved === undefined)
		.flatMap((thread) => {
			const first = thread.comments.find(({ deleted }) => !deleted);
			return first ? [{ at: first.at, text: first.text, region: first.region, thread }] : [];
		})
		.sort((a, b) => a.at - b.at);
}
