import type { Editor } from '../editors.ts';
import type { Poster } from '../model/poster.ts';
import type { Registers } from '../registers.svelte.ts';

/** What every field of a poster's form needs besides its own template entry. */
export interface PosterFieldProps {
	readonly registers: Registers;
	readonly poster: Poster;
	/** Others who are in this field now. */
	readonly editors: readonly Editor[];
}
