/** How the posters hang: all together, or in groups. */
export const wallViews = ['wall', 'direction', 'region', 'map'] as const;
export type WallView = (typeof wallViews)[number];

export const wallViewFrom = (value: string | null): WallView =>
	wallViews.find((view) => view === value) ?? 'wall';

/** Of the posters of a region, for the links of the map. */
export const idOfRegion = (region: string): string => `region-${region}`;
