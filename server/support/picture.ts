/**
 * Pictures from strangers. Only PNG, JPEG and WebP are taken, recognised by their first bytes and never by
 * a name or a declared type; everything is decoded and encoded again, so that what is stored holds pixels
 * and nothing else: no EXIF, no GPS, no comments, no second file hidden behind the first.
 */
import sharp, { type Metadata, type Sharp } from 'sharp';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';

export interface Picture {
	readonly bytes: Uint8Array;
	readonly mime: 'image/webp';
	readonly width: number;
	readonly height: number;
}

export type PictureRefusal = 'image-type' | 'image-too-large' | 'image-broken' | 'image-busy';

type Format = 'png' | 'jpeg' | 'webp';

export const pictureLimits = {
	/** Size of the uploaded file. */
	bytes: 10 * 1024 * 1024,
	/** The longer side of what is stored. A projector shows 3840. */
	side: 4096,
	/**
	 * Pixels of the uploaded picture, judged by its header before a pixel is decoded. WebP is decoded as a
	 * whole (4 bytes a pixel), the others row by row.
	 */
	pixels: { png: 64_000_000, jpeg: 64_000_000, webp: 32_000_000 } satisfies Record<Format, number>,
	/** One picture is worked on at a time, so that memory and CPU stay with the board; so many may wait. */
	waiting: 40,
	/** After this many seconds the decoder gives up. */
	seconds: 20
} as const;

// One thread and no cache: a server with two cores keeps one for the people who are typing.
sharp.concurrency(1);
sharp.cache(false);

/** The format by magic bytes; undefined for everything else, SVG, GIF, HEIC, PDF and HTML included. */
export function pictureFormat(bytes: Uint8Array): Format | undefined {
	const starts = (signature: readonly number[], at = 0): boolean =>
		signature.every((byte, index) => bytes[at + index] === byte);
	if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
	if (starts([0xff, 0xd8, 0xff])) return 'jpeg';
	if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)) return 'webp';
	return undefined;
}

/**
 * Makes a storable picture of an uploaded file: upright (EXIF orientation applied), at most
 * `pictureLimits.side` on its longer side, sRGB, the first frame of an animation, as WebP.
 */
export async function readPicture(bytes: Uint8Array): Promise<Result<Picture, PictureRefusal>> {
	if (bytes.length > pictureLimits.bytes) return refuse('image-too-large');
	const format = pictureFormat(bytes);
	if (!format) return refuse('image-type');
	// Our own limit on pixels comes first, so the library's need not be guessed from its error text.
	const source = sharp(bytes, { failOn: 'error', limitInputPixels: false, sequentialRead: true });
	const header = await metadataOf(source);
	if (header?.format !== format) return refuse('image-broken');
	if (header.width * header.height > pictureLimits.pixels[format]) return refuse('image-too-large');
	try {
		const { data, info } = await source
			.timeout({ seconds: pictureLimits.seconds })
			.autoOrient()
			.resize({
				width: pictureLimits.side,
				height: pictureLimits.side,
				fit: 'inside',
				withoutEnlargement: true
			})
			// Screenshots hold small text, photographs do not.
			.webp({ quality: format === 'png' ? 90 : 82, smartSubsample: true, effort: 3 })
			.toBuffer({ resolveWithObject: true });
		return ok({ bytes: data, mime: 'image/webp', width: info.width, height: info.height });
	} catch {
		// The decoder threw: truncated, corrupt, or too slow. All of them are the file's fault.
		return refuse('image-broken');
	}
}

async function metadataOf(source: Sharp): Promise<Metadata | undefined> {
	try {
		return await source.metadata();
	} catch {
		return undefined;
	}
}

/** Reads pictures one after the other; refuses with `image-busy` when too many wait. */
export class PictureQueue {
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;

	async read(bytes: Uint8Array): Promise<Result<Picture, PictureRefusal>> {
		if (this.#waiting >= pictureLimits.waiting) return refuse('image-busy');
		this.#waiting += 1;
		const mine = this.#last.then(() => readPicture(bytes));
		this.#last = mine.catch(() => undefined);
		try {
			return await mine;
		} finally {
			this.#waiting -= 1;
		}
	}
}

/**
 * A picture that this program made before: taken as it is if it decodes and holds pixels and nothing else, so
 * that it does not get worse each time; else read like a stranger's.
 */
export async function takePicture(bytes: Uint8Array): Promise<Result<Picture, PictureRefusal>> {
	const { byteLength, byteOffset, buffer } = bytes;
	const view = new DataView(buffer, byteOffset, byteLength);
	const isAlone = pictureFormat(bytes) === 'webp' && view.getUint32(4, true) + 8 === byteLength;
	const header = isAlone ? await metadataOf(sharp(bytes, { limitInputPixels: false })) : undefined;
	if (
		header?.format !== 'webp' ||
		header.width * header.height > pictureLimits.pixels.webp ||
		header.exif ||
		header.xmp ||
		header.icc ||
		(header.pages ?? 1) > 1
	) {
		return readPicture(bytes);
	}
	try {
		await sharp(bytes, { failOn: 'error' }).timeout({ seconds: pictureLimits.seconds }).raw().toBuffer();
	} catch {
		return refuse('image-broken');
	}
	return ok({ bytes, mime: 'image/webp', width: header.width, height: header.height });
}
