/** The one cookie. `__Host-` binds it to this host and needs https, so plain http has a plain name. */

/** The part of a configured origin that decides on cookies and HSTS. */
export const isHttps = (origin: string | undefined): boolean => origin?.startsWith('https://') ?? false;

export const cookieName = (https: boolean): string => (https ? '__Host-tb' : 'tb');

/** The value of the session cookie in a Cookie header; undefined if it is not there or came twice. */
export function readCookie(header: string | undefined, https: boolean): string | undefined {
	if (!header) return undefined;
	const wanted = `${cookieName(https)}=`;
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
