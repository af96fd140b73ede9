/** Boards as text: frames are headings, what stands in them are lists, in the board's reading order. */
import type { ReportBlock, ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';
import { textParts } from '#lib/board/model/mentions.ts';
import type { BoardOutline, OpenComment, OutlineEntry, ReportInput } from '../input.ts';
import { cardText, cell, content, head, list, message, paragraph, regionName } from '../texts.ts';

export function boards(input: ReportInput, language: string): ReportSection | undefined {
	if (input.boards.length === 0) return undefined;
	return {
		id: 'boards',
		title: message('boards'),
		blocks: input.boards.map((board) => ({
			kind: 'section',
			section: boardSection(input, board, language)
		}))
	};
}

/** What people asked beside boards and entries and nobody marked as resolved: work for afterwards. */
export function openQuestions(input: ReportInput, language: string): ReportSection | undefined {
	const row = (
		{ text, region }: Pick<OpenComment, 'text' | 'region'>,
		about: ReportText,
		where: ReportText
	) => [
		head(commentText(input, text, language)),
		cell({ text: regionName(input, region, language) }),
		cell(about),
		cell(where)
	];
	const rows = [
		...input.boards.flatMap(({ title, open }) =>
			open.map((comment) => row(comment, { text: comment.about }, { text: title }))
		),
		...input.openComments.map((comment) =>
			row(comment, content(comment.about, language, comment.language), content(comment.register, language))
		)
	];
	if (rows.length === 0) return undefined;
	return {
		id: 'open',
		title: message('open'),
		blocks: [
			{
				kind: 'table',
				caption: message('open_caption'),
				plain: true,
				rows: [
					['open_question', 'region', 'open_about', 'open_where'].map((name) => head(message(name))),
					...rows
				]
			}
		]
	};
}

/** The words of a comment. Regions are mentioned by their name; a report names no people. */
function commentText(input: ReportInput, text: string, language: string): ReportText {
	const parts = textParts(text).map((part): ReportText => {
		if ('words' in part) return { text: part.words };
		const { kind, id } = part.mention;
		const name = kind === 'region' ? regionName(input, id, language) : '';
		return name === '' ? message('mention_somebody') : { text: `@${name}` };
	});
	return { parts };
}

function boardSection(input: ReportInput, board: BoardOutline, language: string): ReportSection {
	const blocks: ReportBlock[] = [];
	let loose: ReportText[] = [];
	let frame: { title: string; entries: ReportText[] } | undefined;
	let frames = 0;
	const empty: string[] = [];
	const flush = () => {
		if (frame && frame.entries.length === 0) empty.push(frame.title);
		else if (frame) {
			frames++;
			blocks.push({
				kind: 'section',
				section: {
					id: `board-${board.id}-${frames}`,
					title: frame.title === '' ? message('untitled_frame') : { text: frame.title },
					blocks: [list(frame.entries)]
				}
			});
		} else if (loose.length > 0) blocks.push(list(loose));
		frame = undefined;
		loose = [];
	};
	for (const entry of board.entries) {
		if (entry.container) {
			flush();
			frame = { title: entry.text, entries: [] };
		} else if (frame && entry.depth > 0) frame.entries.push(entryText(input, entry, language));
		else {
			if (frame) flush();
			loose.push(entryText(input, entry, language));
		}
	}
	flush();
	if (empty.length > 0) blocks.push(paragraph(emptyFrames(empty)));
	if (blocks.length === 0) blocks.push(paragraph(message('empty_board')));
	if (board.wordless > 0) blocks.push(paragraph(message('wordless', { count: board.wordless })));
	return { id: `board-${board.id}`, title: { text: board.title }, blocks };
}

/** Frames in which nothing is written, in one line: groups get frames that they may not need. */
function emptyFrames(titles: readonly string[]): ReportText {
	const names = [...new Set(titles)].flatMap((title): ReportText[] => [
		{ text: ', ' },
		title === '' ? message('untitled_frame') : { text: title }
	]);
	return { parts: [message('empty_frames'), { text: ' ' }, ...names.slice(1)] };
}

function entryText(input: ReportInput, entry: OutlineEntry, language: string): ReportText {
	if (entry.card !== null) return cardText(entry.card, language);
	const region = regionName(input, entry.region, language);
	const tags = (entry.tags ?? []).map((tag) => `#${tag}`);
	return { text: [entry.text, ...(region === '' ? [] : [`(${region})`]), ...tags].join(' ') };
}
