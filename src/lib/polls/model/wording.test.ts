import { describe, expect, it } from 'vitest';
import { pollKindOf } from './kinds.ts';
import { untranslated, withoutEmpty, wordingsOf, type Draft } from './wording.ts';

const draft: Draft = {
	title: { pl: 'Co dalej?' },
	subjects: [
		{ id: 'option-1', title: { pl: 'Sad', en: 'Orchard' }, region: null },
		{ id: 'poster', title: { pl: 'Plakat' }, region: 'pl', source: 'posters' },
		{ id: 'typed', title: { pl: 'Rynek' }, region: null, source: 'free' }
	],
	config: pollKindOf('rating')?.defaultConfig()
};
const rating = pollKindOf('rating');

describe('what the author of a poll wrote', () => {
	it('is the title, the options that were typed, and the words of the kind', () => {
		const texts = wordingsOf(rating, draft).map(({ text }) => text['pl']);
		expect(texts).toEqual(['Co dalej?', 'Sad', 'Rynek', 'wcale', 'bardzo']);
	});

	it('is missing in a language that it was not written in', () => {
		expect(untranslated(wordingsOf(rating, draft), 'pl')).toBe(0);
		expect(untranslated(wordingsOf(rating, draft), 'en')).toBe(2);
	});

	it('can be said in another language, each text for itself', () => {
		let said = draft;
		for (const at of wordingsOf(rating, draft).keys()) {
			const wording = wordingsOf(rating, said)[at];
			if (wording) said = wording.with({ ...wording.text, en: `English ${at}` });
		}
		expect(wordingsOf(rating, said).map(({ text }) => text['en'])).toEqual(
			[0, 1, 2, 3, 4].map((at) => `English ${at}`)
		);
		expect(wordingsOf(rating, said).map(({ text }) => text['pl'])).toEqual(
			wordingsOf(rating, draft).map(({ text }) => text['pl'])
		);
		expect(said.subjects[1]).toBe(draft.subjects[1]);
		expect(rating?.parseConfig(said.config).ok).toBe(true);
	});

	it('has own criteria in it, and not those that come with every language', () => {
		const kind = pollKindOf('transferability');
		const own = { id: 'own-1', name: { pl: 'Zgoda' }, question: { pl: 'Czy się zgodzą?' } };
		const [known] = (kind?.defaultConfig() as { criteria: unknown[] }).criteria;
		const config = { criteria: [known, own], importance: false, degree: false };
		const wordings = kind?.wordings(config) ?? [];
		expect(wordings.map(({ text }) => text)).toEqual([own.name, own.question]);
		expect(wordings[1]?.with({ ...own.question, en: 'Will they agree?' })).toMatchObject({
			criteria: [known, { ...own, question: { en: 'Will they agree?' } }]
		});
	});

	it('is nothing of a config that is not complete yet', () => {
		expect(rating?.wordings({ points: 99 })).toEqual([]);
	});

	it('leaves another language to stand in where it is empty', () => {
		expect(withoutEmpty({ en: ' ', pl: 'Sad' })).toEqual({ pl: 'Sad' });
	});
});
