import * as v from 'valibot';
import { expect, it } from 'vitest';
import { matching } from '#lib/board/talk/mentionables.ts';
import { People } from './people.svelte.ts';
import { WorkshopMentions } from './workshop-mentions.svelte.ts';

const regions = [
	{ id: 'lubelskie', name: { en: 'Lubelskie' }, country: 'PL', nuts: '', color: 1 },
	{ id: 'ni', name: { en: 'Northern Ireland' }, country: 'UK', nuts: '', color: 2 }
];
const workshop = {
	...{
		id: 'w',
		title: { en: 'Day' },
		place: '',
		from: '',
		to: '',
		project: '',
		status: 'open',
		locked: false
	},
	...{
		code: null,
		languages: ['en'],
		questions: [],
		agenda: [],
		regions,
		partners: [],
		boards: [],
		terms: []
	}
};
const person = (id: string, name: string, more: object = {}) => ({
	...{ id, name, region: null, organisation: null, role: 'participant', here: false, language: null },
	...more
});
const everybody = [
	person('me', 'Ana Ruiz', { region: 'lubelskie', here: true }),
	person('away', 'Łucja Nowak'),
	person('here', 'Zoe Quinn', { region: 'ni', here: true }),
	person('wall', 'Wall', { role: 'screen', here: true })
];

/** @param named whether the one who looks may know names */
function mentionsFor(named: boolean): WorkshopMentions {
	const people = everybody.map((each) => (named ? each : { ...each, name: '', language: null }));
	const parts: Readonly<Record<string, unknown>> = { workshop, people, you: everybody[0] };
	return new WorkshopMentions(new People({ part: ({ name, schema }) => v.parse(schema, parts[name]) }));
}
const names = (mentions: WorkshopMentions) => mentions.offers.map(({ name }) => name);

it('offers regions, then people who are here, then the others; never oneself or a screen', () => {
	expect(names(mentionsFor(true))).toEqual(['Lubelskie', 'Northern Ireland', 'Zoe Quinn', 'Łucja Nowak']);
	expect(mentionsFor(true).offers.map(({ note }) => note)).toEqual(['', '', 'Northern Ireland', '']);
});

it('offers regions only to those who may not know names, and reads people as somebody', () => {
	const mentions = mentionsFor(false);
	expect(names(mentions)).toEqual(['Lubelskie', 'Northern Ireland']);
	expect(mentions.nameOf({ kind: 'person', id: 'here' })).toBe('somebody');
	expect(mentions.nameOf({ kind: 'region', id: 'ni' })).toBe('Northern Ireland');
});

it('has a word for people and regions that are gone', () => {
	const mentions = mentionsFor(true);
	expect(mentions.nameOf({ kind: 'person', id: 'erased' })).toBe('somebody');
	expect(mentions.nameOf({ kind: 'region', id: 'erased' })).toBe('somebody');
	expect(mentions.nameOf({ kind: 'person', id: 'here' })).toBe('Zoe Quinn');
});

it('knows by id and region whether the one who looks is meant', () => {
	const mentions = mentionsFor(true);
	expect(mentions.isMe({ kind: 'person', id: 'me' })).toBe(true);
	expect(mentions.isMe({ kind: 'region', id: 'lubelskie' })).toBe(true);
	expect(mentions.isMe({ kind: 'region', id: 'ni' })).toBe(false);
	expect(mentions.isMe({ kind: 'person', id: 'lubelskie' })).toBe(false);
});

it('finds offers by the beginning of any word, without capitals and accents', () => {
	const found = (typed: string) => matching(mentionsFor(true).offers, typed).map(({ name }) => name);
	expect(found('ire')).toEqual(['Northern Ireland']);
	expect(found('NORTHERN I')).toEqual(['Northern Ireland']);
	expect(found('lu')).toEqual(['Lubelskie', 'Łucja Nowak']);
	expect(found('land')).toEqual([]);
	expect(found('')).toHaveLength(4);
});
