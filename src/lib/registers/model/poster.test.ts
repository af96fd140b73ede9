import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { posterRegister } from '../posters/model.ts';
import { completeness, createPoster, listPosters, posterSummary, readPoster } from './poster.ts';
import { beginTranslation, entryOf, registerOf, type Entry } from './record.ts';
import { RegisterCommands } from './register-commands.ts';
import { isTextField } from './template.ts';

const apples = { id: 'apples', author: 'p1', region: 'lubelskie', language: 'pl', now: 1000 };

function entry(doc: Y.Doc, id: string): Entry {
	const found = entryOf(registerOf(doc, 'posters'), id);
	if (!found) throw new Error(`no poster ${id}`);
	return found;
}

function textOf(doc: Y.Doc, id: string, key: string): Y.Text {
	const text = entry(doc, id).get(key);
	if (!(text instanceof Y.Text)) throw new Error(`no text ${key}`);
	return text;
}

/** Two people's documents with the same start, and a way to exchange what they did apart. */
function apart(start: (doc: Y.Doc) => void) {
	const [one, two] = [new Y.Doc(), new Y.Doc()];
	start(one);
	Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
	const meet = () => {
		Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
		Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
	};
	return { one, two, meet };
}

describe('a new poster', () => {
	it('has a shared text for every text field, so that two people never make one each', () => {
		const doc = new Y.Doc();
		createPoster(doc, apples);
		for (const field of posterRegister.templates[0].fields.filter(isTextField)) {
			expect(textOf(doc, 'apples', field.id).toString()).toBe('');
		}
	});

	it('keeps what several people write into it at the same time', () => {
		const { one, two, meet } = apart((doc) => createPoster(doc, apples));
		textOf(one, 'apples', 'title').insert(0, 'Growers ');
		textOf(two, 'apples', 'title').insert(0, 'sell as one');
		textOf(two, 'apples', 'problem').insert(0, 'Embargo');
		meet();
		const title = readPoster(one, 'apples')?.texts['title']?.['pl'] ?? '';
		expect(title).toContain('Growers ');
		expect(title).toContain('sell as one');
		expect(readPoster(one, 'apples')?.texts['problem']).toEqual({ pl: 'Embargo' });
		expect(readPoster(two, 'apples')).toEqual(readPoster(one, 'apples'));
	});

	it('comes last in the list, also when its neighbour carries a garbled order', () => {
		const doc = new Y.Doc();
		createPoster(doc, apples);
		entry(doc, 'apples').set('order', '~~~ not an order');
		createPoster(doc, { ...apples, id: 'pears' });
		createPoster(doc, { ...apples, id: 'plums' });
		expect(listPosters(doc).map((poster) => poster.id)).toEqual(['pears', 'plums', 'apples']);
	});
});

describe('reading', () => {
	it('shows the reader’s language, else the original, else whatever there is', () => {
		const doc = new Y.Doc();
		createPoster(doc, {
			...apples,
			texts: { title: { pl: 'Sadownicy', en: 'Growers' }, keyUnit: { pl: 'ton' } }
		});
		const poster = readPoster(doc, 'apples');
		expect(poster && posterSummary(poster, 'en')).toMatchObject({ title: 'Growers', keyUnit: 'ton' });
		expect(poster && posterSummary(poster, 'it')).toMatchObject({ title: 'Sadownicy' });
		expect(poster?.translations).toEqual(['en']);
	});

	it('a translation never displaces the original', () => {
		const { one, two, meet } = apart((doc) =>
			createPoster(doc, { ...apples, texts: { title: { pl: 'A' } } })
		);
		beginTranslation(entry(one, 'apples'), ['title'], 'en');
		textOf(one, 'apples', 'title.en').insert(0, 'B');
		textOf(two, 'apples', 'title').insert(1, 'a');
		meet();
		expect(readPoster(two, 'apples')?.texts['title']).toEqual({ pl: 'Aa', en: 'B' });
	});

	it.each([
		['region', 17],
		['direction', 'upwards'],
		['keyValue', 'many'],
		['keyValue', Number.NaN],
		['startYear', 12.5],
		['image', '../../etc/passwd'],
		['link', 'javascript:alert(1)'],
		['fromProject', 'yes'],
		['language', { en: 1 }],
		['createdAt', 'yesterday'],
		['template', ['what']],
		['title', new Y.Map()],
		['unknownField', 'from the future']
	])('takes garbage in %s as empty and leaves it in the document', (key, garbage) => {
		const doc = new Y.Doc();
		createPoster(doc, apples);
		entry(doc, 'apples').set(key, garbage);
		const poster = readPoster(doc, 'apples');
		expect(poster?.id).toBe('apples');
		expect(poster?.values[key] ?? null).toBe(null);
		expect(entry(doc, 'apples').has(key)).toBe(true);
	});

	it('passes over what is no poster at all', () => {
		const doc = new Y.Doc();
		createPoster(doc, apples);
		registerOf(doc, 'posters').set('text', 'hello');
		registerOf(doc, 'posters').set('null', null);
		expect(listPosters(doc).map((poster) => poster.id)).toEqual(['apples']);
	});
});

describe('deleting', () => {
	it('hides a poster and can be taken back with what others wrote meanwhile', () => {
		const { one, two, meet } = apart((doc) => createPoster(doc, apples));
		new RegisterCommands(one, posterRegister).markDeleted('apples', 2000);
		textOf(two, 'apples', 'title').insert(0, 'Still typing');
		meet();
		expect(listPosters(two)).toEqual([]);
		new RegisterCommands(two, posterRegister).markDeleted('apples', null);
		meet();
		expect(listPosters(one)[0]?.texts['title']).toEqual({ pl: 'Still typing' });
	});
});

describe('completeness', () => {
	it('names required fields that are empty; a guest needs no region', () => {
		const doc = new Y.Doc();
		createPoster(doc, { ...apples, region: null });
		const missing = () => {
			const poster = readPoster(doc, 'apples');
			return poster && completeness(poster).missing.map((field) => field.id);
		};
		expect(missing()).toEqual(['title', 'direction', 'cluster', 'region', 'practice']);
		textOf(doc, 'apples', 'guest').insert(0, 'Pomorskie (PL)');
		expect(missing()).toEqual(['title', 'direction', 'cluster', 'practice']);
	});

	it('names texts that are too long, counting an emoji or a letter with a tail as one', () => {
		const doc = new Y.Doc();
		createPoster(doc, apples);
		const overLimit = () => {
			const poster = readPoster(doc, 'apples');
			return poster && completeness(poster).overLimit.map((field) => field.id);
		};
		textOf(doc, 'apples', 'title').insert(0, '🍏'.repeat(99) + 'ł');
		expect(overLimit()).toEqual([]);
		textOf(doc, 'apples', 'title').insert(0, 'x');
		expect(overLimit()).toEqual(['title']);
	});
});
