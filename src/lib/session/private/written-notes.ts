/** Notes of one person as a list, wherever they stand: in private, or on a board that everybody sees. */
import type * as Y from 'yjs';

export interface WrittenNote {
	readonly id: string;
	readonly text: string;
	/** It is left out of the reveal. */
	readonly kept: boolean;
}

export interface WrittenNotes {
	/** Everything with words, in the order in which it was begun; reactive. */
	readonly list: readonly WrittenNote[];
	/** The origin of what is typed. */
	readonly origin: object;
	/** The shared text of a note, for a field that binds to it. */
	textOf(id: string): Y.Text | undefined;
	remove(id: string): void;
	/** A note that is kept is not revealed; absent where nothing is revealed. */
	keep?(id: string, kept: boolean): void;
}
