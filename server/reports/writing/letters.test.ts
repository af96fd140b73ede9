import { expect, it } from 'vitest';
import { readFont } from '#lib/base/model/font-file.ts';
import { readFonts } from './fonts.ts';
import { lettersOf } from './letters.ts';

const alphabets = {
	es: 'ñáéíóúü¿¡',
	eu: 'ñç',
	pl: 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ',
	it: 'àèéìòù',
	lv: 'āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ',
	hu: 'áéíóöőúüűŐŰ',
	en: 'The quick brown fox, “£5 – €6…”'
};

it.each(Object.entries(alphabets))('the first font has every letter of %s', (_, letters) => {
	const [first] = readFonts().map(readFont);
	expect([...letters].filter((letter) => !first?.has(letter.codePointAt(0) ?? 0))).toEqual([]);
});

it('knows how wide letters are', () => {
	const [first] = readFonts().map(readFont);
	const wide = (letter: string) => first?.advance(letter.codePointAt(0) ?? 0) ?? 0;
	expect(wide('i')).toBeGreaterThan(0.1);
	expect(wide('m')).toBeGreaterThan(2.5 * wide('i'));
	expect(wide('m')).toBeLessThan(1.1);
	expect(wide('\u{10fffd}')).toBeGreaterThan(0);
});

it('leaves signs and pictograms of which there is one, and shows a box for the rest', () => {
	const readable = lettersOf();
	expect(readable('Zażółć → ✓ ★ 👍')).toBe('Zażółć → ✓ ★ 👍');
	expect(readable('a\u{13000}b\u202e\ufe0f')).toBe('a□b');
});
