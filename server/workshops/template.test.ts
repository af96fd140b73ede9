import { expect, test } from 'vitest';
import * as v from 'valibot';
import { Step } from '#lib/session/model/steps/agenda.ts';
import { loadTemplate } from './template.ts';

test('the Lublin template has the regions, partners, questions and agenda of the meeting in both languages', () => {
	const { title, details, regions, partners, poll, areas, agenda } = loadTemplate('lublin');
	const frames = { 'step-3': 'for-challenges', 'step-7': 'for-home' };
	const steps = agenda({ board: 'wall', poll: 'vote', frames });
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
	expect(steps.map(({ kind, minutes }) => [kind, minutes])).toEqual([
		['gallery-walk', 30],
		['poll', 15],
		['brainstorm', 20],
		['poll', 15],
		['criteria', 40],
		['plan', 40],
		['wrap-up', 10]
	]);
	expect(steps.map(({ view }) => view.kind)).toEqual([
		'posters',
		'poll',
		'board',
		'free',
		'register',
		'plan',
		'board'
	]);
	expect(areas.map(({ id, title }) => [id, title['en']])).toEqual([
		['ideas', 'Questions and ideas'],
		['step-3', 'Challenges, written alone, then shown'],
		['step-7', 'What we take home']
	]);
	expect(steps.flatMap(({ view }) => (view.kind === 'board' ? [view.frame] : []))).toEqual([
		'for-challenges',
		'for-home'
	]);
	const [, transfer, , rating] = steps;
	expect(transfer?.instruction.en).toContain('criterion by criterion');
	expect(rating?.instruction.en).toContain('Rate each challenge');
	for (const step of steps) v.parse(Step, step);
	for (const text of [
		title,
		poll?.title ?? {},
		...details.questions,
		...areas.flatMap((area) => [area.title, ...area.hints]),
		...steps.flatMap((step) => [step.title, step.instruction])
	]) {
		expect(Object.keys(text).sort()).toEqual(['en', 'pl']);
	}
});

test('the empty template has nothing in it', () => {
	const { regions, partners, details, content, agenda } = loadTemplate('empty');
	const steps = agenda({ board: 'board', poll: undefined, frames: {} });
	expect([regions, partners, details.questions, steps, content]).toEqual([[], [], [], [], undefined]);
});
