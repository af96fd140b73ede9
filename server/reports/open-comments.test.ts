import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { CommentCommands } from '#lib/board/model/comments.ts';
import type { EntryPlace } from '#lib/registers/model/entry-comments.ts';
import { createPoster } from '#lib/registers/model/poster.ts';
import { openOnEntries } from './open-comments.ts';

it('tells what is open beside entries that are there, the oldest first, with what each is about', () => {
	const doc = new Y.Doc();
	createPoster(doc, {
		id: 'apples',
		author: null,
		region: 'lubelskie',
		language: 'pl',
		now: 0,
		texts: { title: { pl: 'Sadownicy' } },
		values: {}
	});
	let now = 0;
	const author = { participant: 'ana', region: 'latvia' };
	let ids = 0;
	const comments = new CommentCommands<EntryPlace>(
		doc,
		author,
		() => `c${++ids}`,
		() => ++now
	);
	const apples = { register: 'posters', entry: 'apples' };
	comments.begin(apples, 'Who pays?');
	comments.begin(apples, 'How long?');
	const settled = comments.begin(apples, 'Where?');
	if (settled !== undefined) comments.resolve(settled, true);
	comments.begin({ register: 'posters', entry: 'gone' }, 'What was it?');
	expect(openOnEntries(doc)).toMatchObject([
		{ text: 'Who pays?', region: 'latvia', about: { pl: 'Sadownicy' }, language: 'pl' },
		{ text: 'How long?', register: { en: 'Posters' } }
	]);
});
