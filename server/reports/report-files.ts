/** Reports and boards as files that are no text, with the pictures of their workshop. */
import { assetsOf, workshopOf, type FileOrder } from '#lib/report/model/order.ts';
import type { AssetStore } from '../storage/asset-store.ts';
import { FileWriter, WriterBusy } from './writing/file-writer.ts';

export class ReportFiles {
	readonly #assets: AssetStore;
	readonly #writer = new FileWriter();

	constructor(assets: AssetStore) {
		this.#assets = assets;
	}

	/**
	 * @param mayShow whether a picture of the order's workshop may be in a file, which leaves the workshop
	 * @param gone ends the work, because nobody waits for the file any more; what is answered then reaches nobody
	 * @throws what went wrong while writing
	 */
	async write(
		order: FileOrder,
		mayShow: (workshop: string, asset: string) => Promise<boolean>,
		gone: AbortSignal
	): Promise<Uint8Array<ArrayBuffer> | 'busy'> {
		const pictures = new Map<string, Uint8Array>();
		const workshop = workshopOf(order);
		for (const asset of assetsOf(order)) {
			const found = await this.#assets.find(asset);
			if (found?.workshop === workshop && (await mayShow(workshop, asset))) pictures.set(asset, found.bytes);
		}
		try {
			return await this.#writer.write({ order, pictures }, gone);
		} catch (error) {
			if (error instanceof WriterBusy || gone.aborted) return 'busy';
			throw error;
		}
	}

	close(): Promise<void> {
		return this.#writer.close();
	}
}
