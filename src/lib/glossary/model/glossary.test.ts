import { expect, it } from 'vitest';
import { termsOf, termsOfVersions, type Glossary } from './glossary.ts';

const glossary = (version: string, only: string | undefined, terms: Readonly<Record<string, string>>) => ({
	...{ id: 'words', version, first: false, title: {}, ...(only === undefined ? {} : { only }) },
	terms: Object.entries(terms).map(([id, name]) => ({ id, name: { en: name }, means: {} }))
});
const all: Glossary[] = [
	glossary('1', '2014', { phase: 'Phase 1', fund: 'Fund of then' }),
	glossary('2', undefined, { zone: 'Zone', cluster: 'Cluster', fund: 'Fund' }),
	glossary('3', '2021', { core: 'Core phase' })
];
const names = (terms: readonly { readonly name: Readonly<Record<string, string>> }[]) =>
	terms.map(({ name }) => name['en']);

it('explains a word as the version of the template means it, else in general, else as another version does', () => {
	expect(names(termsOf(['fund', 'cluster'], '2014', all))).toEqual(['Fund of then', 'Cluster']);
	expect(names(termsOf(['fund', 'unknown', 'phase'], '2021', all))).toEqual(['Fund', 'Phase 1']);
});

it('lists the words of some versions by their names', () => {
	expect(names(termsOfVersions(new Set(['2021']), 'en', all))).toEqual([
		'Cluster',
		'Core phase',
		'Fund',
		'Zone'
	]);
});
