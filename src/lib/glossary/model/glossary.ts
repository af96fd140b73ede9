/** Words of such projects that not everybody knows, as data: what they are called and mean, in words of every language. */
import * as v from 'valibot';
import { readDataFiles, versioned } from '#lib/base/model/data-files.ts';
import { localized, LocalizedText } from '#lib/base/model/localized-text.ts';
import { TermId } from './term-ids.ts';
import { all } from './terms/all.ts';

const Term = v.object({ id: TermId, name: LocalizedText, means: LocalizedText });
export type Term = v.InferOutput<typeof Term>;

export const Glossary = v.object({
	...versioned,
	title: LocalizedText,
	/** The version of templates that it is about; absent: all. */
	only: v.optional(v.string()),
	terms: v.array(Term)
});
export type Glossary = v.InferOutput<typeof Glossary>;

export const glossaries: readonly Glossary[] = readDataFiles(all, Glossary);

/**
 * Terms beside a field, in the order of `ids`; unknown ones are left out.
 * @param version of the field's template: a word may mean something else in another one
 */
export function termsOf(ids: readonly string[], version: string, of = glossaries): Term[] {
	const closest = of.toSorted((a, b) => distance(a, version) - distance(b, version));
	return ids.flatMap((id) => closest.flatMap(({ terms }) => terms).find((term) => term.id === id) ?? []);
}

/** All terms that templates of these versions may use, by their names in a language. */
export function termsOfVersions(versions: ReadonlySet<string>, language: string, of = glossaries): Term[] {
	const name = (term: Term) => localized(term.name, language);
	return of
		.filter(({ only }) => only === undefined || versions.has(only))
		.flatMap(({ terms }) => terms)
		.toSorted((a, b) => name(a).localeCompare(name(b), language));
}

const distance = ({ only }: Glossary, version: string): number => {
	if (only === version) return 0;
	return only === undefined ? 1 : 2;
};
