/** How the posters hang: all together, or in groups. */
import { byRegion } from '#lib/registers/model/columns.ts';
import { posterRegister } from '#lib/registers/posters/model.ts';

export const wallViews = ['wall', 'direction', 'region', 'map'] as const;
export type WallView = (typeof wallViews)[number];

export const wallViewFrom = (value: string | null): WallView =>
	wallViews.find((view) => view === value) ?? 'wall';

/** By what the posters hang in frames on a whiteboard, to begin with. */
export const wallLayoutOf = (view: WallView): string =>
	view === 'region' || view === 'map' ? byRegion : (posterRegister.columns[0] ?? byRegion);

/** Of the posters of a region, for the links of the map. */
export const idOfRegion = (region: string): string => `region-${region}`;
