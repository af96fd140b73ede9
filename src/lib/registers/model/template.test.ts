import { describe, expect, it } from 'vitest';
import inlang from '../../../../project.inlang/settings.json' with { type: 'json' };
import { posterRegister } from '../posters/model.ts';
import { templateOf } from './register.ts';
import { isChoiceField, isTextField, templateName } from './template.ts';

const { templates } = posterRegister;
const templateByName = (name: unknown) => templateOf(posterRegister, name);

describe.each(templates.map((template) => [templateName(template), template] as const))(
	'template %s',
	(name, template) => {
		it('has its words in every language of the installation', () => {
			const texts = [
				template.title,
				...template.groups.map((group) => group.title),
				...template.fields.flatMap((field) => [field.label, ...(field.hint ? [field.hint] : [])]),
				...template.fields.filter(isChoiceField).flatMap((field) => field.options.map(({ label }) => label))
			];
			for (const text of texts) {
				for (const locale of inlang.locales) expect(text[locale]?.trim(), JSON.stringify(text)).toBeTruthy();
			}
		});

		it('has a field for everything that cards, filters and the report ask for', () => {
			const types = Object.fromEntries(template.fields.map((field) => [field.id, field.type]));
			expect(types).toMatchObject({
				title: 'short-text',
				cluster: 'short-text',
				guest: 'short-text',
				region: 'region',
				direction: 'choice',
				keyValue: 'number',
				keyUnit: 'short-text',
				image: 'image',
				imageAlt: 'short-text'
			});
		});

		it('keeps the limits of the programme’s form', () => {
			const limits = Object.fromEntries(
				template.fields.filter(isTextField).map((field) => [field.id, field.limit])
			);
			expect(limits).toMatchObject({
				title: 100,
				summary: 160,
				resources: 300,
				evidence: 500,
				difficulties: 300,
				transfer: 1000
			});
			// The form has one text for both.
			expect((limits['problem'] ?? 0) + (limits['practice'] ?? 0)).toBe(1500);
		});

		it('puts a field into every group', () => {
			for (const group of template.groups) {
				expect(template.fields.some((field) => field.group === group.id)).toBe(true);
			}
		});

		it('is found by its name', () => expect(templateByName(name)).toBe(template));
	}
);

it('a poster of a template that is not here is shown with the newest', () => {
	expect(templateByName('good-practice@2099')).toBe(templates[0]);
	expect(templateByName(undefined)).toBe(templates[0]);
});
