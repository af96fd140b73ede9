/** The glossary, for all its terms: words in every language, and templates that explain no term that is not there. */
import { expect, it } from 'vitest';
import inlang from '../../project.inlang/settings.json' with { type: 'json' };
import { glossaries, termsOf } from '#lib/glossary/model/glossary.ts';
import { planTemplates } from '#lib/plan/model/template.ts';
import { registers } from '#lib/registers/models.ts';

it('has names and meanings in every language of the installation', () => {
	for (const { terms } of glossaries) {
		for (const { id, name, means } of terms) {
			for (const locale of inlang.locales) {
				expect(name[locale]?.trim(), id).toBeTruthy();
				expect(means[locale]?.trim(), id).toBeTruthy();
			}
		}
	}
});

it('names no two terms of a version alike', () => {
	const ids = glossaries.flatMap(({ only, terms }) => terms.map(({ id }) => `${only ?? ''} ${id}`));
	expect(new Set(ids).size).toBe(ids.length);
});

const forms = [
	...registers.flatMap(({ templates }) => templates),
	...planTemplates.map(({ parts, ...template }) => ({
		...template,
		fields: parts.flatMap(({ fields }) => fields)
	}))
];

it.each(forms.map((form) => [`${form.id}@${form.version}`, form] as const))(
	'explains every term that %s names',
	(_name, { version, fields }) => {
		for (const { id, terms } of fields) expect(termsOf(terms, version), id).toHaveLength(terms.length);
	}
);
