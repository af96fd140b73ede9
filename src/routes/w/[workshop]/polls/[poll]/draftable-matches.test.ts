import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import { memberKey } from '#lib/registers/model/keys.ts';
import { createPoster, listPosters } from '#lib/registers/model/poster.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { posterRegister } from '#lib/registers/posters/model.ts';
import type { MapInput } from '#lib/report/model/input.ts';
import { draftableMatches } from './draftable-matches.ts';

const doc = new Y.Doc();
createPoster(doc, {
	id: 'apples',
	author: null,
	region: 'pl',
	language: 'en',
	now: 0,
	values: { region: 'pl' },
	texts: { title: { en: 'Growers' } }
});
new RegisterCommands(doc, posterRegister).setKey('apples', memberKey('challenges', 'money'), true);

const kind = pollKindOf('rating');
if (!kind) throw new Error('ratings are a poll kind');
const config = kind.defaultConfig();
const subjects = ['old-money', 'law', 'people'].map((id) => ({ id, title: { en: id }, region: null }));
const answers: Readonly<Record<string, number>> = { 'old-money': 5, law: 2, people: 1 };
const ballots = subjects.flatMap(({ id }) =>
	['pl', 'lv'].flatMap((region) =>
		[1, 2, 3].map(() => ({ subject: id, region, ballot: { subject: id, answer: answers[id] } }))
	)
);
const tally = kind.count(config, subjects, ['pl', 'lv'], ballots, { minimumCell: 3, voters: 6 });
const region = (id: string) => ({ id, name: { en: id }, country: '', nuts: '', color: 1 });
const input: MapInput = {
	regions: [region('pl'), region('lv')],
	// Another challenge stands for the one that was asked about.
	challenges: ['money', 'law', 'people'].map((id) => ({
		id,
		language: 'en',
		author: null,
		region: null,
		createdAt: 0,
		deletedAt: null,
		order: id,
		text: { en: id },
		names: id === 'money' ? ['money', 'old-money'] : [id]
	})),
	posters: listPosters(doc),
	polls: [{ title: { en: 'Heavy?' }, kind, config, subjects, tally, weighting: 'person' }]
};

it('makes of a match the poster and the challenge that stands, as what an action is learned from', () => {
	expect(draftableMatches(input, 'en')).toEqual([
		{
			id: 'apples old-money',
			practice: 'Growers',
			challenge: 'old-money',
			entries: [
				{ register: 'posters', id: 'apples' },
				{ register: 'challenges', id: 'money' }
			]
		}
	]);
	expect(draftableMatches({ ...input, polls: [] }, 'en')).toEqual([]);
});
