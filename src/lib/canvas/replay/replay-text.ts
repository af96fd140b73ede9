/** What the replay says in words: moments, and what happened to things. */
import type { ChangeSort } from '#lib/board/model/history/timeline.ts';
import { dateAndTime, list } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stepAt, type Chapter } from './chapters.ts';
import type { Replay } from './replay.svelte.ts';

/** The moment that is shown, e.g. `7 Mar 2017, 14:32, step 2: Gallery walk`. */
export function momentText(replay: Replay, chapters: readonly Chapter[]): string {
	const { moment } = replay;
	if (!moment) return m.board_replay_before_first();
	const time = dateAndTime(moment.at);
	const step = stepAt(chapters, moment.at);
	return step ? m.board_replay_in_step({ time, number: step.number, name: step.name }) : time;
}

/** In the order in which they are told. */
export const changeSorts: readonly ChangeSort[] = ['added', 'changed', 'moved', 'gone'];

/** How many things restoring would bring back, change, move and take away; empty for none. */
export function restoreText(counts: ReadonlyMap<ChangeSort, number>): string {
	const texts: Readonly<Record<ChangeSort, (count: number) => string>> = {
		added: (count) => m.board_replay_count_back({ count }),
		changed: (count) => m.board_replay_count_changed({ count }),
		moved: (count) => m.board_replay_count_moved({ count }),
		gone: (count) => m.board_replay_count_gone({ count })
	};
	const parts = changeSorts.flatMap((sort) => {
		const count = counts.get(sort) ?? 0;
		return count === 0 ? [] : [texts[sort](count)];
	});
	return list(parts);
}

/** What restoring does to one thing. */
export function sortText(sort: ChangeSort): string {
	switch (sort) {
		case 'added':
			return m.board_replay_sort_back();
		case 'changed':
			return m.board_replay_sort_changed();
		case 'moved':
			return m.board_replay_sort_moved();
		case 'gone':
			return m.board_replay_sort_gone();
	}
}
