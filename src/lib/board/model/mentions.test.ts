import { describe, expect, it } from 'vitest';
import { draftOf, marked, queryAt, retyped, storedOf, type MentionDraft } from './mention-draft.ts';
import { concerns, mentionToken, readableText, textParts, type Mention } from './mentions.ts';

const names: Readonly<Record<string, string>> = { lubelskie: 'Lubelskie', ana: 'Ana Ruiz' };
const nameOf = ({ id }: Mention) => names[id] ?? 'Somebody';
const region: Mention = { kind: 'region', id: 'lubelskie' };
const ana: Mention = { kind: 'person', id: 'ana' };
const stored = 'Ask @[region:lubelskie], then @[person:ana].';

describe('a stored text', () => {
	it('is words and mentions in order', () => {
		expect(textParts(stored)).toEqual([
			{ words: 'Ask ' },
			{ mention: region },
			{ words: ', then ' },
			{ mention: ana },
			{ words: '.' }
		]);
		expect(textParts('')).toEqual([]);
	});

	it('is read with names, and with a word for those whose name is gone', () => {
		expect(readableText(stored, nameOf)).toBe('Ask @Lubelskie, then @Ana Ruiz.');
		expect(readableText('@[person:erased]?', nameOf)).toBe('@Somebody?');
	});

	it('leaves what only looks like a mention as it was typed', () => {
		for (const text of ['@[person:]', '@[board:x]', '@[person:a b]', 'ana@[example.eu]', '@ana']) {
			expect(readableText(text, nameOf)).toBe(text);
		}
	});

	it('concerns a person by their id or their region, and nobody by what they lack', () => {
		expect(concerns(stored, { participant: 'ana', region: null })).toBe(true);
		expect(concerns(stored, { participant: 'ben', region: 'lubelskie' })).toBe(true);
		expect(concerns(stored, { participant: 'lubelskie', region: 'ana' })).toBe(false);
		expect(concerns('Ask @Ana Ruiz', { participant: 'ana', region: null })).toBe(false);
	});
});

describe('a draft', () => {
	const draft = draftOf(stored, nameOf);
	/** Puts words in the place of a stretch, as a keyboard does. */
	const type = (before: MentionDraft, from: number, to: number, words: string) => {
		const { text } = before;
		return retyped(before, text.slice(0, from) + words + text.slice(to), from + words.length);
	};

	it('shows names and is stored without them', () => {
		expect(draft.text).toBe('Ask @Lubelskie, then @Ana Ruiz.');
		expect(storedOf(draft)).toBe(stored);
		expect(storedOf(draftOf('no mention', nameOf))).toBe('no mention');
	});

	/** A mention is one as long as its name is whole, wherever that stands. */
	const expectWhole = (after: MentionDraft, text: string) => {
		const whole = [region, ana].filter((each) => text.includes(`@${nameOf(each)}`));
		expect(after.text).toBe(text);
		expect(readableText(storedOf(after), nameOf)).toBe(text);
		expect(after.mentions.map(({ mention }) => mention)).toEqual(whole);
	};

	it('keeps the mentions that typing leaves whole', () => {
		for (let at = 0; at <= draft.text.length; at++) {
			for (const words of ['x', '@', ' @Ana', 'Ask @Lub']) {
				expectWhole(type(draft, at, at, words), draft.text.slice(0, at) + words + draft.text.slice(at));
			}
		}
	});

	it('keeps the mentions that deleting leaves whole', () => {
		for (let from = 0; from < draft.text.length; from++) {
			for (let to = from + 1; to <= draft.text.length; to++) {
				expectWhole(type(draft, from, to, ''), draft.text.slice(0, from) + draft.text.slice(to));
			}
		}
	});

	it('finds a mention again when undoing or typing makes its name whole', () => {
		for (const { from, to } of draft.mentions) {
			for (let at = from; at < to; at++) {
				for (let end = at + 1; end <= to; end++) {
					const without = type(draft, at, end, '');
					expect(without.mentions).toHaveLength(1);
					const undone = type(without, at, at, draft.text.slice(at, end));
					expect(storedOf(undone)).toBe(stored);
				}
			}
		}
		const cleared = type(draft, 0, draft.text.length, '');
		expect(storedOf(type(cleared, 0, 0, draft.text))).toBe(stored);
		expect(storedOf(type(cleared, 0, 0, '@Ana'))).toBe('@Ana');
	});

	it('takes a mention for what was looked for', () => {
		const typed = type(draftOf('', nameOf), 0, 0, 'Hello @lub');
		const query = queryAt(typed, typed.text.length);
		expect(query).toEqual({ from: 6, to: 10, words: 'lub' });
		const chosen = marked(type(typed, 6, 10, '@Lubelskie '), { from: 6, to: 16, mention: region });
		expect(storedOf(chosen)).toBe(`Hello ${mentionToken(region)} `);
		expect(queryAt(chosen, chosen.text.length)).toBeUndefined();
	});

	it('looks for nobody in mail addresses, behind a space, in another line and within a mention', () => {
		const at = (text: string, caret = text.length) => queryAt({ text, mentions: [] }, caret)?.words;
		expect(at('@')).toBe('');
		expect(at('(@north ir')).toBe('north ir');
		expect(at('ana@example')).toBeUndefined();
		expect(at('2 @ 3')).toBeUndefined();
		expect(at('@north\nir')).toBeUndefined();
		expect(at('@ana', 0)).toBeUndefined();
		expect(queryAt(draft, draft.text.indexOf('Lub') + 2)).toBeUndefined();
	});
});
