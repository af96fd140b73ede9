/** How sheets look where nobody set them up: rows as high as their texts, and a page as wide as the sheet. */
import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature, Row, SheetData } from 'write-excel-file/node';
import { insertElementMarkupAccordingToOrderOfSiblings as insert } from 'write-excel-file/utility';

/** The letters of office programs, with a size in points and the height of a line. */
export const sheetFont = { fontFamily: 'Calibri', fontSize: 11 } as const;
const lineHeight = 15;
/** Points; more than a program accepts. */
const highest = 409;

/** Rows that need more than a line say how high they are, which not every program works out. @param widths of the columns, in letters */
export const withHeights = (data: SheetData, widths: readonly { readonly width: number }[]): SheetData =>
	data.map((row) => {
		const height = Math.min(
			highest,
			Math.max(...row.map((cell, at) => heightOf(cell, widths[at]?.width ?? 1)))
		);
		const at = row.findIndex((cell) => typeof cell === 'object' && cell !== null);
		if (height <= lineHeight || at < 0) return row;
		return row.map((cell, place) =>
			place === at && typeof cell === 'object' && cell !== null ? { ...cell, height } : cell
		);
	});

function heightOf(cell: Row[number], width: number): number {
	if (typeof cell !== 'object' || cell === null || !('value' in cell) || typeof cell.value !== 'string')
		return 0;
	const scale = (cell.fontSize ?? sheetFont.fontSize) / sheetFont.fontSize;
	const lines = cell.wrap
		? cell.value
				.split('\n')
				.reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * scale) / width)), 0)
		: 1;
	return Math.ceil(lines * lineHeight * scale);
}

/** Of ECMA-376, CT_Worksheet; what stands between the named ones is not written. */
const order = [
	'sheetPr',
	'sheetViews',
	'cols',
	'sheetData',
	'mergeCells',
	'conditionalFormatting',
	'pageSetup',
	'drawing'
];

/** Printed across A4, all columns of a sheet on one page. */
export const printing: Feature<Buffer | Blob | Stream> = {
	files: {
		transform: {
			'xl/worksheets/sheet{id}.xml': {
				transform: (xml) =>
					[
						'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
						'<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
					].reduce((sheet, element) => insert(sheet, element, order, 'worksheet'), xml)
			}
		}
	}
};
