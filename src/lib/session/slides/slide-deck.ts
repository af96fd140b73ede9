/**
 * A PDF as pages to look at. Drawn in this browser by pdf.js in a worker of our own origin; the file runs no scripts.
 * Loaded when slides are shown, and not before.
 */
import {
	getDocument,
	InvalidPDFException,
	PasswordException,
	PDFWorker,
	type PDFDocumentProxy,
	type PDFPageProxy
} from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { mostPages } from './model/messages.ts';
import { PdfParts } from './pdf-parts.ts';
import type { SlideFlaw } from './slide-flaw.ts';

/** More device pixels than this make no slide clearer, only slower. */
const mostPixels = 4_000_000;

/** How large a page may be on the screen, in CSS pixels. */
export interface Room {
	readonly width: number;
	readonly height: number;
}

export class SlideDeck {
	readonly #document: PDFDocumentProxy;
	readonly #port: Worker;
	#drawing: Promise<unknown> = Promise.resolve();

	private constructor(document: PDFDocumentProxy, port: Worker) {
		this.#document = document;
		this.#port = port;
	}

	/**
	 * @param source an address, or the bytes themselves
	 * @throws when an address cannot be fetched
	 */
	static async open(source: string | ArrayBuffer): Promise<Result<SlideDeck, SlideFlaw>> {
		const port = new PdfWorker();
		try {
			const document = await getDocument({
				...(typeof source === 'string' ? { url: source } : { data: source }),
				worker: PDFWorker.create({ port }),
				BinaryDataFactory: PdfParts,
				// Decoders and fonts come through the page, which knows their addresses.
				wasmUrl: '/',
				standardFontDataUrl: '/',
				useWorkerFetch: false,
				useSystemFonts: false,
				disableWorkerRendering: true,
				enableXfa: false
			}).promise;
			if (document.numPages <= mostPages) return ok(new SlideDeck(document, port));
			port.terminate();
			return refuse('too-long');
		} catch (error: unknown) {
			port.terminate();
			if (error instanceof PasswordException) return refuse('locked');
			if (error instanceof InvalidPDFException) return refuse('broken');
			throw error;
		}
	}

	get pages(): number {
		return this.#document.numPages;
	}

	/**
	 * Draws a page as large as there is room; the page before it stays until then.
	 * @returns its words, for those who listen; undefined if it was not wanted any more
	 */
	draw(
		number: number,
		canvas: HTMLCanvasElement,
		room: Room,
		signal: AbortSignal
	): Promise<string | undefined> {
		// One after the other, so that the last one wanted is the last one drawn.
		const turn = this.#drawing.then(() => this.#draw(number, canvas, room, signal));
		this.#drawing = turn.catch(() => undefined);
		return turn;
	}

	async #draw(
		number: number,
		canvas: HTMLCanvasElement,
		room: Room,
		signal: AbortSignal
	): Promise<string | undefined> {
		if (signal.aborted) return undefined;
		const page = await this.#document.getPage(Math.min(this.pages, Math.max(1, number)));
		const picture = await painted(page, room, signal);
		if (!picture) return undefined;
		canvas.width = picture.width;
		canvas.height = picture.height;
		canvas.style.width = `${page.getViewport({ scale: scaleFor(page, room) }).width}px`;
		canvas.getContext('2d')?.drawImage(picture, 0, 0);
		const { items } = await page.getTextContent();
		return items.map((item) => ('str' in item ? item.str : '')).join(' ');
	}

	close(): void {
		void this.#document.cleanup();
		this.#port.terminate();
	}
}

/** In CSS pixels for each point of the page. */
function scaleFor(page: PDFPageProxy, room: Room): number {
	const { width, height } = page.getViewport({ scale: 1 });
	return Math.max(0.05, Math.min(room.width / width, room.height / height));
}

/** Undefined if it was not wanted any more. */
async function painted(
	page: PDFPageProxy,
	room: Room,
	signal: AbortSignal
): Promise<HTMLCanvasElement | undefined> {
	const { width, height } = page.getViewport({ scale: 1 });
	const most = Math.sqrt(mostPixels / (width * height));
	const viewport = page.getViewport({ scale: Math.min(scaleFor(page, room) * devicePixelRatio, most) });
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(viewport.width);
	canvas.height = Math.round(viewport.height);
	const task = page.render({ canvas, viewport });
	const cancel = (): void => task.cancel();
	signal.addEventListener('abort', cancel, { once: true });
	try {
		await task.promise;
		return canvas;
	} catch (error: unknown) {
		if (signal.aborted) return undefined;
		throw error;
	} finally {
		signal.removeEventListener('abort', cancel);
	}
}
