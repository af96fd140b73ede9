/** Small versions of stored pictures, for pages that show many beside each other. */
import sharp from 'sharp';

export const smallPictures = {
	/** The longer side at most, in pixels: about 20 rem on a screen with two pixels for one. */
	side: 640,
	/** So many are kept in memory, some 50 KB each. */
	kept: 200,
	/** So many may wait, each with the whole picture in memory. */
	waiting: 20
} as const;

/** Makes them one after the other, as pictures are read (picture.ts), and keeps those that were asked for last. */
export class SmallPictures {
	readonly #kept = new Map<string, Promise<Uint8Array>>();
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;

	/** @returns null when too many wait or it cannot be made: then the picture itself has to do */
	async of(id: string, bytes: Uint8Array): Promise<Uint8Array | null> {
		const making = this.#kept.get(id) ?? this.#make(bytes);
		if (!making) return null;
		// Once more at the end: the first is the one that nobody asked for the longest.
		this.#kept.delete(id);
		this.#kept.set(id, making);
		const [oldest] = this.#kept.keys();
		if (this.#kept.size > smallPictures.kept && oldest !== undefined) this.#kept.delete(oldest);
		try {
			return await making;
		} catch {
			this.#kept.delete(id);
			return null;
		}
	}

	#make(bytes: Uint8Array): Promise<Uint8Array> | undefined {
		if (this.#waiting >= smallPictures.waiting) return undefined;
		this.#waiting += 1;
		const { side } = smallPictures;
		const making = this.#last.then(() =>
			sharp(bytes)
				.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
				.webp({ quality: 80, effort: 2 })
				.toBuffer()
		);
		this.#last = making.catch(() => undefined).then(() => (this.#waiting -= 1));
		return making;
	}
}
