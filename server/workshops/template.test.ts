import { expect, test } from 'vitest';
import { loadTemplate } from './template.ts';

test('the Lublin template has the regions, partners, questions and agenda of the meeting in both languages', () => {
	const { title, details, regions, partners, poll } = loadTemplate('lublin');
	expect(regions.map((region) => region.nuts)).toEqual([
		'ES21',
		'PL81',
		'ITC1',
		'LV00',
		'HU321',
		'UKM6',
		'UKN0'
	]);
	expect(new Set(regions.map((region) => region.color)).size).toBe(7);
	expect(partners.filter((partner) => partner.region === 'basque-country').map(({ name }) => name)).toEqual([
		'SPRI',
		'Tecnalia'
	]);
	expect(partners.every((partner) => regions.some((region) => region.id === partner.region))).toBe(true);
	expect([details.from, details.to]).toEqual(['2017-03-07', '2017-03-08']);
	expect(details.agenda.length).toBeGreaterThan(0);
	for (const text of [
		title,
		poll?.title ?? {},
		...details.questions,
		...details.agenda.map((step) => step.title)
	]) {
		expect(Object.keys(text).sort()).toEqual(['en', 'pl']);
	}
});

test('the empty template has nothing in it', () => {
	const { regions, partners, details, content } = loadTemplate('empty');
	expect([regions, partners, details.questions, details.agenda, content]).toEqual([
		[],
		[],
		[],
		[],
		undefined
	]);
});
