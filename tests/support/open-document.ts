/** Opens files of documents as programs do, for tests that look inside. */
import { strFromU8, unzipSync } from 'fflate';
import { inflateSync } from 'node:zlib';

export interface OpenedDocx {
	readonly names: readonly string[];
	/** A part as text; empty if there is none of that name. */
	part(name: string): string;
	/** The document itself. */
	readonly body: string;
	/** Its paragraphs in order: the style and the words of each. */
	readonly paragraphs: readonly { readonly style: string; readonly text: string }[];
}

export function openDocx(bytes: Uint8Array): OpenedDocx {
	const files = unzipSync(bytes);
	const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
	const body = part('word/document.xml');
	const paragraphs = [...body.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) => ({
		style: /<w:pStyle w:val="([^"]+)"/.exec(inside)?.[1] ?? '',
		text: [...inside.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join('')
	}));
	return { names: Object.keys(files), part, body, paragraphs };
}

/** The objects of a PDF, those inside compressed streams too, as text. */
export function openPdf(bytes: Uint8Array): string {
	const raw = Buffer.from(bytes).toString('latin1');
	const inflated = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, data = '']) => {
		try {
			return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
		} catch {
			return '';
		}
	});
	return raw + inflated.join('\n');
}
