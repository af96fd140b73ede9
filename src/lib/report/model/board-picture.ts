/** A board as files to show and to print: as pixels, as a drawing, or with a page for each frame. */

/** The formats and their media types. */
export const pictureFormats = {
	png: 'image/png',
	svg: 'image/svg+xml; charset=utf-8',
	pdf: 'application/pdf'
} as const;

export type PictureFormat = keyof typeof pictureFormats;
export const isPictureFormat = (text: string): text is PictureFormat => Object.hasOwn(pictureFormats, text);

/** Pixels per world unit that may be asked for. */
export const pictureScales = [1, 2, 4] as const;
/** Pixels of the longer side at most. */
export const mostPixels = 8192;

/** The scale of a picture, as large as asked for and as possible. @param width in world units, as `height` */
export const pictureScale = (width: number, height: number, asked: number): number =>
	Math.min(asked, mostPixels / Math.max(width, height, 1));

export interface PicturePage {
	readonly title: string;
	/** What it says, for those who do not see it. */
	readonly alt: string;
	/** Pictures in it are named by `asset:`. */
	readonly svg: string;
	/** World units. */
	readonly width: number;
	readonly height: number;
}

/** What the server needs to write the file. */
export interface PictureOrder {
	readonly format: PictureFormat;
	readonly workshop: string;
	readonly title: string;
	readonly language: string;
	readonly scale: number;
	/** One for pixels and drawings; as many as there are frames for documents. */
	readonly pages: readonly PicturePage[];
	/** Milliseconds since 1970. */
	readonly madeAt: number;
}
