import { expect, it } from 'vitest';
import { safeLink } from './safe-link.ts';

it.each([
	['https://clusters3.eu/lublin?x=1#y', 'https://clusters3.eu/lublin?x=1#y'],
	[' clusters3.eu/lublin ', 'https://clusters3.eu/lublin'],
	['http://lubelskie.pl', 'http://lubelskie.pl/']
])('%s can be linked to', (typed, address) => expect(safeLink(typed)).toBe(address));

it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc', 'a b.eu', 'x', ''])(
	'%j is not linked to',
	(typed) => expect(safeLink(typed)).toBeUndefined()
);
