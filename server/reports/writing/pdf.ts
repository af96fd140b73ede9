/**
 * A report as a tagged PDF (PDF/UA-1), set by Typst: title, language, headings, lists, heads of tables and
 * descriptions of pictures are in it for programs that read aloud. The report goes in as data; see report.typ.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ResolvedReport } from '#lib/report/model/resolved-report.ts';
import { fontFamilies, readFonts } from './fonts.ts';
import { lettersOf } from './letters.ts';
import type { PagePicture } from './pictures.ts';
import { typstData } from './typst-data.ts';

/** A folder that does not exist: whatever Typst reads is mapped into it, and nothing else can be read. */
const workspace = join(import.meta.dirname, 'mapped');
const mainFileContent = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');

/** @throws when Typst refuses the report */
export function pdfOf(
	report: ResolvedReport,
	pictures: ReadonlyMap<string, PagePicture>
): Uint8Array<ArrayBuffer> {
	const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts() }] });
	const paths = new Map([...pictures].map(([asset, { type }], at) => [asset, `/picture-${at}.${type}`]));
	for (const [asset, { bytes }] of pictures) {
		compiler.mapShadow(join(workspace, paths.get(asset) ?? ''), Buffer.from(bytes));
	}
	const data = JSON.stringify({
		...typstData(report, pictures, (asset) => paths.get(asset) ?? ''),
		fonts: fontFamilies
	});
	const set = (json: string) => {
		compiler.mapShadow(join(workspace, 'report.json'), Buffer.from(json));
		const compiled = compiler.compile({ mainFileContent });
		if (!compiled.result)
			throw new Error(`typst: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
		return compiler.pdf(compiled.result, {
			pdfStandard: 'ua-1',
			creationTimestamp: Math.floor(report.collectedAt / 1000)
		});
	};
	try {
		return new Uint8Array(set(data));
	} catch {
		// The standard refuses a letter that no font has. JSON itself is written in letters that all fonts have.
		return new Uint8Array(set(lettersOf()(data)));
	}
}
