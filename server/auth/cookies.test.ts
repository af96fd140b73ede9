import { expect, test } from 'vitest';
import { readCookie, readScreenCookie, writeCookie, writeScreenCookie } from './cookies.ts';

test.each([
	['tb=abc', false, 'abc'],
	['language=pl; tb=abc; other=1', false, 'abc'],
	['__Host-tb=abc', true, 'abc'],
	// A neighbour on plain http cannot set a `__Host-` cookie; the plain name does not count behind https.
	['tb=abc', true, undefined],
	['__Host-tb=abc', false, undefined],
	// A cookie put in front by a neighbouring subdomain makes the value ambiguous.
	['tb=forged; tb=abc', false, undefined],
	['xtb=abc', false, undefined],
	['', false, undefined],
	[undefined, false, undefined]
])('of %j (https %s) the session is %j', (header, https, session) => {
	expect(readCookie(header, https)).toBe(session);
});

test('a session cookie is out of reach of scripts and other sites', () => {
	expect(writeCookie('abc', 60, false)).toBe('tb=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60');
	expect(writeCookie('abc', 60, true)).toBe(
		'__Host-tb=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure'
	);
});

test('the cookie of a room screen goes to pictures of one workshop and nowhere else', () => {
	const cookie = writeScreenCookie('lublin', 'abc', 60, true);
	expect(cookie).toBe(
		'__Secure-tb-screen-lublin=abc; Path=/assets; HttpOnly; SameSite=Strict; Max-Age=60; Secure'
	);
	expect(readScreenCookie(cookie, 'lublin', true)).toBe('abc');
	expect(readScreenCookie(cookie, 'lublin', false)).toBeUndefined();
	expect(readScreenCookie(cookie, 'torun', true)).toBeUndefined();
	expect(readCookie(cookie, true)).toBeUndefined();
});
