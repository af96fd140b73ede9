/** How the posters hang: all together, or in groups. */
export const wallViews = ['wall', 'direction', 'region'] as const;
export type WallView = (typeof wallViews)[number];

export const wallViewFrom = (value: string | null): WallView =>
	wallViews.find((view) => view === value) ?? 'wall';
