import { expect, it } from 'vitest';
import { mostSimilar, similarity } from './similar.ts';

it('is 1 for the same words, 0 for others, and does not mind order, case and accents', () => {
	expect(similarity('Nadmierna biurokracja', 'BIUROKRACJA nadmierna')).toBe(1);
	expect(similarity('Łatwo stracić', 'latwo stracic')).toBe(1);
	expect(similarity('Apples', 'Hydrogen')).toBe(0);
	expect(similarity('', 'Apples')).toBe(0);
});

it('counts pieces of three letters: " ap", "app", "ppl", "ple" shared, "le ", "les", "es " not', () => {
	expect(similarity('apple', 'apples')).toBeCloseTo(4 / 7, 9);
});

it('finds bent words, the most similar first', () => {
	const found = mostSimilar(
		'Brak lidera klastra',
		['Brak lidera w klastrze', 'Brak danych', 'Liderzy klastrów', 'Zielona transformacja'],
		(text) => text
	);
	expect(found[0]).toBe('Brak lidera w klastrze');
	expect(found).not.toContain('Zielona transformacja');
});
