/**
 * The exact Origin check: no request that changes something, and no socket, is accepted from a page of
 * another origin, be it a neighbouring subdomain (reliability.md S1, K3). SameSite cookies do not stop those.
 */
import type { IncomingHttpHeaders } from 'node:http';

export interface OriginFacts {
	readonly origin: string | undefined;
	readonly host: string | undefined;
	readonly secFetchSite: string | undefined;
}

/** A header that came twice is a list in Node's eyes or joined by a comma; neither is a valid origin. */
const single = (value: string | string[] | undefined): string | undefined =>
	Array.isArray(value) ? value.join(',') : value;

export const originFacts = (headers: IncomingHttpHeaders): OriginFacts => ({
	origin: single(headers['origin']),
	host: single(headers['host']),
	secFetchSite: single(headers['sec-fetch-site'])
});

/**
 * @param configured the public origin, if one is set; else any request's own Host counts, with either scheme,
 *   because a proxy may have ended TLS
 */
export function isTrustedOrigin(
	{ origin, host, secFetchSite }: OriginFacts,
	configured: string | undefined
): boolean {
	// Browsers say where a request comes from; whatever they say must not contradict the origin.
	if (secFetchSite !== undefined && secFetchSite !== 'same-origin' && secFetchSite !== 'none') return false;
	// A browser sends Origin with every non-GET and every WebSocket; programs need not.
	if (origin === undefined) return true;
	if (configured !== undefined) return origin === configured;
	if (host === undefined || host === '') return false;
	return origin === `http://${host}` || origin === `https://${host}`;
}
