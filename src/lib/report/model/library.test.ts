import * as Y from 'yjs';
import { expect, it } from 'vitest';
import { createPoster, listPosters } from '#lib/registers/model/poster.ts';
import { libraryOf, type CollectedMeeting } from './library.ts';

const lubelskie = { id: 'lubelskie', name: { en: 'Lubelskie' }, country: 'PL', nuts: 'PL81', color: 2 };
const latvia = { id: 'latvia', name: { en: 'Latvia', pl: 'Łotwa' }, country: 'LV', nuts: 'LV00', color: 3 };

function meeting(
	id: string,
	from: string,
	region: string,
	title: string,
	practice: string
): CollectedMeeting {
	const doc = new Y.Doc();
	createPoster(doc, {
		...{ id: `${id}-poster`, author: 'somebody', region, language: 'pl', now: 0 },
		texts: { title: { pl: title }, practice: { pl: practice } }
	});
	return {
		...{ id, title: { en: `Meeting ${id}` }, project: 'CLUSTERS3', place: '', from, to: '', people: 4 },
		...{ regions: [lubelskie, latvia], posters: listPosters(doc), criteria: 2, plans: [] }
	};
}

const meetings = [
	meeting('riga', '2018-05-01', 'latvia', 'Drewno', 'Wspólne suszarnie'),
	meeting('lublin', '2017-03-07', 'lubelskie', 'Sadownicy', `${'Razem. '.repeat(60)}Magazyn w Łodzi.`),
	{ ...meeting('later', '', 'lubelskie', 'Później', ''), project: 'Other' }
];
const everything = { words: '', project: '', region: '' };
const ask = (query: Partial<typeof everything>) => libraryOf(meetings, { ...everything, ...query }, 'en');

it('lists meetings by their days and posters of the newest meeting first', () => {
	const library = ask({});
	expect(library.meetings.map(({ id }) => id)).toEqual(['lublin', 'riga', 'later']);
	expect(library.posters.map(({ workshop }) => workshop)).toEqual(['later', 'riga', 'lublin']);
	expect(library.projects).toEqual(['CLUSTERS3', 'Other']);
	expect(library.regions.map(({ name }) => name)).toEqual(['Latvia', 'Lubelskie']);
	expect(JSON.stringify(library)).not.toContain('somebody');
});

it('finds a poster by all of its words, whatever the accents, and shows the place', () => {
	const [poster, ...others] = ask({ words: 'lodzi RAZEM' }).posters;
	expect(others).toEqual([]);
	expect(poster).toMatchObject({ id: 'lublin-poster', region: 'Lubelskie', color: 2 });
	expect(poster?.excerpt).toMatch(/^… .*Magazyn w Łodzi\.$/);
	expect(ask({ words: 'lodzi drewno' }).posters).toEqual([]);
});

it('narrows to a project and a region', () => {
	expect(ask({ project: 'Other' }).meetings.map(({ id }) => id)).toEqual(['later']);
	expect(ask({ region: 'latvia' }).posters.map(({ workshop }) => workshop)).toEqual(['riga']);
	expect(ask({ region: 'nowhere' }).posters).toEqual([]);
});
