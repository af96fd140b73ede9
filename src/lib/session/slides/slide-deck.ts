/**
 * A PDF as pages to look at. Drawn in this browser by pdf.js in a worker of our own origin; the file runs no scripts.
 * Loaded when slides are shown, and not before.
 */
import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

/** More device pixels than this make no slide clearer, only slower. */
const mostPixels = 4_000_000;

export class SlideDeck {
	readonly #document: PDFDocumentProxy;
	readonly #port: Worker;
	#drawing: Promise<unknown> = Promise.resolve();

	private constructor(document: PDFDocumentProxy, port: Worker) {
		this.#document = document;
		this.#port = port;
	}

	/** @throws when the file cannot be fetched or is no PDF */
	static async open(url: string): Promise<SlideDeck> {
		const port = new PdfWorker();
		try {
			const worker = PDFWorker.create({ port });
			// No WebAssembly and no forms: neither is allowed here, and slides need neither.
			const loading = getDocument({ url, worker, useWasm: false, enableXfa: false, useSystemFonts: true });
			return new SlideDeck(await loading.promise, port);
		} catch (error: unknown) {
			port.terminate();
			throw error;
		}
	}

	get pages(): number {
		return this.#document.numPages;
	}

	/** Draws a page as wide as the canvas stands in the page. @returns its words, for those who listen */
	draw(number: number, canvas: HTMLCanvasElement): Promise<string> {
		// One after the other: pdf.js draws one picture into a canvas at a time.
		const turn = this.#drawing.then(() => this.#draw(number, canvas));
		this.#drawing = turn.catch(() => undefined);
		return turn;
	}

	async #draw(number: number, canvas: HTMLCanvasElement): Promise<string> {
		const page = await this.#document.getPage(Math.min(this.pages, Math.max(1, number)));
		const natural = page.getViewport({ scale: 1 });
		const wanted = (canvas.clientWidth * devicePixelRatio) / natural.width;
		const most = Math.sqrt(mostPixels / (natural.width * natural.height));
		const viewport = page.getViewport({ scale: Math.max(0.1, Math.min(wanted, most)) });
		canvas.width = Math.round(viewport.width);
		canvas.height = Math.round(viewport.height);
		await page.render({ canvas, viewport }).promise;
		const { items } = await page.getTextContent();
		return items.map((item) => ('str' in item ? item.str : '')).join(' ');
	}

	close(): void {
		void this.#document.cleanup();
		this.#port.terminate();
	}
}
