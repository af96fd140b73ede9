/**
 * A comment while it is written: the text as people see it, with names in it, and which stretches of it are mentions.
 * Every change keeps the mentions that it leaves whole; a name that somebody changes becomes words, until undoing or
 * typing makes it whole again.
 */
import { mentionToken, textParts, type Mention, type MentionName } from './mentions.ts';

export interface MentionStretch {
	readonly from: number;
	/** The character after it. */
	readonly to: number;
	readonly mention: Mention;
}

export interface MentionDraft {
	readonly text: string;
	/** In order, without overlaps. */
	readonly mentions: readonly MentionStretch[];
	/** Mentions that were here, with the words that they were, the latest first. */
	readonly lost: readonly LostMention[];
}

export interface LostMention {
	readonly words: string;
	readonly mention: Mention;
}

export const emptyDraft: MentionDraft = { text: '', mentions: [], lost: [] };

/** What somebody looks for who typed the sign of a mention: the stretch from the sign to the caret. */
export interface MentionQuery {
	readonly from: number;
	readonly to: number;
	/** What follows the sign. */
	readonly words: string;
}

/** Longest name that is looked for. */
const longestQuery = 60;
/** As many lost mentions are found again. */
const mostLost = 20;

/** A stored text as it is written on. */
export function draftOf(stored: string, nameOf: MentionName): MentionDraft {
	let text = '';
	const mentions: MentionStretch[] = [];
	for (const part of textParts(stored)) {
		const from = text.length;
		text += 'words' in part ? part.words : `@${nameOf(part.mention)}`;
		if ('mention' in part) mentions.push({ from, to: text.length, mention: part.mention });
	}
	return { text, mentions, lost: [] };
}

/** The draft as it is stored: tokens in the place of names. */
export function storedOf({ text, mentions }: Pick<MentionDraft, 'text' | 'mentions'>): string {
	let stored = '';
	let at = 0;
	for (const { from, to, mention } of mentions) {
		stored += text.slice(at, from) + mentionToken(mention);
		at = to;
	}
	return stored + text.slice(at);
}

/**
 * The draft after its text was changed in one place.
 * @param caret where the caret stands afterwards: at the end of what was typed
 */
export function retyped(draft: MentionDraft, text: string, caret: number): MentionDraft {
	const { text: before, mentions } = draft;
	const shorter = Math.min(before.length, text.length);
	const tail = Math.min(shorter, text.length - caret);
	let behind = 0;
	while (behind < tail && before.at(-1 - behind) === text.at(-1 - behind)) behind++;
	let ahead = 0;
	while (ahead < shorter - behind && before[ahead] === text[ahead]) ahead++;
	const shift = text.length - before.length;
	const kept: MentionStretch[] = [];
	const lost: LostMention[] = [];
	for (const { from, to, mention } of mentions) {
		if (to <= ahead) kept.push({ from, to, mention });
		else if (from >= before.length - behind) kept.push({ from: from + shift, to: to + shift, mention });
		else lost.push({ words: before.slice(from, to), mention });
	}
	lost.push(...draft.lost);
	return lost.reduce<MentionDraft>((found, each) => foundAgain(found, each, ahead, text.length - behind), {
		text,
		mentions: kept,
		lost: lost.slice(0, mostLost)
	});
}

/** Marks a lost mention if what was typed between two places makes its words whole. */
function foundAgain(
	draft: MentionDraft,
	{ words, mention }: LostMention,
	start: number,
	end: number
): MentionDraft {
	const from = draft.text.indexOf(words, Math.max(0, start - words.length + 1));
	const to = from + words.length;
	const free = draft.mentions.every((each) => each.to <= from || each.from >= to);
	return from >= 0 && from < end && free ? marked(draft, { from, to, mention }) : draft;
}

/** Says of a stretch of the text that it is a mention. */
export function marked(draft: MentionDraft, stretch: MentionStretch): MentionDraft {
	const others = draft.mentions.filter(({ from, to }) => to <= stretch.from || from >= stretch.to);
	return { ...draft, mentions: [...others, stretch].sort((a, b) => a.from - b.from) };
}

/** What is looked for at the caret; undefined where no mention is being written. */
export function queryAt(
	{ text, mentions }: Pick<MentionDraft, 'text' | 'mentions'>,
	caret: number
): MentionQuery | undefined {
	const from = text.lastIndexOf('@', caret - 1);
	if (from < 0 || caret <= from || mentions.some((each) => each.from <= from && from < each.to))
		return undefined;
	// An address of mail has letters before the sign.
	if (from > 0 && /[\p{L}\p{N}._-]/u.test(text[from - 1] ?? '')) return undefined;
	const words = text.slice(from + 1, caret);
	return /^\s|\n/.test(words) || words.length > longestQuery ? undefined : { from, to: caret, words };
}
