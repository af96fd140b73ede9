/** A report in words, as views and writers of every format get it. */
import type { ResolvedBlock, ResolvedSection, Words } from '#lib/base/model/resolved-blocks.ts';
import { notesIn, picturesInText } from '#lib/base/model/rich-blocks.ts';
import { assetsInDrawing, placeAssets } from './drawn-assets.ts';

export interface ResolvedReport {
	readonly workshop: string;
	readonly language: string;
	readonly title: Words;
	readonly project: string;
	/** Place and days in words. */
	readonly where: string;
	/** When it was made, milliseconds since 1970. */
	readonly collectedAt: number;
	readonly sections: readonly ResolvedSection[];
	/** The words of the frame around the sections; without a name the contents are not listed. */
	readonly frame: {
		readonly kicker: string;
		readonly lead: string;
		/** Who worked together, in a sentence; empty if nobody is named. */
		readonly partners: string;
		readonly contents: string;
	};
}

/** The line above the title: the project and what this is. */
export const kickerOf = ({ project, frame }: ResolvedReport): string =>
	[project, frame.kicker].filter(Boolean).join(' · ');

/** The assets of all pictures, each once, in their order. */
export const picturesIn = (sections: readonly ResolvedSection[]): string[] => [
	...new Set(sectionsIn(sections).flatMap(({ blocks }) => blocks.flatMap(assetsOf)))
];

function assetsOf(block: ResolvedBlock): string[] {
	if (block.kind === 'picture') return [block.asset];
	if (block.kind === 'rich') return picturesInText(block.blocks);
	return block.kind === 'drawing' ? assetsInDrawing(block.svg) : [];
}

/** The report with every picture inside of its drawings, as `data:` addresses; those that are gone are left out. */
export const withPictures = (
	report: ResolvedReport,
	addressOf: (asset: string) => string | undefined
): ResolvedReport =>
	mapBlocks(report, (block) => {
		if (block.kind !== 'drawing') return [block];
		return [{ ...block, svg: placeAssets(block.svg, addressOf) }];
	});

/** The report with its footnotes counted from its first page to its last. */
export function withNoteNumbers(report: ResolvedReport): ResolvedReport {
	let next = 1;
	return mapBlocks(report, (block) => {
		const notes = block.kind === 'rich' ? notesIn(block.blocks).length : 0;
		next += notes;
		return [notes === 0 ? block : { ...block, firstNote: next - notes }];
	});
}

/** The report with other blocks in place of some, inside sections too. */
export function mapBlocks(
	report: ResolvedReport,
	change: (block: ResolvedBlock) => readonly ResolvedBlock[]
): ResolvedReport {
	const section = (each: ResolvedSection): ResolvedSection => ({
		...each,
		blocks: each.blocks.flatMap((block) =>
			change(block.kind === 'section' ? { ...block, section: section(block.section) } : block)
		)
	});
	return { ...report, sections: report.sections.map(section) };
}

/** All sections, those inside others after the one that holds them. */
export const sectionsIn = (sections: readonly ResolvedSection[]): ResolvedSection[] =>
	sections.flatMap((section) => [
		section,
		...sectionsIn(section.blocks.flatMap((block) => (block.kind === 'section' ? [block.section] : [])))
	]);
