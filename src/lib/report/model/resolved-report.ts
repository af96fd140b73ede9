/** A report in words, as views and writers of every format get it. */
import type { ResolvedBlock, ResolvedSection, Words } from '#lib/base/model/resolved-blocks.ts';

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
export function picturesIn(sections: readonly ResolvedSection[]): string[] {
	const within = (block: ResolvedBlock): readonly string[] => {
		if (block.kind === 'picture') return [block.asset];
		return block.kind === 'section' ? block.section.blocks.flatMap(within) : [];
	};
	return [...new Set(sections.flatMap(({ blocks }) => blocks.flatMap(within)))];
}
