/** Which of many texts somebody means by a few typed words. */
import { fold } from '#lib/base/model/fold.ts';

/**
 * How well a folded text answers: undefined if a word is missing, else higher is better. A text that begins
 * with the first word beats one where the words begin inside it, which beats one with the letters somewhere.
 */
export function matchScore(words: readonly string[], folded: string): number | undefined {
	let score = 0;
	for (const [index, word] of words.entries()) {
		const at = folded.indexOf(word);
		if (at < 0) return undefined;
		const begins = at === 0 || wordStart(folded, word);
		score += at === 0 && index === 0 ? 3 : begins ? 2 : 1;
	}
	return score;
}

/** Endings that a word may have or not: "templates" and "template", "szablony" and "szablon". */
const mostEnding = 2;
const leastStem = 4;

/** Like `matchScore` where words end otherwise than they were typed; worse than any exact match. */
export function nearScore(words: readonly string[], folded: string): number | undefined {
	const known = folded.split(/[^\p{L}\p{N}]+/u);
	const near = words.every((word) => {
		const stem = word.slice(0, Math.max(leastStem, word.length - mostEnding));
		return word.length > leastStem
			? known.some((each) => each.startsWith(stem) && each.length <= word.length + mostEnding)
			: folded.includes(word);
	});
	return near ? 0 : undefined;
}

function wordStart(folded: string, word: string): boolean {
	for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
		if (at === 0 || !/[\p{L}\p{N}]/u.test(folded.charAt(at - 1))) return true;
	}
	return false;
}

/** A stretch of a text, and whether it is what was looked for. */
export interface Piece {
	readonly text: string;
	readonly found: boolean;
}

/** Characters before the first match, and of the whole, that an excerpt shows. */
const before = 30;
const most = 120;

/** The part of a text around its first match, in pieces; without a match its beginning. */
export function excerpt(text: string, words: readonly string[]): Piece[] {
	const flat = text.replaceAll(/\s+/g, ' ').trim();
	const ranges = matches(flat, words);
	const first = ranges[0]?.from ?? 0;
	const start = first > before + 10 ? wordAfter(flat, first - before, first) : 0;
	const end = Math.min(flat.length, start + most);
	const pieces: Piece[] = [];
	let at = start;
	const add = (to: number, found: boolean): void => {
		if (to > at) pieces.push({ text: flat.slice(at, to), found });
		at = Math.max(at, to);
	};
	if (start > 0) pieces.push({ text: '…', found: false });
	for (const { from, to } of ranges) {
		if (from < at) continue;
		if (from >= end) break;
		add(from, false);
		add(Math.min(to, end), true);
	}
	add(end, false);
	if (end < flat.length) pieces.push({ text: '…', found: false });
	return pieces;
}

/** The first beginning of a word from `from` on, so that no excerpt begins inside one. */
function wordAfter(text: string, from: number, limit: number): number {
	const space = text.indexOf(' ', from);
	return space >= 0 && space < limit ? space + 1 : from;
}

/** Where the words stand in the text itself: folding may change lengths, so characters are folded one by one. */
function matches(text: string, words: readonly string[]): { from: number; to: number }[] {
	let folded = '';
	const origin: number[] = [];
	let at = 0;
	for (const character of text) {
		const plain = fold(character);
		for (let index = 0; index < plain.length; index += 1) origin.push(at);
		folded += plain;
		at += character.length;
	}
	origin.push(at);
	const found: { from: number; to: number }[] = [];
	for (const word of words) {
		for (let from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + word.length)) {
			found.push({ from: origin[from] ?? 0, to: origin[from + word.length] ?? text.length });
		}
	}
	return found.sort((a, b) => a.from - b.from || b.to - a.to);
}
