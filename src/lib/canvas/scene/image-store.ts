/**
 * Pictures, fetched and decoded off the main thread at about the size they are drawn, and forgotten when
 * too many. Asking never waits: the items that asked are named when their picture has arrived.
 */
import type { PaintImage } from '../item-view.ts';

/** Fetches and decodes a picture, no wider than `width` pixels if given. Rejects if there is none. */
export type LoadImage = (url: string, width: number | undefined) => Promise<PaintImage>;

export const browserImages: LoadImage = async (url, width) => {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`picture refused: ${response.status}`);
	const blob = await response.blob();
	const options: ImageBitmapOptions =
		width === undefined ? {} : { resizeWidth: width, resizeQuality: 'high' };
	const bitmap = await createImageBitmap(blob, options);
	return { source: bitmap, width: bitmap.width, height: bitmap.height };
};

/** Pictures are kept at these widths; zooming a little does not decode anew. */
const widths = [128, 256, 512, 1024, 2048];
/** Decoded pixels kept, about 64 MB. */
const maxPixels = 16_000_000;

interface Entry {
	image: PaintImage | undefined;
	width: number;
	/** Items that asked while it was loading. */
	waiting: Set<string>;
	wanted: number;
	loading: boolean;
	failed: boolean;
	used: number;
}

export class ImageStore {
	readonly #load: LoadImage;
	readonly #urlOf: (asset: string) => string;
	readonly #arrived: (items: ReadonlySet<string>) => void;
	readonly #entries = new Map<string, Entry>();
	#clock = 0;
	#closed = false;

	/** `arrived` hears which items can be painted better now. */
	constructor(
		load: LoadImage,
		urlOf: (asset: string) => string,
		arrived: (items: ReadonlySet<string>) => void
	) {
		this.#load = load;
		this.#urlOf = urlOf;
		this.#arrived = arrived;
	}

	/** The best picture there is right now; loads a sharper one if it is smaller than `width`. */
	get(asset: string, width: number, item: string): PaintImage | undefined {
		const wanted = widths.find((step) => step >= width) ?? widths[widths.length - 1] ?? 2048;
		let entry = this.#entries.get(asset);
		if (!entry) {
			entry = {
				image: undefined,
				width: 0,
				waiting: new Set(),
				wanted: 0,
				loading: false,
				failed: false,
				used: 0
			};
			this.#entries.set(asset, entry);
		}
		entry.used = this.#clock += 1;
		if (entry.width < wanted && !entry.failed) {
			entry.waiting.add(item);
			entry.wanted = Math.max(entry.wanted, wanted);
			if (!entry.loading) void this.#fetch(asset, entry);
		}
		return entry.image;
	}

	/** Tries again what could not be loaded, e.g. after being offline. */
	retry(): void {
		for (const entry of this.#entries.values()) entry.failed = false;
	}

	close(): void {
		this.#closed = true;
		for (const entry of this.#entries.values()) release(entry.image);
		this.#entries.clear();
	}

	async #fetch(asset: string, entry: Entry): Promise<void> {
		entry.loading = true;
		const width = entry.wanted;
		try {
			const image = await this.#load(this.#urlOf(asset), width);
			if (this.#closed) return release(image);
			release(entry.image);
			entry.image = image;
			entry.width = width;
		} catch {
			// Shown as an empty picture with its alt text; `retry` gives it another chance.
			entry.failed = true;
		} finally {
			entry.loading = false;
		}
		const { waiting } = entry;
		entry.waiting = new Set();
		this.#makeRoom();
		if (!this.#closed) this.#arrived(waiting);
	}

	#makeRoom(): void {
		const loaded = [...this.#entries]
			.filter(([, entry]) => entry.image)
			.sort(([, a], [, b]) => a.used - b.used);
		let pixels = loaded.reduce((sum, [, { image }]) => sum + (image ? image.width * image.height : 0), 0);
		for (const [asset, { image }] of loaded) {
			if (pixels <= maxPixels) return;
			pixels -= image ? image.width * image.height : 0;
			release(image);
			this.#entries.delete(asset);
		}
	}
}

function release(image: PaintImage | undefined): void {
	if (image && 'close' in image.source && typeof image.source.close === 'function') image.source.close();
}
