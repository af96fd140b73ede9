/** A report as the data that report.typ reads: words as lines, labels that exist, sizes that are worked out. */
import type { ResolvedBlock, ResolvedCell, ResolvedSection, Words } from '#lib/base/model/resolved-blocks.ts';
import type { RichPicture } from '#lib/base/model/rich-blocks.ts';
import { safeLink } from '#lib/base/model/safe-link.ts';
import { kickerOf, sectionsIn, type ResolvedReport } from '#lib/report/model/resolved-report.ts';
import { tableLayout, writingSizes } from './columns.ts';
import { standsTogether } from './facts.ts';
import { linesOf, speakable } from './lines.ts';
import type { PagePicture } from './pictures.ts';
import { shadeOf } from './shade.ts';
import { richData } from './typst-rich.ts';

/** The share of the page's width that a picture of so many pixels may take. */
const widest = 0.75;
const pageInPixels = 1000;
const pageHeightInPixels = 700;
/** The room for what is written, at 96 pixels per inch, and how high a picture in it may be. */
const textInPixels = 642;
const textHeightInPixels = 860;

/** @param pathOf where Typst finds the picture of an asset */
export function typstData(
	report: ResolvedReport,
	pictures: ReadonlyMap<string, PagePicture>,
	pathOf: (asset: string) => string
) {
	// Ids of sections may be anything; labels are numbers of ours.
	const labels = new Map(sectionsIn(report.sections).map(({ id }, at) => [id, `section-${at + 1}`]));

	const words = ({ text, lang }: Words) => ({
		lines: linesOf(text),
		...(lang === undefined ? {} : { lang })
	});
	const value = (said: Words) => {
		const link = /^https?:/i.test(said.text) ? safeLink(said.text) : undefined;
		return { ...words(said), ...(link === undefined ? {} : { link }) };
	};
	const cell = (said: ResolvedCell | undefined, heat: boolean | undefined, head: boolean) => {
		const fill = head ? 'efeae0' : shadeOf(said?.shade, heat);
		const more = said?.more === undefined ? undefined : labels.get(said.more);
		return {
			words: words(said?.words ?? { text: '' }),
			header: said?.header ?? false,
			number: typeof said?.value === 'number' && !heat,
			...(fill === undefined ? {} : { fill }),
			...(more === undefined ? {} : { more })
		};
	};
	const section = ({ id, title, blocks }: ResolvedSection): object => ({
		label: labels.get(id),
		title: words(title),
		blocks: blocks.flatMap(block)
	});
	const picture = (asset: string) => {
		const found = pictures.get(asset);
		if (!found) return {};
		const share = Math.min(
			widest,
			found.width / pageInPixels,
			((pageHeightInPixels / found.height) * found.width) / pageInPixels
		);
		return { path: pathOf(asset), share };
	};
	const textPicture = ({ asset, width }: RichPicture) => {
		const found = pictures.get(asset);
		if (!found) return {};
		const wanted = width === undefined ? Math.min(1, found.width / textInPixels) : width / 100;
		const highest = ((textHeightInPixels / found.height) * found.width) / textInPixels;
		return { path: pathOf(asset), share: Math.min(wanted, highest) };
	};
	function block(each: ResolvedBlock): object[] {
		switch (each.kind) {
			case 'paragraph':
				return [{ kind: 'paragraph', words: words(each.words) }];
			case 'list':
				return [{ kind: 'list', entries: each.entries.map(words) }];
			case 'facts':
				return [
					{
						kind: 'facts',
						together: standsTogether(each.entries),
						entries: each.entries.map((entry) => ({ name: words(entry.name), value: value(entry.value) }))
					}
				];
			case 'table': {
				const width = Math.max(0, ...each.rows.map((row) => row.length));
				if (width === 0) return [];
				const { shares, writing, full } = tableLayout(each.rows, width);
				const headed = each.rows[0]?.every(({ header }) => header) ?? false;
				return [
					{
						kind: 'table',
						caption: words(each.caption),
						headed,
						shares,
						size: writingSizes[writing],
						narrow: writing !== 'normal',
						full,
						rows: each.rows.map((row, at) =>
							Array.from({ length: width }, (_, column) => cell(row[column], each.heat, headed && at === 0))
						)
					}
				];
			}
			case 'picture':
				return [{ kind: 'picture', alt: words(each.alt), ...picture(each.asset) }];
			case 'drawing':
				return [
					{ kind: 'drawing', alt: words(each.alt), svg: each.svg, share: Math.min(1, each.width / 480) }
				];
			case 'rich':
				return [
					{
						kind: 'rich',
						...(each.lang === undefined ? {} : { lang: each.lang }),
						blocks: each.blocks.flatMap((part) => richData(part, textPicture))
					}
				];
			case 'section':
				return [{ kind: 'section', ...section(each.section) }];
			// Drawings of nothing; tables tell so.
			case 'bars':
			case 'columns':
			case 'plane':
			case 'words':
			case 'tree':
			case 'flows':
				return [];
		}
	}

	return {
		language: report.language,
		title: words(report.title),
		description: speakable([kickerOf(report), report.where].filter(Boolean).join(', ')),
		kicker: speakable(kickerOf(report)),
		where: speakable(report.where),
		partners: speakable(report.frame.partners),
		lead: speakable(report.frame.lead),
		contents: speakable(report.frame.contents),
		sections: report.sections.map(section)
	};
}
