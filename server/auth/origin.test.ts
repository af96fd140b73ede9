import { expect, test } from 'vitest';
import { isTrustedOrigin, type OriginFacts } from './origin.ts';

const configured = 'https://board.example.eu';
const facts = (origin?: string, host = 'board.example.eu', secFetchSite?: string): OriginFacts => ({
	origin,
	host,
	secFetchSite
});

/** Origins that are not ours, however much they look like it. */
const foreign = [
	'https://evil.example',
	'http://board.example.eu',
	'https://board.example.eu:8443',
	'https://board.example.eu:443',
	'https://board.example.eu.',
	'https://board.example.eu/',
	'https://board.example.eu.evil.example',
	'https://evilboard.example.eu',
	'https://other.example.eu',
	'https://a.board.example.eu',
	'https://example.eu',
	'https://board.example.eu@evil.example',
	'https://evil.example#board.example.eu',
	'https://evil.example/?board.example.eu',
	'https://BOARD.example.eu',
	'HTTPS://board.example.eu',
	' https://board.example.eu',
	'https://board.example.eu ',
	'https://board.example.eu,https://evil.example',
	'https://board.example.eu, https://board.example.eu',
	'https://board-example.eu',
	'https://boardxexample.eu',
	'https://xn--bord-noa.example.eu',
	'wss://board.example.eu',
	'file://',
	'null',
	'',
	'undefined',
	'*',
	'board.example.eu',
	'//board.example.eu',
	'chrome-extension://abcdefghijklmnop',
	'https://localhost',
	'https://127.0.0.1',
	'https://[::1]'
];

test.each(foreign)('the foreign origin %j is refused', (origin) => {
	expect(isTrustedOrigin(facts(origin), configured)).toBe(false);
	expect(isTrustedOrigin(facts(origin, undefined, 'same-origin'), configured)).toBe(false);
});

test.each(foreign.filter((origin) => origin !== 'http://board.example.eu'))(
	'without a configured origin %j does not match the host either',
	(origin) => {
		expect(isTrustedOrigin(facts(origin), undefined)).toBe(false);
	}
);

test.each(['cross-site', 'same-site', 'CROSS-SITE', '', 'same-origin, cross-site'])(
	'Sec-Fetch-Site %j is refused with and without an origin',
	(site) => {
		expect(isTrustedOrigin(facts(configured, 'board.example.eu', site), configured)).toBe(false);
		expect(isTrustedOrigin(facts(undefined, 'board.example.eu', site), configured)).toBe(false);
		expect(isTrustedOrigin(facts(undefined, 'board.example.eu', site), undefined)).toBe(false);
	}
);

test.each([undefined, 'same-origin', 'none'])('our own origin with Sec-Fetch-Site %j is trusted', (site) => {
	expect(isTrustedOrigin(facts(configured, 'board.example.eu', site), configured)).toBe(true);
	expect(isTrustedOrigin(facts(undefined, 'board.example.eu', site), configured)).toBe(true);
});

test('a configured origin counts, not the Host header', () => {
	expect(isTrustedOrigin(facts('https://evil.example', 'evil.example'), configured)).toBe(false);
	expect(isTrustedOrigin(facts(configured, 'internal:3000'), configured)).toBe(true);
});

test.each([
	['http://localhost:3000', 'localhost:3000', true],
	['https://localhost:3000', 'localhost:3000', true],
	['http://localhost', 'localhost', true],
	['http://localhost:3000', 'localhost', false],
	['http://localhost', 'localhost:3000', false],
	['http://localhost:3001', 'localhost:3000', false],
	['http://127.0.0.1:3000', 'localhost:3000', false],
	['http://[::1]:3000', '[::1]:3000', true],
	['http://board.local:3000', '', false],
	['http://', '', false]
])('without a configured origin, %s to the host %j: %s', (origin, host, trusted) => {
	expect(isTrustedOrigin(facts(origin, host), undefined)).toBe(trusted);
});
