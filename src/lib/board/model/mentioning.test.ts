import { expect, it } from 'vitest';
import type { Comment, Thread } from './comments.ts';
import { MentionNews, mentioningIn } from './mentioning.ts';
import { mentionToken } from './mentions.ts';

const me = { participant: 'ana', region: 'lubelskie' };
const comment = (id: string, text: string, more: Partial<Comment> = {}): Comment => ({
	...{ id, text, author: 'ben', region: null, at: 1, edited: false, deleted: false },
	...more
});
const thread = (...comments: Comment[]): Thread<string> => ({
	...{ id: 't', on: 'somewhere', quote: '', instead: undefined, comments, resolved: undefined, latest: 1 }
});
const person = mentionToken({ kind: 'person', id: 'ana' });
const region = mentionToken({ kind: 'region', id: 'lubelskie' });

it('finds comments that mean a person or their region, but not their own or removed ones', () => {
	const found = mentioningIn(
		[
			thread(
				comment('1', `Ask ${person}`),
				comment('2', region),
				comment('3', mentionToken({ kind: 'region', id: 'latvia' })),
				comment('4', person, { author: 'ana' }),
				comment('5', person, { deleted: true })
			)
		],
		me
	);
	expect(found.map(({ comment: { id } }) => id)).toEqual(['1', '2']);
});

it('tells each mention once, also one that goes and comes back', () => {
	const [first, second] = [{ comment: { id: '1' } }, { comment: { id: '2' } }];
	const news = new MentionNews([first]);
	expect(news.take([first])).toEqual([]);
	expect(news.take([first, second])).toEqual([second]);
	expect(news.take([first])).toEqual([]);
	expect(news.take([first, second])).toEqual([]);
});
