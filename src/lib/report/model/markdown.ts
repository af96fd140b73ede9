/**
 * A report as Markdown (CommonMark with the tables of GFM). What people typed is text in it and never markup:
 * no heading, link, picture, list or HTML can come from it.
 */
import type { ResolvedBar, ResolvedBlock, ResolvedCell } from '#lib/base/model/resolved-blocks.ts';
import { linkedRuns } from '#lib/base/model/marked-text.ts';
import { notesIn, type NoteRun, type RichBlock, type Run } from '#lib/base/model/rich-blocks.ts';
import { kickerOf, type ResolvedReport } from './resolved-report.ts';

const deepest = 6;

/** @param pictureAddress where a picture can be fetched from */
export function markdownOf(report: ResolvedReport, pictureAddress: (asset: string) => string): string {
	const paragraphs = [
		frontMatter(report),
		`# ${inline(report.title.text)}`,
		...[kickerOf(report), report.where, report.frame.partners, report.frame.lead]
			.filter((text) => text !== '')
			.map(inline),
		...report.sections.flatMap(({ title, blocks }) => [
			`## ${inline(title.text)}`,
			...blocksOf(blocks, 3, pictureAddress)
		])
	];
	return `${paragraphs.filter((text) => text !== '').join('\n\n')}\n`;
}

/** Title and language, for programs that read them; a JSON string is a string of YAML. */
const frontMatter = ({ title, language }: ResolvedReport): string =>
	['---', `title: ${JSON.stringify(title.text)}`, `lang: ${language}`, '---'].join('\n');

function blocksOf(
	blocks: readonly ResolvedBlock[],
	level: number,
	pictureAddress: (asset: string) => string
): string[] {
	return blocks.flatMap((block): string[] => {
		switch (block.kind) {
			case 'paragraph':
				return [lines(block.words.text)];
			case 'list':
				return [list(block.entries.map(({ text }) => lines(text)))];
			case 'facts':
				return [
					list(block.entries.map(({ name, value }) => `**${inline(name.text)}:** ${lines(value.text)}`))
				];
			case 'table':
				return [`**${inline(block.caption.text)}**`, table(block.rows)];
			case 'picture':
				return [picture(block.alt.text, pictureAddress(block.asset))];
			case 'bars':
				return [list(block.rows.flatMap(readings))];
			case 'rich':
				return richWithNotes(block.blocks, block.firstNote ?? 1, pictureAddress);
			case 'section':
				return [
					`${'#'.repeat(Math.min(level, deepest))} ${inline(block.section.title.text)}`,
					...blocksOf(block.section.blocks, level + 1, pictureAddress)
				];
			// Drawings, whose figures a table tells after them.
			case 'drawing':
			case 'columns':
			case 'plane':
			case 'words':
			case 'tree':
			case 'flows':
				return [];
		}
	});
}

/** What a bar means, which its table does not say. */
const readings = ({ name, note }: ResolvedBar): string[] =>
	note ? [`**${inline(name.text)}:** ${inline(note.text)}`] : [];

const picture = (alt: string, address: string): string => `![${inline(alt)}](<${encodeURI(address)}>)`;

/** What a long text needs from the report that it stands in. */
interface RichContext {
	readonly notes: ReadonlyMap<NoteRun, number>;
	readonly pictureAddress: (asset: string) => string;
}

/** A long text, and its footnotes after it. */
function richWithNotes(
	blocks: readonly RichBlock[],
	firstNote: number,
	pictureAddress: (asset: string) => string
): string[] {
	const notes = new Map(notesIn(blocks).map((note, at) => [note, firstNote + at]));
	const context = { notes, pictureAddress };
	return [
		...richText(blocks, context),
		...[...notes].map(([{ note }, number]) => `[^${number}]: ${runs(linkedRuns(note), context)}`)
	];
}

/** Of long texts paragraphs, lists, pictures and bold words; a table in one is told line by line. */
const richText = (blocks: readonly RichBlock[], context: RichContext): string[] =>
	blocks.flatMap((block): string[] => {
		switch (block.kind) {
			case 'paragraph':
			case 'heading':
				return [runs(block.runs, context)];
			case 'list': {
				const entries = block.items.map((item) => richText(item, context).join('\n'));
				return [block.ordered ? numbered(entries) : list(entries)];
			}
			case 'table':
				return block.rows.flat().flatMap((cell) => richText(cell.blocks, context));
			case 'picture':
				return [picture(block.alt, context.pictureAddress(block.asset)), inline(block.caption)].filter(
					Boolean
				);
			case 'unknown':
				return richText(block.blocks, context);
		}
	});

/** A bold stretch holds no spaces at its ends. */
const runs = (all: readonly Run[], { notes }: RichContext): string =>
	all
		.map((run) => {
			if ('break' in run) return '\\\n';
			if ('note' in run) return `[^${notes.get(run) ?? 1}]`;
			const text = escaped(run.text);
			return run.bold ? text.replace(/^(\s*)(.*?)(\s*)$/s, '$1**$2**$3') : text;
		})
		.join('')
		.trim();

const numbered = (entries: readonly string[]): string =>
	entries.map((entry, at) => `${at + 1}. ${entry.replaceAll('\n', '\n   ')}`).join('\n');

const list = (entries: readonly string[]): string =>
	entries.map((entry) => `- ${entry.replaceAll('\n', '\n  ')}`).join('\n');

function table(rows: readonly (readonly ResolvedCell[])[]): string {
	const width = Math.max(0, ...rows.map((row) => row.length));
	if (width === 0) return '';
	const [first = [], ...rest] = rows;
	const headed = first.every(({ header }) => header);
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const padded = (row: readonly ResolvedCell[], say: (cell: ResolvedCell) => string) =>
		line(Array.from({ length: width }, (_, at) => (row[at] ? say(row[at]) : '')));
	const strong = (cell: ResolvedCell) =>
		cell.header && cell.words.text.trim() !== '' ? `**${inline(cell.words.text)}**` : inline(cell.words.text);
	const numeric = (at: number) => rest.length > 0 && rest.every((row) => typeof row[at]?.value === 'number');
	return [
		padded(headed ? first : [], (cell) => inline(cell.words.text)),
		line(Array.from({ length: width }, (_, at) => (numeric(at) ? '---:' : '---'))),
		...(headed ? rest : rows).map((row) => padded(row, strong))
	].join('\n');
}

/** Text of several lines, each of which stays a line. */
const lines = (text: string): string =>
	text
		.split(lineEnd)
		.map((line) => escaped(line.trim()))
		.filter((line, at, all) => line !== '' || (at > 0 && at < all.length - 1))
		.map((line) => line || '&nbsp;')
		.join('\\\n');

/** Text on one line, for headings and cells. */
const inline = (text: string): string =>
	escaped(
		text
			.split(lineEnd)
			.map((line) => line.trim())
			.filter((line) => line !== '')
			.join(' / ')
	);

const lineEnd = /\r\n|[\n\r\u2028\u2029\v\f]/;

/** One line of text so that it means nothing but itself, wherever it stands. */
const escaped = (line: string): string =>
	line
		// Control characters say nothing and can hide what is said.
		// eslint-disable-next-line no-control-regex
		.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
		.replaceAll(/[\\`*_[\]<>|~&#$]/g, '\\$&')
		// A list, a line across or the columns of a table at the start of a line.
		.replace(/^[-+=:]/, '\\$&')
		.replace(/^(\d+)([.)])/, '$1\\$2')
		// No address becomes a link by itself.
		.replaceAll(/(https?|ftp):/gi, '$1\\:')
		.replaceAll(/www\./gi, (found) => `${found.slice(0, 3)}\\.`)
		.replaceAll('@', '\\@');
