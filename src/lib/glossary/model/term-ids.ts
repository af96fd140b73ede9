/** How templates name words that are to be explained; apart from the words, which only those load who explain them. */
import * as v from 'valibot';

export const TermId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));

/** For the schemas of templates: ids of the words to explain beside a field. */
export const fieldTerms = v.optional(v.array(TermId), []);
