import * as v from 'valibot';
import { expect, it } from 'vitest';
import { NewTerm } from './new-term.ts';
import type { OwnTerm } from './own-terms.ts';
import { isCalledLike, termName, termsIn } from './own-words.ts';

const term = (id: string, name: Record<string, string>, short: Record<string, string> = {}): OwnTerm => ({
	...{ id, name, short, means: { en: 'What it means.' } }
});
const terms = [
	term('gap', { en: 'Living lab', pl: 'żywe laboratorium' }),
	term('it', { en: 'Information technology' }, { en: 'IT', pl: 'TI' }),
	term('ris', { en: 'Smart specialisation (C++)' }, { en: 'RIS3' })
];
const found = (text: string) => termsIn(text, terms).map(({ id }) => id);

it('finds terms where they are used, in any language, whatever the accents and capitals', () => {
	expect(found('A living lab in Riga')).toEqual(['gap']);
	expect(found('Two LIVING LABS')).toEqual(['gap']);
	expect(found('Zywe laboratorium w Rydze')).toEqual(['gap']);
	expect(found('alliving lab, living laboratories')).toEqual([]);
	expect(found('')).toEqual([]);
});

it('takes an abbreviation for one only as it is written, and reads no name as a pattern', () => {
	expect(found('It is well with it.')).toEqual([]);
	expect(found('Offices for IT, and RIS3-related ones')).toEqual(['it', 'ris']);
	expect(found('smart specialisation (c++)')).toEqual(['ris']);
	expect(found('smart specialisation (ccc)')).toEqual([]);
});

it('is called by its name with the abbreviation of the same language', () => {
	const [, it] = terms;
	expect(it && termName(it, 'pl')).toBe('Information technology (TI)');
	expect(termName({ name: { en: 'RIS3' }, short: { en: 'RIS3' } }, 'en')).toBe('RIS3');
	expect(isCalledLike({ name: { pl: 'LAB' } }, { name: { en: 'lab ', pl: 'pracownia' } })).toBe(true);
	expect(isCalledLike({ name: { en: '' } }, { name: { en: ' ' } })).toBe(false);
});

it('needs a name and a meaning in some language', () => {
	expect(v.is(NewTerm, { name: { en: 'A' }, means: { pl: 'B' } })).toBe(true);
	for (const flaw of [{ name: { en: ' ' } }, { means: {} }, { name: { en: 'x'.repeat(101) } }])
		expect(v.is(NewTerm, { name: { en: 'A' }, means: { pl: 'B' }, ...flaw })).toBe(false);
});
