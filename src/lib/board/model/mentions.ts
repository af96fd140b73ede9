/**
 * Mentions of people and regions in comments. Stored text names them by a token with an id alone, `@[person:<id>]` or
 * `@[region:<id>]`: names change and are erased, and no erasing reaches what others wrote.
 */

export interface Mention {
	readonly kind: 'person' | 'region';
	readonly id: string;
}

/** A stretch of a comment: words as somebody typed them, or a mention. */
export type TextPart = { readonly words: string } | { readonly mention: Mention };

/** How a mention is called, without the sign before it. */
export type MentionName = (mention: Mention) => string;

const token = /@\[(person|region):([A-Za-z0-9_-]{1,64})\]/g;

export const mentionToken = ({ kind, id }: Mention): string => `@[${kind}:${id}]`;

/** The words and mentions of a stored text, in order; no stretch is empty. */
export function textParts(text: string): TextPart[] {
	const parts: TextPart[] = [];
	let from = 0;
	for (const { 0: found, 1: kind, 2: id = '', index } of text.matchAll(token)) {
		if (index > from) parts.push({ words: text.slice(from, index) });
		parts.push({ mention: { kind: kind === 'person' ? 'person' : 'region', id } });
		from = index + found.length;
	}
	if (from < text.length) parts.push({ words: text.slice(from) });
	return parts;
}

/** A stored text as people read it. */
export const readableText = (text: string, nameOf: MentionName): string =>
	textParts(text)
		.map((part) => ('words' in part ? part.words : `@${nameOf(part.mention)}`))
		.join('');

/** Whether a stored text mentions a person or their region. */
export const concerns = (
	text: string,
	person: { readonly participant: string; readonly region: string | null }
): boolean =>
	textParts(text).some((part) => 'mention' in part && isOf(part.mention, person.participant, person.region));

/** Whether a mention means a person, by themselves or by their region. */
export const isOf = ({ kind, id }: Mention, participant: string, region: string | null): boolean =>
	id === (kind === 'person' ? participant : region);
