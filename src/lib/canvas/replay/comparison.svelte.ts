/** Two moments of a board side by side: what is shown, and another one. The earlier is where things come from. */
import type { Change } from '#lib/board/model/history/timeline.ts';
import type { Chapter } from './chapters.ts';
import type { Replay } from './replay.svelte.ts';

/** In the place of a chapter's key: the board as it is now, and before anything was on it. */
export const now = 'now';
export const beginning = 'beginning';

export class Comparison {
	readonly #replay: Replay;
	readonly #chapters: () => readonly Chapter[];
	/** The key of a chapter, `now` or `beginning`: with what the shown moment is compared. */
	other = $state(now);
	/** Things of the list that are to be brought back. */
	chosen = $state.raw<readonly string[]>([]);

	readonly #otherPlace = $derived.by(() => this.placeOf(this.other));
	readonly earlier: number = $derived.by(() => Math.min(this.#replay.place, this.#otherPlace));
	readonly later: number = $derived.by(() => Math.max(this.#replay.place, this.#otherPlace));
	/** What happened from the earlier moment to the later one. */
	readonly changes: readonly Change[] = $derived.by(() => {
		// While it plays, nobody can read along, and each picture would cost a comparison.
		if (this.#replay.playing) return [];
		return this.#replay.timeline.differences(this.earlier, this.later);
	});

	constructor(replay: Replay, chapters: () => readonly Chapter[]) {
		this.#replay = replay;
		this.#chapters = chapters;
	}

	placeOf(key: string): number {
		if (key === beginning) return 0;
		return this.#chapters().find((chapter) => chapter.key === key)?.place ?? this.#replay.total;
	}

	/** The key of what is shown; undefined if the slider stands between two chapters. */
	get shown(): string | undefined {
		if (this.#replay.atEnd) return now;
		if (this.#replay.place === 0) return beginning;
		return this.#chapters().find(({ place }) => place === this.#replay.place)?.key;
	}

	/** Shows another moment; what was chosen belonged to the other comparison. */
	show(key: string): void {
		this.chosen = [];
		this.#replay.seek(this.placeOf(key));
	}

	choose(id: string, wanted: boolean): void {
		const others = this.chosen.filter((each) => each !== id);
		this.chosen = wanted ? [...others, id] : others;
	}
}
