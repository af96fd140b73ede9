import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import lublin from '../../../../server/workshops/demo/lublin-2017.json' with { type: 'json' };
import { listChallenges, listCriteria } from './challenge.ts';
import { completeness, listPosters, posterSummary, readPoster } from './poster.ts';
import { seedRegisters } from './seed.ts';

const doc = new Y.Doc();
seedRegisters(doc, lublin, { now: 1000 });

describe('the Lublin set', () => {
	it('brings every poster, challenge and criterion in its order', () => {
		expect(listPosters(doc).map(({ id }) => id)).toEqual(lublin.posters.map(({ id }) => id));
		expect(listChallenges(doc).map(({ id }) => id)).toEqual(lublin.challenges.map(({ id }) => id));
		expect(listCriteria(doc).map(({ id }) => id)).toEqual(lublin.criteria.map(({ id }) => id));
	});

	it('loses no text, in no language', () => {
		for (const source of lublin.posters) {
			const texts = readPoster(doc, source.id)?.texts ?? {};
			const { title, practice, sector } = source;
			expect(texts).toMatchObject({ title, practice, sector });
			if ('evidence' in source) expect(texts['evidence']).toEqual(source.evidence);
			if ('lessons' in source) expect(texts['lessons']).toEqual(source.lessons);
			if ('keyNumber' in source) expect(texts['keyUnit']).toEqual(source.keyNumber?.unit);
		}
		expect(listChallenges(doc).map(({ text }) => text)).toEqual(lublin.challenges.map(({ text }) => text));
	});

	it('takes the words of the poster’s region for the original and the others for translations', () => {
		expect(readPoster(doc, 'lubapple')).toMatchObject({ language: 'pl', translations: ['en'] });
		// A guest from Poland.
		expect(readPoster(doc, 'pomorskie-path')).toMatchObject({ language: 'pl', translations: ['en'] });
	});

	it('shows each reader a card in the own language', () => {
		const poster = readPoster(doc, 'lubapple');
		expect(poster && posterSummary(poster, 'en')).toMatchObject({
			title: 'Growers sell as one',
			cluster: 'LubApple',
			region: 'lubelskie',
			direction: 'cooperation',
			directionLabel: 'Supra-regional cooperation',
			keyNumber: 2000,
			keyUnit: 'tonnes a month'
		});
		expect(poster && posterSummary(poster, 'pl').title).toBe('Sadownicy sprzedają jako jedna siła');
	});

	it('fits the limits and lacks nothing required', () => {
		for (const poster of listPosters(doc)) {
			const { missing, overLimit } = completeness(poster);
			expect([poster.id, ...missing, ...overLimit]).toEqual([poster.id]);
		}
	});

	it('names no people', () => {
		for (const record of [...listPosters(doc), ...listChallenges(doc), ...listCriteria(doc)]) {
			expect(record.author).toBe(null);
		}
	});
});

it('fills only what is asked for, under the workshop’s own region ids', () => {
	const other = new Y.Doc();
	seedRegisters(other, lublin, { now: 0, only: ['posters'], regionId: (id) => `own-${id}` });
	expect(readPoster(other, 'lubapple')?.values['region']).toBe('own-lubelskie');
	expect(listChallenges(other)).toEqual([]);
});

it('refuses a set of another shape', () => {
	expect(() => seedRegisters(new Y.Doc(), { posters: [{}] }, { now: 0 })).toThrow();
});
