/** What this browser shows of others on boards; remembered. */
import * as v from 'valibot';
import { storedValue } from '#lib/base/stored-value.ts';

/** With more people than this, pointers cover the board and say nothing. */
export const cursorsAtMost = 30;

export class ViewSettings {
	readonly #storedCursors = storedValue('board-cursors', v.boolean(), true);
	readonly #storedAnnouncing = storedValue('board-announcing', v.boolean(), true);
	#cursors = $state(this.#storedCursors.get());
	#announcing = $state(this.#storedAnnouncing.get());

	get cursors(): boolean {
		return this.#cursors;
	}

	set cursors(shown: boolean) {
		this.#cursors = shown;
		this.#storedCursors.set(shown);
	}

	/** Whether changes by others are announced to those who listen. */
	get announcing(): boolean {
		return this.#announcing;
	}

	set announcing(announcing: boolean) {
		this.#announcing = announcing;
		this.#storedAnnouncing.set(announcing);
	}
}
