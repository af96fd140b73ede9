import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { expect, it } from 'vitest';
import { readTableFile } from './table-file.ts';

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const read = async (of: File, language = 'pl') => {
	const result = await readTableFile(of, language);
	return result.ok ? result.value : result.reason;
};

it('a workbook is read as an office program wrote it: words, figures, days and empty rows', async () => {
	const rows: SheetData = [
		[{ value: 'Kryterium' }, { value: 'Waga' }, { value: 'Termin' }],
		[
			{ value: ' Zażółć gęślą ' },
			{ value: 12.5, type: Number },
			{ value: new Date('2017-03-07T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }
		],
		[null, null, null],
		[{ value: '=SUM(A1)' }, { value: 0, type: Number }, null]
	];
	const book = await writeXlsxFile(rows).toBuffer();
	expect(await read(file('lista.xlsx', Uint8Array.from(book)))).toEqual([
		['Kryterium', 'Waga', 'Termin'],
		['Zażółć gęślą', '12.5', '2017-03-07'],
		['=SUM(A1)', '0', '']
	]);
});

it.each([
	['UTF-8', [0xc5, 0x82], 'pl', 'ł'],
	['UTF-8 with a mark in front', [0xef, 0xbb, 0xbf, 0xc5, 0x82], 'pl', 'ł'],
	['the old letters of Central Europe', [0xb3], 'pl', 'ł'],
	['the old letters of Western Europe', [0xe9], 'en', 'é']
])('a CSV in %s is read letter by letter', async (_name, letter, language, seen) => {
	const csv = file('a.csv', Uint8Array.from(letter), ';2\r\n"b;c";3\r\n');
	expect(await read(csv, language)).toEqual([
		[seen, '2'],
		['b;c', '3']
	]);
});

it.each([
	['an old workbook', file('a.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])), 'table-unreadable'],
	['a broken workbook', file('a.xlsx', 'PK\u0003\u0004 and nothing more'), 'table-unreadable'],
	['nothing', file('a.csv'), 'table-empty'],
	['rows of nothing', file('a.csv', ';;\n;;\n'), 'table-empty'],
	['too much', file('a.csv', new Uint8Array(5 * 1024 * 1024 + 1)), 'table-too-large']
])('%s is refused in words', async (_name, of, reason) => expect(await read(of)).toBe(reason));
