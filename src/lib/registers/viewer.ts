/** Who looks at the registers and what they may do, as the page knows it. */
import type { RegisterRecord } from './model/register-record.ts';
import type { RegionLook } from './region-look.ts';
import type { Adding } from './register.svelte.ts';

export interface Viewer {
	readonly regions: readonly RegionLook[];
	/** The region of this person; null for none. */
	readonly ownRegion: string | null;
	/** This participant. */
	readonly id: string | undefined;
	readonly mayWrite: boolean;
	mayDelete(entry: Pick<RegisterRecord, 'author' | 'region' | 'moderation'>): boolean;
	/** Who adds an entry now, in the language of the page. */
	adding(): Adding;
	/** The server's clock, milliseconds since 1970. */
	now(): number;
}
