import { describe, expect, it } from 'vitest';
import { carrySource, findDropped, mayBeLink, readDropped } from './dropping.ts';
import type { Source, Trace } from './model/trace.ts';

const plain = { title: {}, language: 'en', region: null, judged: [], names: [], merged: false };
const sources: readonly Source[] = [
	{ ...plain, kind: 'poster', id: 'apple' },
	{ ...plain, kind: 'swot', id: 'apple' },
	{ ...plain, kind: 'poll', id: 'vote' },
	{ ...plain, kind: 'poll', id: 'vote', part: 'apple' }
];
const pages: Readonly<Record<string, string>> = {
	poster: '/w/lublin/posters',
	swot: '/w/lublin/registers/swot',
	poll: '/w/lublin/polls'
};
const trace: Trace = { kinds: [], plans: [], sources: [...sources] };
const view = { trace, sourceHref: ({ kind, id }: Source) => `${pages[kind] ?? ''}/${id}` };
const here = 'https://board.example/w/lublin/plans/one?section=two';
const find = (addresses: string, key = '') => findDropped({ addresses, key }, view, here);
const at = (path: string) => `https://board.example${path}`;

describe('a link that is dropped on an action', () => {
	it('means what has its page at the address, however that page is looked at', () => {
		const [poster, entry, poll] = sources;
		expect(find(at('/w/lublin/posters/apple'))).toEqual({ ok: true, source: poster });
		expect(find(at('/w/lublin/posters/apple/?view=region#talk'))).toEqual({ ok: true, source: poster });
		expect(find(at('/w/lublin/registers/swot/apple'))).toEqual({ ok: true, source: entry });
		expect(find(at('/w/lublin/polls/vote'))).toEqual({ ok: true, source: poll });
	});

	it('reads lists of addresses as the platform writes them', () => {
		const list = `# from a page\r\n\r\n${at('/w/lublin/registers/swot/apple')}\r\n${at('/w/lublin/posters/apple')}\r\n`;
		expect(find(list)).toMatchObject({ ok: true, source: { kind: 'swot' } });
	});

	it('may say which of several results on a page it means, but of no other page', () => {
		expect(find(at('/w/lublin/polls/vote'), 'poll:vote:apple')).toMatchObject({
			source: { kind: 'poll', part: 'apple' }
		});
		expect(find(at('/w/lublin/posters/apple'), 'swot:apple')).toMatchObject({ source: { kind: 'poster' } });
	});

	it.each([
		['', 'no-link'],
		['# nothing but words', 'no-link'],
		['apple', 'no-link'],
		['https://elsewhere.example/w/lublin/posters/apple', 'elsewhere'],
		['http://board.example/w/lublin/posters/apple', 'elsewhere'],
		['javascript:alert(1)', 'elsewhere'],
		[at('/w/riga/posters/apple'), 'elsewhere'],
		[at('/w/lublin2/posters/apple'), 'elsewhere'],
		[at('/'), 'elsewhere'],
		[at('/w/lublin'), 'no-source'],
		[at('/w/lublin/posters'), 'no-source'],
		[at('/w/lublin/posters/pear'), 'no-source'],
		[at('/w/lublin/posters/apple/edit'), 'no-source']
	])('is refused with a reason: %s', (addresses, reason) => {
		expect(find(addresses, 'poster:apple')).toEqual({ ok: false, reason });
	});

	it('carries what it stands for from one window to another', () => {
		const carried = new Map([['text/uri-list', at('/w/lublin/polls/vote')]]);
		const data = {
			setData: (type: string, value: string) => void carried.set(type, value),
			getData: (type: string) => carried.get(type) ?? ''
		};
		carrySource(data, { kind: 'poll', id: 'vote', part: 'apple' });
		expect(mayBeLink([...carried.keys()])).toBe(true);
		expect(findDropped(readDropped(data), view, here)).toEqual({ ok: true, source: sources[3] });
		expect(mayBeLink(['Files', 'text/plain'])).toBe(false);
	});
});
