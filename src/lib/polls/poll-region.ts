/** A region of the workshop as polls show it. */
export interface PollRegion {
	readonly id: string;
	/** In the language of the page. */
	readonly name: string;
	/** The region's colour number, 1 to 12. */
	readonly color: number;
	/** Participants who joined from there. */
	readonly people: number;
}

export const regionNamed = (regions: readonly PollRegion[], id: string | null): string =>
	regions.find((region) => region.id === id)?.name ?? id ?? '';
