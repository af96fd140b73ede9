/**
 * What pdf.js asks for while it draws: decoders of rare pictures and the fonts that every PDF may count on. Built
 * files of our own origin, each fetched when a page needs it.
 */
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url';
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url';

const decoders: Readonly<Record<string, string>> = {
	'jbig2.wasm': jbig2,
	'openjpeg.wasm': openjpeg
};

const fonts = import.meta.glob<string>('/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
	query: '?url',
	import: 'default',
	eager: true
});

/** Given to pdf.js, which makes one for each document. */
export class PdfParts {
	/** @throws when it is unknown or cannot be fetched; pdf.js then goes on without it */
	async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
		const address = decoders[filename] ?? fonts[`/node_modules/pdfjs-dist/standard_fonts/${filename}`];
		if (address === undefined) throw new Error(`no part of pdf.js is called ${filename}`);
		const response = await fetch(address);
		if (!response.ok) throw new Error(`${filename} could not be fetched`);
		return new Uint8Array(await response.arrayBuffer());
	}
}
