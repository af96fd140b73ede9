/**
 * A report as a tagged PDF (PDF/UA-1): title, language, headings, lists, heads of tables and descriptions of pictures
 * are in it for programs that read aloud. The report goes in as data; see report.typ.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedReport } from '#lib/report/model/resolved-report.ts';
import { fontFamilies } from './fonts.ts';
import type { PagePicture } from './pictures.ts';
import { typstData } from './typst-data.ts';
import { typstPdf } from './typst.ts';

const mainFileContent = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');

/** @throws when Typst refuses the report */
export function pdfOf(
	report: ResolvedReport,
	pictures: ReadonlyMap<string, PagePicture>
): Uint8Array<ArrayBuffer> {
	const paths = new Map([...pictures].map(([asset, { type }], at) => [asset, `/picture-${at}.${type}`]));
	const files = new Map([...pictures].map(([asset, { bytes }]) => [paths.get(asset) ?? '', bytes]));
	const data = JSON.stringify({
		...typstData(report, pictures, (asset) => paths.get(asset) ?? ''),
		fonts: fontFamilies
	});
	return typstPdf(mainFileContent, data, files, report.collectedAt);
}
