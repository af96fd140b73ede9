/** The looks of a report in a word processor: styles with the names that Word and LibreOffice know, on A4. */
import { BorderStyle, LineRuleType, WidthType, type IPropertiesOptions } from 'docx';
import { writingSizes, type Writing } from './columns.ts';

/** Twentieths of a point. */
const page = { width: 11_906, height: 16_838 } as const;
const margin = 1134;
export const textWidth = page.width - 2 * margin;
export const pageSize = {
	size: page,
	margin: { top: margin, bottom: margin, left: margin, right: margin, footer: 567 }
} as const;

const ink = '1b1c22';
const muted = '5a5a5f';
const accent = '1f5fae';
const font = 'Calibri';

/** Heights in parts of 240 of a line; they grow with what stands in the line, which LibreOffice needs to be told. */
const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO });

const edge = { style: BorderStyle.SINGLE, size: 4, color: 'c9c3b6' } as const;
export const tableBorders = {
	top: edge,
	bottom: edge,
	left: edge,
	right: edge,
	insideHorizontal: edge,
	insideVertical: edge
} as const;

/** Beside the words in the cells of wide tables. */
export const narrowMargins = { left: 60, right: 60, marginUnitType: WidthType.DXA } as const;

/** The styles of the words in tables. */
export const tableStyles = {
	normal: 'TableText',
	small: 'TableSmall',
	smallest: 'TableSmallest'
} as const satisfies Record<Writing, string>;

export const documentStyles = (language: string): NonNullable<IPropertiesOptions['styles']> => ({
	default: {
		document: {
			run: { font, size: 21, color: ink, language: { value: language } },
			paragraph: { spacing: { after: 120, ...lines(276) } }
		},
		title: {
			run: { size: 52, bold: true, color: ink },
			paragraph: { spacing: { before: 240, after: 240, ...lines(240) } }
		},
		heading1: heading(1, 32, 480),
		heading2: heading(2, 26, 360),
		heading3: heading(3, 22, 240),
		heading4: heading(4, 21, 200),
		heading5: heading(5, 21, 200),
		hyperlink: { run: { color: accent, underline: {} } },
		footnoteText: { run: { size: 18, color: ink }, paragraph: { spacing: { after: 40, ...lines(240) } } },
		listParagraph: { paragraph: { spacing: { after: 60 } } }
	},
	paragraphStyles: [
		paragraphStyle('Kicker', { bold: true, color: accent }, { before: 2400 }),
		paragraphStyle('Subtitle', { size: 26 }, { after: 120 }),
		paragraphStyle('Lead', { color: muted }, { after: 600 }),
		paragraphStyle('TOCHeading', { size: 26, bold: true }, { before: 240, after: 120 }, 'TOC Heading'),
		paragraphStyle('Caption', { size: 19, color: muted }, { before: 160, after: 80 }, 'caption'),
		paragraphStyle('Fact', {}, { after: 40 }),
		tableWriting('normal'),
		tableWriting('small'),
		tableWriting('smallest'),
		paragraphStyle('AfterTable', { size: 12 }, { after: 60, ...lines(240) }),
		paragraphStyle('Footer', { size: 17, color: muted }, { after: 0 }, 'footer')
	]
});

/** Word knows the level by the name of the style; LibreOffice needs to be told it. */
const heading = (level: number, size: number, before: number) => ({
	run: { size, bold: true, color: ink },
	paragraph: { keepNext: true, outlineLevel: level - 1, spacing: { before, after: 120, ...lines(240) } }
});

const tableWriting = (writing: Writing) =>
	paragraphStyle(
		tableStyles[writing],
		{ size: 2 * writingSizes[writing] },
		{ before: 20, after: 20, ...lines(240) }
	);

interface Run {
	readonly size?: number;
	readonly bold?: boolean;
	readonly color?: string;
}
interface Spacing {
	readonly before?: number;
	readonly after?: number;
	readonly line?: number;
	readonly lineRule?: typeof LineRuleType.AUTO;
}

const paragraphStyle = (id: string, run: Run, spacing: Spacing, name = id) => ({
	id,
	name,
	basedOn: 'Normal',
	quickFormat: true,
	run,
	paragraph: { spacing }
});
