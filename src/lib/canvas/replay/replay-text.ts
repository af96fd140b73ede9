/** What the replay says in words: moments, and what happened to things. */
import type { Change, ChangeSort, Moment } from '#lib/board/model/history/timeline.ts';
import { dateAndTime, list } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stepAt, type Chapter } from './chapters.ts';

/** A moment, e.g. `7 Mar 2017, 14:32, step 2: Gallery walk`; undefined: before the first one. */
export function momentText(moment: Moment | undefined, chapters: readonly Chapter[]): string {
	if (!moment) return m.board_replay_before_first();
	const time = dateAndTime(moment.at);
	const step = stepAt(chapters, moment.at);
	return step ? m.board_replay_in_step({ time, number: step.number, name: step.name }) : time;
}

/** What a chapter is called in lists. */
export function chapterText({ sort, name, at }: Chapter): string {
	return sort === 'automatic' ? m.board_replay_automatic({ time: dateAndTime(at) }) : name;
}

/** In the order in which they are told. */
export const changeSorts: readonly ChangeSort[] = ['added', 'changed', 'moved', 'gone'];

type Texts = Readonly<Record<ChangeSort, (count: { count: number }) => string>>;
const restoreTexts: Texts = {
	added: (count) => m.board_replay_count_back(count),
	changed: (count) => m.board_replay_count_changed(count),
	moved: (count) => m.board_replay_count_moved(count),
	gone: (count) => m.board_replay_count_gone(count)
};
const happenedTexts: Texts = {
	added: (count) => m.board_replay_happened_added(count),
	changed: (count) => m.board_replay_happened_changed(count),
	moved: (count) => m.board_replay_happened_moved(count),
	gone: (count) => m.board_replay_happened_gone(count)
};

const countsText = (texts: Texts, counts: ReadonlyMap<ChangeSort, number>): string =>
	list(
		changeSorts.flatMap((sort) => {
			const count = counts.get(sort) ?? 0;
			return count === 0 ? [] : [texts[sort]({ count })];
		})
	);

/** How many things restoring would bring back, change, move and take away; empty for none. */
export const restoreText = (counts: ReadonlyMap<ChangeSort, number>): string =>
	countsText(restoreTexts, counts);

/** How many things were added, changed, moved and deleted; empty for none. */
export const happenedText = (counts: ReadonlyMap<ChangeSort, number>): string =>
	countsText(happenedTexts, counts);

/** A heading for the things to which this happened. */
export function happenedHeading(sort: ChangeSort): string {
	switch (sort) {
		case 'added':
			return m.board_replay_heading_added();
		case 'changed':
			return m.board_replay_heading_changed();
		case 'moved':
			return m.board_replay_heading_moved();
		case 'gone':
			return m.board_replay_heading_gone();
	}
}

/** The sign of a change, beside its colour, on the canvas and in lists. */
export const changeSigns: Readonly<Record<ChangeSort, string>> = {
	added: '+',
	changed: '≠',
	moved: '→',
	gone: '×'
};

/** Texts of a thing that are others than before, before and after; longer ones are cut. */
export function textChanges({
	before,
	after
}: Change): readonly { readonly was: string; readonly is: string }[] {
	if (!before || !after) return [];
	const keys = new Set([...Object.keys(before.texts), ...Object.keys(after.texts)]);
	return [...keys].flatMap((key) => {
		const [was, is] = [before.texts[key] ?? '', after.texts[key] ?? ''];
		return was === is ? [] : [{ was: cut(was), is: cut(is) }];
	});
}

/** Signs of a text that are told. */
const longest = 160;
function cut(text: string): string {
	const signs = [...text];
	return signs.length > longest ? `${signs.slice(0, longest).join('').trimEnd()} …` : text;
}
