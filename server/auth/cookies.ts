/**
 * The cookie of a session, and that of a room screen. `__Host-` binds a cookie to this host and needs https, so plain
 * http has a plain name.
 */

/** The part of a configured origin that decides on cookies and HSTS. */
export const isHttps = (origin: string | undefined): boolean => origin?.startsWith('https://') ?? false;

export const cookieName = (https: boolean): string => (https ? '__Host-tb' : 'tb');

/** The value of the session cookie in a Cookie header; undefined if it is not there or came twice. */
export const readCookie = (header: string | undefined, https: boolean): string | undefined =>
	valueOf(header, cookieName(https));

/** Undefined if it is not there or came twice. */
function valueOf(header: string | undefined, name: string): string | undefined {
	if (!header) return undefined;
	const wanted = `${name}=`;
	const values = header
		.split(';')
		.map((pair) => pair.trim())
		.filter((pair) => pair.startsWith(wanted))
		.map((pair) => pair.slice(wanted.length));
	return values.length === 1 ? values[0] : undefined;
}

/** @param maxAge in seconds; 0 removes the cookie */
export function writeCookie(value: string, maxAge: number, https: boolean): string {
	const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${maxAge}`];
	if (https) attributes.push('Secure');
	return [`${cookieName(https)}=${value}`, ...attributes].join('; ');
}

/** One for each workshop, because a browser may show the screens of several. */
const screenCookieName = (workshop: string, https: boolean): string =>
	`${https ? '__Secure-' : ''}tb-screen-${workshop}`;

/** The token of this workshop's room screen in a Cookie header; undefined if it is not there or came twice. */
export const readScreenCookie = (
	header: string | undefined,
	workshop: string,
	https: boolean
): string | undefined => valueOf(header, screenCookieName(workshop, https));

/** Lets a room screen fetch the pictures and slides that it shows, and nothing else. @param maxAge in seconds */
export function writeScreenCookie(workshop: string, token: string, maxAge: number, https: boolean): string {
	const attributes = ['Path=/assets', 'HttpOnly', 'SameSite=Strict', `Max-Age=${maxAge}`];
	if (https) attributes.push('Secure');
	return [`${screenCookieName(workshop, https)}=${token}`, ...attributes].join('; ');
}
