/** The programs with which people open our files, as they are installed, and what they say about a file. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from '../support/open-document.ts';

const packages = { soffice: 'libreoffice-writer', pdftotext: 'poppler-utils', pdfinfo: 'poppler-utils' };

/** @throws if one is missing, with the packages that bring them */
export function requirePrograms(): void {
	const missing = Object.keys(packages).filter((name) => spawnSync(name, ['--help']).error);
	if (missing.length === 0) return;
	const wanted = [...new Set(Object.values(packages))].join(' ');
	throw new Error(
		`these tests open files with LibreOffice and Poppler, and there is no ${missing.join(', no ')}: install them (Debian: apt-get install ${wanted})`
	);
}

/**
 * Opens documents in LibreOffice and saves them as tagged PDF.
 * @param folder where the documents lie; LibreOffice keeps its profile there, too
 * @returns the files it made
 */
export function asPdf(folder: string, documents: readonly string[]): string[] {
	const out = join(folder, 'opened');
	execFileSync(
		'soffice',
		[
			`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
			'--headless',
			'--convert-to',
			'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
			...['--outdir', out, ...documents]
		],
		{ stdio: ['ignore', 'ignore', 'pipe'] }
	);
	return documents.map((file) => join(out, basename(file).replace(/\.\w+$/, '.pdf')));
}

/**
 * What stands for the pictures in a PDF that LibreOffice made. Its figures are empty elements, which readers of the tree
 * by pages leave out.
 */
export const describedByLibreOffice = (file: string): string[] =>
	[...openPdf(readFileSync(file)).matchAll(/\/S *\/Figure\b(?:(?!endobj).)*?\/Alt *<FEFF([\dA-F]*)>/gs)].map(
		([, hex = '']) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
	);

export interface OpenedPages {
	/** The words of each page in their places, without the line with its number. */
	readonly pages: readonly string[];
	/** What `pdfinfo` says, by its names. */
	readonly info: ReadonlyMap<string, string>;
	/** Of the catalog, e.g. `pl`. */
	readonly language: string;
	/** The headings of the tag tree as `H1 Words`, in the order in which they are read. */
	readonly headings: readonly string[];
	/** How many elements of each kind the tag tree has. */
	readonly tags: ReadonlyMap<string, number>;
	/** What stands for its pictures. */
	readonly pictures: readonly string[];
}

/** Opens a PDF with Poppler and with what Firefox shows it with. */
export async function openPages(file: string): Promise<OpenedPages> {
	const tree = ask('pdfinfo', '-struct-text', file).split('\n').map(nodeOf);
	const tags = new Map<string, number>();
	for (const { tag } of tree) if (tag !== '') tags.set(tag, (tags.get(tag) ?? 0) + 1);
	const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: VerbosityLevel.ERRORS });
	try {
		const document = await task.promise;
		const { info } = await document.getMetadata();
		const pictures: string[] = [];
		for (let number = 1; number <= document.numPages; number++)
			pictures.push(...describedIn(await (await document.getPage(number)).getStructTree()));
		return {
			pages: ask('pdftotext', '-layout', file, '-')
				.split('\f')
				.slice(0, -1)
				.map((page) => page.replace(/^.*\d+\s*\/\s*\d+\s*$/m, '').trim()),
			info: new Map(
				[...ask('pdfinfo', file).matchAll(/^([^:\n]+): *(.*)$/gm)].map(([, name = '', said = '']) => [
					name,
					said
				])
			),
			language: v.parse(v.object({ Language: v.string() }), info).Language,
			headings: headingsIn(tree),
			tags,
			pictures
		};
	} finally {
		await task.destroy();
	}
}

const ask = (program: string, ...args: string[]): string =>
	execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 << 20 });

interface TreeLine {
	readonly depth: number;
	/** Empty for words. */
	readonly tag: string;
	readonly words: string;
}

/** A line of the tree: an element, an attribute of one, or words. */
function nodeOf(line: string): TreeLine {
	const depth = line.search(/\S|$/);
	const words = /^\s*"(.*)"$/.exec(line)?.[1] ?? '';
	return { depth, tag: /^\s*([A-Z]\w*)/.exec(line)?.[1] ?? '', words };
}

function headingsIn(tree: readonly TreeLine[]): string[] {
	return tree.flatMap(({ depth, tag }, at) => {
		if (!/^H[1-6]$/.test(tag)) return [];
		const after = tree.slice(at + 1);
		const end = after.findIndex((line) => line.tag !== '' && line.depth <= depth);
		const inside = end < 0 ? after : after.slice(0, end);
		return [
			`${tag} ${inside
				.map(({ words }) => words)
				.join('')
				.trim()}`
		];
	});
}

const Element = v.object({
	role: v.string(),
	alt: v.optional(v.string(), ''),
	children: v.array(v.unknown())
});

/** What stands for the figures in a tree; empty for one without a description. */
function describedIn(tree: unknown): string[] {
	const { success, output } = v.safeParse(Element, tree);
	if (!success) return [];
	return [...(output.role === 'Figure' ? [output.alt] : []), ...output.children.flatMap(describedIn)];
}
