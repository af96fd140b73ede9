/** The parser that browsers and Node share. */
declare const URL: {
	canParse(text: string): boolean;
	new (text: string): { readonly protocol: string; readonly href: string; readonly hostname: string };
};

/**
 * A web address as people type it, made safe to link to: only http and https, and `https://` is put in
 * front of a bare host such as `clusters3.eu/lublin`. Undefined for anything else, `javascript:` above all.
 */
export function safeLink(text: string): string | undefined {
	const typed = text.trim();
	if (typed === '' || typed.length > 2000 || /\s/.test(typed)) return undefined;
	const full = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
	if (!URL.canParse(full)) return undefined;
	const url = new URL(full);
	if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
	return url.hostname.includes('.') ? url.href : undefined;
}
