/** Pictures inside of drawings: named by their asset until whoever shows the drawing puts them in their place. */

/** How a drawing names a picture. Texts in a drawing hold no plain quotation marks. */
export const drawnAssetAddress = (asset: string): string => `asset:${asset}`;
const drawnAsset = /href="asset:([a-z0-9-]+)"/g;

/** The assets that a drawing names, in their order. */
export const assetsInDrawing = (svg: string): string[] =>
	[...svg.matchAll(drawnAsset)].map(([, asset = '']) => asset);

/** The drawing with its pictures inside, as `data:` addresses; those that are gone are left out. */
export const placeAssets = (svg: string, addressOf: (asset: string) => string | undefined): string =>
	svg.replaceAll(drawnAsset, (_, asset: string) => `href="${addressOf(asset) ?? ''}"`);
