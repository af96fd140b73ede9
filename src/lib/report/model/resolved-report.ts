/** A report in words, as views and writers of every format get it. */
import type { ResolvedSection, Words } from '#lib/base/model/resolved-blocks.ts';

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
	/** The words of the frame around the sections. */
	readonly frame: { readonly kicker: string; readonly lead: string; readonly contents: string };
}

/** The line above the title: the project and what this is. */
export const kickerOf = ({ project, frame }: ResolvedReport): string =>
	[project, frame.kicker].filter(Boolean).join(' · ');

/** The assets of all pictures, each once, in their order. */
export const picturesIn = (sections: readonly ResolvedSection[]): string[] => [
	...new Set(
		sectionsIn(sections).flatMap(({ blocks }) =>
			blocks.flatMap((block) => (block.kind === 'picture' ? [block.asset] : []))
		)
	)
];

/** All sections, those inside others after the one that holds them. */
export const sectionsIn = (sections: readonly ResolvedSection[]): ResolvedSection[] =>
	sections.flatMap((section) => [
		section,
		...sectionsIn(section.blocks.flatMap((block) => (block.kind === 'section' ? [block.section] : [])))
	]);
