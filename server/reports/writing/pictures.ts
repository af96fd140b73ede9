/** Pictures as documents take them: small enough for a page, in a format that every office program reads. */
import sharp from 'sharp';

export interface PagePicture {
	readonly bytes: Uint8Array;
	readonly type: 'png' | 'jpg';
	readonly width: number;
	readonly height: number;
}

/** Pixels of the longer side: 16 cm in 200 dots per inch. */
const side = 1300;

/** @returns undefined for what cannot be decoded */
export async function pagePicture(bytes: Uint8Array): Promise<PagePicture | undefined> {
	try {
		const picture = sharp(bytes).resize({
			width: side,
			height: side,
			fit: 'inside',
			withoutEnlargement: true
		});
		const { isOpaque } = await sharp(bytes).stats();
		const { data, info } = await (isOpaque ? picture.jpeg({ quality: 84 }) : picture.png()).toBuffer({
			resolveWithObject: true
		});
		return { bytes: data, type: isOpaque ? 'jpg' : 'png', width: info.width, height: info.height };
	} catch {
		// Stored pictures were encoded by us; one that cannot be read any more must not cost the whole report.
		return undefined;
	}
}

export async function pagePictures(
	pictures: ReadonlyMap<string, Uint8Array>
): Promise<ReadonlyMap<string, PagePicture>> {
	const ready = new Map<string, PagePicture>();
	for (const [asset, bytes] of pictures) {
		const picture = await pagePicture(bytes);
		if (picture) ready.set(asset, picture);
	}
	return ready;
}

/** The picture as an address that holds it; undefined for none. */
export const dataAddress = (picture: PagePicture | undefined): string | undefined =>
	picture &&
	`data:image/${picture.type === 'jpg' ? 'jpeg' : 'png'};base64,${Buffer.from(picture.bytes).toString('base64')}`;
